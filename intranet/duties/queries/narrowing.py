"""What the board is narrowed to, and in which order its duties stand."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Who
from intranet.directives.models import Urgency
from intranet.duties.models import Duty, DutyPerson, DutyState, DutyUnit
from intranet.duties.policy import DutyPolicy, circles
from intranet.duties.queries.duties import PARTIES
from intranet.duties.rules import LIVE, WORKED_ON
from intranet.people.rules import today

LEADS, TAKES_PART, MINE, FOLLOWS = "lead", "part", "mine", "follow"
LATE, RUNNING, ALL = "late", "live", "all"
STATES = (RUNNING, LATE, *DutyState.values, ALL)
VIEWS = (FOLLOWS, LEADS, TAKES_PART, MINE)

VIEW_WORDS = {
    FOLLOWS: _("My office follows up"),
    LEADS: _("My unit leads"),
    TAKES_PART: _("My unit co-operates"),
    MINE: _("Assigned to me"),
}
STATE_WORDS = {RUNNING: _("Still to be done"), LATE: _("Overdue"), **dict(DutyState.choices), ALL: _("All")}

_RANK = Case(
    When(directive__urgency=Urgency.EXPRESS, then=Value(0)),
    When(directive__urgency=Urgency.VERY_URGENT, then=Value(1)),
    When(directive__urgency=Urgency.URGENT, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)
"""Decree 30/2020/NĐ-CP, annex I: hỏa tốc before thượng khẩn before khẩn."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; an empty ``view`` means the first that has something to do."""

    view: str = ""
    state: str = RUNNING
    unit: int | None = None


def is_in(asking: Who, view: str) -> Q:
    """Whether a duty belongs to a view, as a condition."""
    person, units, offices = circles(asking)
    if view == FOLLOWS:
        return Q(office__in=offices)
    if view == LEADS:
        return Q(lead__in=units)
    if view == TAKES_PART:
        return Q(Exists(DutyUnit.objects.filter(duty=OuterRef("pk"), unit__in=units)))
    return Q(Exists(DutyPerson.objects.filter(duty=OuterRef("pk"), person=person)))


def duties_in(asking: Who, view: str, unit: int | None = None) -> QuerySet[Duty]:
    """What ``asking`` may see of a view, perhaps of one lead unit only; a co-operating unit's own day stands in
    ``shown_due`` where it has one.
    """
    shown: Any = F("due")
    if view == TAKES_PART:
        own = DutyUnit.objects.filter(duty=OuterRef("pk"), unit__in=circles(asking)[1], due__isnull=False)
        shown = Coalesce(Subquery(own.order_by("due").values("due")[:1]), F("due"))
    found = DutyPolicy().visible(asking, Duty.objects.filter(is_in(asking, view)))
    return (found.filter(lead=unit) if unit else found).annotate(shown_due=shown)


def _late() -> Q:
    return Q(state__in=WORKED_ON, shown_due__lt=today())


def is_state(state: str) -> Q:
    """Whether a duty of ``duties_in`` stands in a state of ``STATES``, as a condition."""
    if state == LATE:
        return _late()
    if state == ALL:
        return Q()
    return Q(state__in=LIVE) if state == RUNNING else Q(state=state)


def in_order(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """Overdue first, then by urgency, then by day; without a day last."""
    late = Case(When(_late(), then=Value(0)), default=Value(1), output_field=IntegerField())
    found = duties.select_related("directive", "lead").prefetch_related(*PARTIES)
    return found.order_by(late, _RANK, F("shown_due").asc(nulls_last=True), "-pk")
