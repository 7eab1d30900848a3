"""Duties as lines of the board and of its table for other programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from intranet.access.rules import guards_for
from intranet.access.tokens import who
from intranet.directives.models import Urgency
from intranet.duties.models import DutyState, DutyUnit, UnitRole
from intranet.duties.queries.narrowing import MINE, VIEWS, Filters, duties_in, in_order, is_state
from intranet.duties.rules import state_words
from intranet.people.models import Person, Unit
from intranet.people.rules import local_date, today

MOST_EXPORTED = 5_000


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line. ``text`` is empty where a guard stands before the document; tones only repeat words."""

    url: str
    item: str
    text: str
    symbol: str
    urgency: str
    lead: str
    parts: list[str]
    people: list[str]
    due: date | None
    due_words: str
    due_state: str
    state: str
    state_tone: str


def row_of(duty: Any) -> BoardRow:
    """The line of a duty of ``duties_in``."""
    reported = local_date(duty.reported_at) if duty.reported_at else None
    due = state_words(duty.state, duty.shown_due, reported, today())
    urgency = duty.directive.urgency
    return BoardRow(
        duty.get_absolute_url(),
        duty.title,
        "" if guards_for("read", duty.directive) else Truncator(duty.text).chars(200),
        duty.directive.symbol,
        "" if urgency == Urgency.NORMAL else capfirst(str(duty.directive.get_urgency_display())),
        _name(duty.lead),
        [_part(part) for part in duty.units.all() if part.role == UnitRole.CO_OPERATES],
        [str(each.person) for each in duty.people.all()],
        duty.shown_due,
        capfirst(due.words),
        due.state,
        capfirst(duty.get_state_display()),
        "done" if duty.state == DutyState.CLOSED else "info" if duty.state == DutyState.REPORTED else "",
    )


def _name(unit: Unit) -> str:
    return unit.short_name or unit.name


def _part(part: DutyUnit) -> str:
    return f"{_name(part.unit)} ({part.due:%d/%m/%Y})" if part.due else _name(part.unit)


def export_rows(person: Person, filters: Filters) -> Iterator[list[Any]]:
    """The same duties, all pages, as rows of a table; titles first. At most 5,000."""
    yield [
        _("Item"),
        _("What is to be done"),
        _("Number and symbol"),
        _("Urgency"),
        _("Lead unit"),
        _("Co-operating units"),
        _("Assigned to"),
        _("Due date"),
        _("State"),
        _("On time"),
        _("Result"),
    ]
    asking = who(person)
    if asking is None:
        return
    found = duties_in(asking, filters.view if filters.view in VIEWS else MINE, filters.unit)
    for duty in in_order(found.filter(is_state(filters.state)))[:MOST_EXPORTED]:
        row = row_of(duty)
        guarded = not row.text
        text, result = ("", "") if guarded else (duty.text, duty.result)
        parts, people = "; ".join(row.parts), "; ".join(row.people)
        given = [duty.number, text, row.symbol, row.urgency, row.lead, parts, people]
        yield [*given, row.due, row.state, row.due_words, result]
