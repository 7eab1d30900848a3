"""The documents that somebody may convene a session for, to choose from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.decisions import visible
from intranet.access.rules import guards_for
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Audience, Tally, UnitReceipt
from intranet.acknowledgement.subjects import DONE_ELSEWHERE
from intranet.attendance.policy import KEEPERS
from intranet.people.models import Person, Unit, UnitKind
from intranet.people.rules import local_date


@dataclass(frozen=True, slots=True)
class Offered:
    """One document. ``title`` is "" where a guard stands before it."""

    version_id: int
    number: str
    title: str
    on: date


def keeps_sessions(person: Person) -> bool:
    """Whether ``person`` keeps the sessions of some unit. No query."""
    return bool(units_with_role(tokens_of(person), KEEPERS))


def convenable(person: Person) -> QuerySet[Audience]:
    """What ``person`` may read and keeps sessions for: in their units, or below them, somebody is asked, or a Party
    cell; the newest first. Two queries first, none for who keeps no sessions.
    """
    held = units_with_role(tokens_of(person), KEEPERS)
    if not held:
        return Audience.objects.none()
    found = Audience.objects.filter(_readable(person), version__isnull=False)
    return found.filter(_asked_below(held)).select_related("version").order_by("-version__created_at", "-version")


def _asked_below(held: list[int]) -> Q:
    below = Q(pk__in=[])
    for path in Unit.objects.filter(pk__in=held).values_list("path", flat=True):
        below |= Q(unit__path__startswith=path)
    of_version = {"version": OuterRef("version")}
    asked = Tally.objects.filter(below, **of_version, count__gt=0)
    cells = UnitReceipt.objects.filter(below, **of_version, unit__kind=UnitKind.PARTY_CELL)
    return Q(Exists(asked)) | Q(Exists(cells))


def _readable(person: Person) -> Q:
    readable = Q(pk__in=[])
    labels = Audience.objects.exclude(subject_model__in=DONE_ELSEWHERE).order_by()
    for label in labels.values_list("subject_model", flat=True).distinct():
        may_read = visible(person, apps.get_model(label)._default_manager.order_by()).values("pk")
        readable |= Q(subject_model=label, subject_id__in=may_read)
    return readable


def offered(audience: Audience) -> Offered:
    """A line of the list; no text of what a guard stands before."""
    version: Any = audience.version
    is_guarded = bool(guards_for("read", apps.get_model(audience.subject_model)(pk=audience.subject_id)))
    return Offered(version.pk, version.number, "" if is_guarded else version.title, local_date(version.created_at))
