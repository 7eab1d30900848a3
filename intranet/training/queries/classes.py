"""Classes of a course, for who learns it: which are coming, and what those that were held say of them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext as _

from intranet.access.decisions import visible
from intranet.attendance.models import Answer, Attendance, Invitation, SessionState
from intranet.people.models import Person
from intranet.training.models import TrainingClass
from intranet.training.rules.completion import Completion

if TYPE_CHECKING:
    from intranet.training.queries.runs import ItemRow, Outline


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class: when and where, and in ``words`` what it is to the reader."""

    address: str
    title: str
    when: str
    words: str
    is_there: bool


def with_classes(shown: "Outline", person: Person) -> "Outline":
    """``shown`` with the classes of the course beside the lessons that ask for one: those that ``person`` may see, the
    earliest first; closed ones where they are on the list, and beside a lesson that is done those to which they came.
    One query, none where no lesson asks for a class.
    """
    if not any(row.item.completion == Completion.ATTENDED for row in shown.rows):
        return shown
    found = [(each.item, _line(each)) for each in _seen_by(person, shown.version.course_id)]
    rows = [
        replace(row, classes=[each for item, each in found if _belongs(row, item, each)])
        if row.item.completion == Completion.ATTENDED
        else row
        for row in shown.rows
    ]
    return replace(shown, rows=rows)


def _belongs(row: "ItemRow", item: UUID | None, line: ClassLine) -> bool:
    return item in {None, row.item.key} and (line.is_there or not row.is_done)


def _seen_by(person: Person, course_id: int) -> list[Any]:
    own: Any = {"session": OuterRef("session"), "person": person}
    found: Any = TrainingClass.objects.filter(course=course_id, published_at__isnull=False)
    found = found.exclude(session__state=SessionState.CALLED_OFF).annotate(
        status=Subquery(Attendance.objects.filter(**own).values("status")[:1]),
        answer=Subquery(Invitation.objects.filter(**own).values("answer")[:1]),
        state=F("session__state"),
    )
    rows = visible(person, found).select_related("session").order_by("session__on", "pk")
    return [each for each in rows if each.state != SessionState.CLOSED or each.status]


def _line(each: Any) -> ClassLine:
    days = "–".join(f"{day:%d/%m/%Y}" for day in sorted({each.session.on, each.until}))
    when = " · ".join(part for part in (days, each.session.clock, each.session.place) if part)
    return ClassLine(each.get_absolute_url(), each.title, when, _words(each), each.status in Attendance.THERE)


def _words(each: Any) -> str:
    is_there = each.status in Attendance.THERE
    if each.state == SessionState.CLOSED:
        return _("you came") if is_there else _("the list says that you were absent")
    if is_there:
        return _("you came; it counts once the list is closed")
    if each.state == SessionState.HELD:
        return _("its list is not closed yet")
    if each.answer is None:
        return _("it is planned; you are not invited yet")
    words = {Answer.COMING: _("you said that you will come"), Answer.EXCUSED: _("you asked to be excused")}
    return words.get(each.answer, _("you are invited; say whether you will come"))
