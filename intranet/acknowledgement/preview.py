"""What a rule would do, before it does it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from intranet.acknowledgement.audiences import Asked, named_by, people_asked
from intranet.acknowledgement.models import POSITIVE, Assignment, Audience, TermKind
from intranet.acknowledgement.services import Term
from intranet.alphabet import by_given_name
from intranet.people.models import Person, Unit
from intranet.people.queries import returns
from intranet.people.rules import today
from intranet.state.current import current

MOST_NAMES = 500
WEEK = timedelta(days=7)
FEWEST = 5
"""People of whom it is told how many are away or have had too much to read. Of fewer, the figure would answer a
question about one of them by name, and whoever may write a rule may look up nobody's absence.
"""


@dataclass(frozen=True, slots=True)
class Named:
    """One person who would be asked, and the unit they count in."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Preview:
    """How many people in how many units, and how the number comes about. ``overloaded`` of them have had as many
    required readings this week as the office thinks right; ``away`` are absent today; both are 0 below ``FEWEST``
    people. ``names`` are the first 500, by unit and name.
    """

    people: int
    units: int
    by_unit: int
    by_name: int
    left_out: int
    overloaded: int
    limit: int
    away: int
    names: list[Named]

    @property
    def more(self) -> int:
        """How many people are not among the names."""
        return self.people - len(self.names)


def preview(terms: Sequence[Term]) -> Preview:
    """Count whom ``terms`` would name today. Queries as many as there are terms, and five."""
    on, limit = today(), readings_a_week()
    lines = [term.line() for term in terms]
    asked = named_by(lines, on)
    in_units = {each.person_id for each in named_by([one for one in lines if _is_unit(one)], on)}
    all_named = {each.person_id for each in named_by([one for one in lines if not one.is_exception], on)}
    ids = [each.person_id for each in asked]
    told_of = ids if len(ids) >= FEWEST else []
    return Preview(
        people=len(asked),
        units=len({each.unit_id for each in asked}),
        by_unit=len(in_units),
        by_name=len(all_named - in_units),
        left_out=len(all_named) - len(asked),
        overloaded=len(overloaded(told_of, limit)),
        limit=limit,
        away=len(returns(told_of, on)),
        names=_names(asked),
    )


def readings_a_week() -> int:
    """How many required readings in seven days are thought right: as an administrator has settled, or the site was
    installed with.
    """
    settled = current().readings_a_week
    return settings.INTRANET_READINGS_A_WEEK if settled is None else settled


def _is_unit(line: object) -> bool:
    return not line.is_exception and line.kind != TermKind.PERSON  # type: ignore[attr-defined]


def overloaded(people: Collection[int], limit: int) -> list[int]:
    """Those of ``people`` whom one more reading would bring over ``limit`` in seven days. One query."""
    recent = Assignment.objects.filter(opened_at__gte=timezone.now() - WEEK).order_by()
    counted = recent.values("person").annotate(n=Count("version", distinct=True)).filter(n__gte=limit)
    wanted = set(people)
    return [person for person in counted.values_list("person", flat=True) if person in wanted]


def _names(asked: Sequence[Asked]) -> list[Named]:
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in={each.unit_id for each in asked})}
    shown = sorted(asked, key=lambda each: units[each.unit_id].path)[:MOST_NAMES]
    people = Person.objects.in_bulk([each.person_id for each in shown])
    shown.sort(key=lambda each: (units[each.unit_id].path, by_given_name(people[each.person_id])))
    return [Named(str(people[each.person_id]), str(units[each.unit_id])) for each in shown]


@dataclass(frozen=True, slots=True)
class Change:
    """Who would be asked newly, and whose open assignment would be closed, if the rule were changed."""

    gains: list[Named]
    loses: list[Named]

    @property
    def is_none(self) -> bool:
        return not (self.gains or self.loses)


def change(audience: Audience, terms: Sequence[Term]) -> Change:
    """Compare ``terms`` with the rule as it stands; who has acknowledged already neither gains nor loses."""
    on = today()
    before = {each.person_id: each for each in people_asked(audience, on)}
    after = {each.person_id: each for each in named_by([term.line() for term in terms], on)}
    done = set(
        Assignment.objects.filter(version=audience.version, receipt__kind__in=POSITIVE).values_list("person", flat=True)
    )
    gains = [each for person, each in after.items() if person not in before and person not in done]
    loses = [each for person, each in before.items() if person not in after and person not in done]
    return Change(_names(gains), _names(loses))
