"""Lists of training classes, as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role
from intranet.attendance.models import Answer, Attendance, Invitation, Session, SessionState, Status
from intranet.attendance.pages import TONES
from intranet.attendance.queries import turnouts_of
from intranet.people.models import Person, Unit
from intranet.training.models import TrainingClass
from intranet.training.policy import OFFICE_ROLES
from intranet.training.sessions.policy import HEADS


@dataclass(frozen=True, slots=True)
class Row:
    """One class in a list. The figures are for its office alone, ``own`` is how the reader stands in it."""

    address: str
    title: str
    on: date
    until: date
    clock: str
    place: str
    unit: str
    state: str
    tone: str
    own: str
    is_office: bool
    invited: int
    attendances: int


def offices_of(person: Person) -> list[Unit]:
    """Units whose classes ``person`` keeps. One query, none for who keeps none."""
    held = units_with_role(tokens_of(person), OFFICE_ROLES)
    return list(Unit.objects.filter(pk__in=held).order_by("path")) if held else []


def keeps_classes(person: Person) -> bool:
    """Whether ``person`` may plan a class for some unit. No query."""
    return bool(units_with_role(tokens_of(person), OFFICE_ROLES))


def sees_figures(person: Person) -> bool:
    """Whether ``person`` keeps classes, or heads people who come to some. No query."""
    return bool(units_with_role(tokens_of(person), (*OFFICE_ROLES, *HEADS)))


def classes_of(person: Person, first: date, last: date) -> QuerySet[TrainingClass]:
    """Classes that ``person`` may see and of which a day lies in the period, the latest first."""
    found = TrainingClass.objects.filter(session__on__lte=last, until__gte=first).select_related("session__unit")
    return visible(person, found).order_by("-session__on", "-pk")


def rows_of(found: Iterable[TrainingClass], person: Person) -> list[Row]:
    """Three queries, whatever the number."""
    sessions = [each.held.pk for each in found]
    mine = Attendance.objects.filter(session=OuterRef("pk"), person=person).values("status")
    invited = Invitation.objects.filter(session=OuterRef("pk"), person=person).values("answer")
    counted: Any = Session.objects.filter(pk__in=sessions).select_related("unit").annotate(invited=Count("invitations"))
    counted = counted.annotate(own_status=Subquery(mine[:1]), own_answer=Subquery(invited[:1]))
    by_pk = {each.pk: each for each in counted}
    figures = turnouts_of(sessions)
    offices = units_with_role(tokens_of(person), OFFICE_ROLES)
    return [_row(each, by_pk[each.held.pk], figures[each.held.pk], offices) for each in found]


def _row(found: TrainingClass, session: Any, figures: Any, offices: Iterable[int]) -> Row:
    is_office = session.unit_id in offices
    return Row(
        found.get_absolute_url(),
        found.title,
        session.on,
        found.until,
        session.clock,
        session.place,
        session.unit.short_name or session.unit.name,
        *state_of(found, session),
        own_words(session.own_status or "", session.own_answer or "", is_invited=session.own_answer is not None),
        is_office,
        session.invited if is_office else 0,
        figures.attendances if is_office else 0,
    )


def attended(person: Person, viewer: Person) -> list[TrainingClass]:
    """Closed classes to which ``person`` came by name and that ``viewer`` may read, the newest first. One query."""
    there = Attendance.objects.filter(session=OuterRef("session"), person=person, status__in=Attendance.THERE)
    found = TrainingClass.objects.filter(Exists(there), session__state=SessionState.CLOSED)
    return list(visible(viewer, found).select_related("session__unit").order_by("-session__on", "-pk"))


def state_of(found: TrainingClass, session: Session) -> tuple[str, str]:
    """Where a class stands, in words, and in which tone."""
    if session.state == SessionState.PLANNED and found.published_at is None:
        return pgettext("class", "Not announced yet"), ""
    return capfirst(session.get_state_display()), TONES.get(SessionState(session.state), "")


def own_words(status: str, answer: str, *, is_invited: bool) -> str:
    """How somebody stands in a class: came or was absent, else what they answered, else that they are invited."""
    if status:
        return capfirst(str(Status(status).label))
    if answer:
        return _("You will come") if answer == Answer.COMING else _("You asked to be excused")
    return _("You are invited") if is_invited else ""
