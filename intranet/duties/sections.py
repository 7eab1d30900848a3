"""Beside a letter: its duties as far as they concern the reader, and the way to give out more."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.text import Truncator, capfirst

from intranet.acknowledgement.rules import DueWords
from intranet.directives.models import Directive
from intranet.duties.models import Duty
from intranet.duties.queries import of_directive
from intranet.duties.rules import state_words
from intranet.duties.services.opening import may_open
from intranet.people.models import Person
from intranet.people.rules import local_date, today


@dataclass(frozen=True, slots=True)
class Line:
    """One duty in the section."""

    url: str
    title: str
    lead: str
    state: str
    due: date | None
    words: DueWords


def beside_letter(directive: Directive, reader: Person) -> str:
    """The section for ``reader``, who may read the document; "" when there is nothing to show or to do. One query."""
    lines = [_line(duty) for duty in of_directive(directive, reader)]
    opens = not directive.is_draft and may_open(reader, directive.owner_unit_id)
    if not lines and not opens:
        return ""
    return render_to_string("intranet/duties/section.html", {"lines": lines, "directive": directive, "opens": opens})


def _line(duty: Duty) -> Line:
    reported = local_date(duty.reported_at) if duty.reported_at else None
    words = state_words(duty.state, duty.due, reported, today())
    lead = duty.lead.short_name or duty.lead.name
    return Line(duty.get_absolute_url(), _title(duty), lead, capfirst(duty.get_state_display()), duty.due, words)


def _title(duty: Duty) -> str:
    """The first words of a duty without a number: its text may stand beside the letter it comes from."""
    return duty.title if duty.number else Truncator(duty.text).chars(80) or duty.title
