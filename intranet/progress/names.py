"""Everybody asked in one unit: how each stands, on a page and as a table for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.acknowledgement.models import POSITIVE, Reason
from intranet.acknowledgement.rules import due_words
from intranet.people.models import Unit
from intranet.people.rules import OFFICE_ZONE, local_date, today
from intranet.printing.sheet import Cell, Sheet
from intranet.progress.pages import Followup
from intranet.progress.queries import people_of
from intranet.progress.sheets import as_of, what
from intranet.reminders.queries import Reminded, reminded_people

NAMES = 100
"""People a page."""

WIDTHS = (30, 34, 16, 14, 16, 30, 16)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person asked: ``state`` sets the tone, ``words`` say how they stand, ``note`` when or how long yet.

    ``first_due`` and ``extended_for`` are the day that stood before more time was given, and why; ``reminded`` is kept
    for who is still to acknowledge.
    """

    name: str
    state: str
    words: str
    note: str
    due: date | None
    reminded: Reminded | None = None
    is_open: bool = False
    first_due: date | None = None
    extended_for: str = ""


def names_page(followup: Followup, unit: Unit, number: int) -> dict[str, Any]:
    """Context of ``intranet/progress/names.html``. Two queries."""
    page = Paginator(people_of(followup.version, unit), NAMES).get_page(number)
    return {"followup": followup, "unit": unit, "page": page, "lines": _lines(page.object_list)}


def names_sheet(followup: Followup, unit: Unit, now: datetime) -> Sheet:
    """The same of all pages. Two queries."""
    return Sheet(
        title=unit.name,
        heads=[
            _("Full name"),
            _("Acknowledgement"),
            _("When, or how long yet"),
            _("Due date"),
            _("Due date before"),
            _("Why there is more time"),
            _("Last reminder"),
        ],
        widths=WIDTHS,
        rows=[_cells(line) for line in _lines(people_of(followup.version, unit))],
        subtitle=[what(followup), as_of(now.astimezone(OFFICE_ZONE))],
    )


def _cells(line: PersonLine) -> list[Cell]:
    last: Cell = line.reminded.last if line.reminded else ""
    days: list[Cell] = [line.due or "", line.first_due or ""]
    return [line.name, capfirst(line.words), line.note, *days, capfirst(line.extended_for), last]


def _lines(assignments: Iterable[Any]) -> list[PersonLine]:
    assignments = list(assignments)
    reminded = reminded_people(each.pk for each in assignments if not _receipt(each))
    return [_line(each, reminded.get(each.pk)) for each in assignments]


def _receipt(assignment: Any) -> Any:
    return getattr(assignment, "receipt", None)


def _line(assignment: Any, reminded: Reminded | None) -> PersonLine:
    name, receipt, given = str(assignment.person), _receipt(assignment), _more_time(assignment)
    if receipt is None:
        words = due_words(assignment.due, today())
        said = words.words if words.state == "late" else _("not yet acknowledged")
        note = "" if words.state == "late" else words.words
        return PersonLine(name, words.state, said, note, assignment.due, reminded, True, *given)
    day = f"{local_date(receipt.at):%d/%m/%Y}"
    if receipt.kind in POSITIVE:
        return PersonLine(name, "done", receipt.get_kind_display(), day, assignment.due, None, False, *given)
    why = [str(receipt.get_kind_display()), *([str(receipt.get_reason_code_display())] if receipt.reason_code else [])]
    said = _("closed: %(why)s") % {"why": ", ".join(why)}
    return PersonLine(name, "", said, day, assignment.due, None, False, *given)


def _more_time(assignment: Any) -> tuple[date | None, str]:
    """The due date before and why it was put off; a day that was taken back is none."""
    if assignment.first_due is None or assignment.due <= assignment.first_due:
        return None, ""
    return assignment.first_due, str(Reason(assignment.extended_for).label)
