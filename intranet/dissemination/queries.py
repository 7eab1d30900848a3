"""Lists of sessions, as pages show them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet

from intranet.access.decisions import visible
from intranet.access.rules import guards_for
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Version
from intranet.attendance.models import Session, SessionState
from intranet.attendance.pages import TONES
from intranet.attendance.policy import READERS
from intranet.attendance.queries import turnouts_of
from intranet.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """One session in a list. ``title`` is "" where a guard stands before the document."""

    pk: int
    on: date
    form: str
    unit: str
    number: str
    title: str
    state: str
    tone: str
    invited: int
    attendances: int


def units_seen(person: Person) -> list[Unit]:
    """Units whose sessions ``person`` may look at. One query, none for who has none."""
    held = units_with_role(tokens_of(person), READERS)
    return list(Unit.objects.filter(pk__in=held)) if held else []


def sessions_of(person: Person, units: Collection[Unit], first: date, last: date) -> QuerySet[Session]:
    """Sessions of ``units`` in a period that ``person`` may see, newest first."""
    mine = Session.objects.filter(unit__in=units, on__range=(first, last), subject_version__isnull=False)
    return visible(person, mine).order_by("-on", "-pk")


def sessions_about(model: str, subject_id: int, person: Person) -> QuerySet[Session]:
    """Sessions about one subject that ``person`` may see, newest first."""
    about = Q(subject_model=model, subject_id=subject_id, subject_version__isnull=False)
    return visible(person, Session.objects.filter(about)).order_by("-on", "-pk")


def rows_of(sessions: QuerySet[Session] | Sequence[Session]) -> list[Row]:
    """Four queries, whatever the number."""
    rows = list(_counted(sessions))
    versions = Version.objects.only("number", "title").in_bulk({each.subject_version for each in rows})
    figures = turnouts_of([each.pk for each in rows])
    return [_row(each, versions[each.subject_version], figures[each.pk].attendances) for each in rows]


def _counted(sessions: Any) -> Any:
    keys = [each.pk for each in sessions]
    return (
        Session.objects.filter(pk__in=keys)
        .select_related("unit")
        .annotate(invited=Count("invitations"))
        .order_by("-on", "-pk")
    )


def _row(session: Any, version: Version, attendances: int) -> Row:
    return Row(
        session.pk,
        session.on,
        session.get_form_display(),
        session.unit.short_name or session.unit.name,
        version.number,
        "" if is_guarded(session) else version.title,
        session.get_state_display(),
        TONES.get(SessionState(session.state), ""),
        session.invited,
        attendances,
    )


def is_guarded(session: Session) -> bool:
    """Whether something must be proven before the subject is read; lists show no text of it."""
    return bool(guards_for("read", apps.get_model(session.subject_model)(pk=session.subject_id)))
