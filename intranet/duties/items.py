"""The numbered items of a document as they are offered for giving out: with a lead unit and a day where the text names
them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.calendars.rules import WorkingCalendar
from intranet.directives.blocks import plain_text
from intranet.directives.models import Directive
from intranet.directives.recognition.body import lead_in
from intranet.directives.recognition.deadlines import Deadline, deadline_of
from intranet.duties.rules import resolved
from intranet.duties.unit_names import UnitNames
from intranet.people.rules import local_date

_NUMBERED = re.compile(r"(?P<number>(?:Điều )?\d{1,3}(?:\.\d{1,3}){0,2})[.:)]?\s+(?P<text>\S.*)", re.DOTALL)
_ITEM = re.compile(
    r"(?P<number>Điều \d{1,2}(?=[.:])|\d{1,2}(?:\.\d{1,2}){1,2}(?=[.)]?\s)|\d{1,2}(?=[.)]\s))[.:)]?\s+\S"
)
_POINT = re.compile(r"[-–+]\s|[a-zđ][.)]\s")
_BEGINS = re.compile(r"(?P<unit>[^.;:,()\n]{2,90}?)(?=\s(?:chủ trì|có trách nhiệm|tổng hợp|tham mưu)|:)")

DOUBTS = {
    "no-year": gettext_lazy("The year is not printed."),
    "impossible": gettext_lazy("There is no such day."),
    "past": gettext_lazy("The day lies before the date of the document."),
    "period": gettext_lazy("It may be the end of a period that is reported on."),
    "about-something": gettext_lazy("It may say when something else happened."),
    "whole-year": gettext_lazy("Only the year is printed."),
    "periodic": gettext_lazy("It comes again every month, quarter or year."),
    "start": gettext_lazy("It is counted from a day that is not known here."),
    "several": gettext_lazy("Several deadlines are printed."),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One item; ``due_note`` says where the day comes from and what is doubtful about it."""

    number: str
    text: str
    lead: str = ""
    due: date | None = None
    due_words: str = ""
    due_note: str = ""

    def initial(self) -> dict[str, Any]:
        """Values of a row of the form."""
        names = ("number", "text", "lead", "due", "due_words", "due_note")
        return {name: getattr(self, name) for name in names} | {"offered": "yes"}


def items_of(directive: Directive, names: UnitNames, calendar: WorkingCalendar) -> list[Item]:
    """The items that were recognised in the text. Pure but for the directive's own columns."""
    received = local_date(directive.created_at)
    lines = numbered_lines(plain_text(block) for block in directive.body) if directive.is_outgoing else directive.duties
    found = []
    for position, line in enumerate(lines, start=1):
        numbered = _NUMBERED.fullmatch(line.strip())
        number, text = (numbered["number"], numbered["text"]) if numbered else (str(position), line.strip())
        unit = names.find(lead_in(text) or _first_named(text))
        deadline = deadline_of(text, directive.date)
        day = resolved(deadline, directive.date, received, calendar) if deadline else None
        words = deadline.printed[:200] if deadline else ""
        note = _note(deadline, day) if deadline else ""
        found.append(Item(number, text, names.label_of(unit), day, words, note))
    return found


def numbered_lines(paragraphs: Iterable[str]) -> list[str]:
    """The numbered items of a text that was written here, with their points; articles, where there are any. An item
    that is only the heading of 5.1, 5.2 is none.
    """
    items: list[list[str]] = []
    for paragraph in paragraphs:
        if _ITEM.match(paragraph):
            items.append([paragraph])
        elif items and _POINT.match(paragraph):
            items[-1].append(paragraph)
    articles = [item for item in items if item[0].startswith("Điều")]
    numbers = {_number(item[0]) for item in items}
    return [" ".join(item) for item in articles or items if not _has_parts(_number(item[0]), numbers)]


def _number(line: str) -> str:
    found = _ITEM.match(line)
    return found["number"] if found else ""


def _has_parts(number: str, numbers: set[str]) -> bool:
    return any(other.startswith(f"{number}.") for other in numbers)


def _first_named(text: str) -> str:
    """The words with which an item begins where they could be the body that does it: a guess, until a unit is found."""
    found = _BEGINS.match(text)
    return found["unit"].strip() if found else ""


def _note(deadline: Deadline, day: date | None) -> str:
    """Where the day comes from: the printed words, how they are counted, and what a person should look at."""
    parts = [_("In the text: “%(words)s”.") % {"words": deadline.printed}]
    if deadline.rule == "before" and day:
        parts.append(_("“Before” ends on the day before."))
    if deadline.rule == "relative" and day:
        start = _("the date of the document") if deadline.counted_from == "signing" else _("the day it was taken in")
        parts.append(_("Counted from %(start)s.") % {"start": start})
    if deadline.doubt:
        parts.append(str(DOUBTS[deadline.doubt]))
    return " ".join(parts)
