"""Reads of progress: figures from the tallies, never from assignments."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import (
    POSITIVE,
    Assignment,
    Audience,
    Extension,
    Fault,
    Receipt,
    Tally,
    TallyState,
    Version,
)
from intranet.acknowledgement.subjects import DONE_ELSEWHERE, OFFICES
from intranet.alphabet import by_given_name
from intranet.people.models import Person, Unit
from intranet.progress.figures import Cell, Figures
from intranet.progress.scope import OFFICE_ROLES, UNIT_ROLES, Scope, below, paths_of
from intranet.progress.tree import Faults, UnitLine


def cells(version: Version, scope: Scope, on: date) -> list[Cell]:
    """The figures of every unit of the tree. One query, over tallies."""
    rows = _summed(Tally.objects.filter(scope.within("unit__path"), version=version).values("unit_id", "state"), on)
    return [_cell(row, row["unit_id"]) for row in rows]


def _summed(grouped: Any, on: date) -> Any:
    late = Q(state=TallyState.OPEN, due__lt=on, count__gt=0)
    return grouped.order_by().annotate(
        n=Sum("count"),
        fast=Sum("quick"),
        behind=Coalesce(Sum("count", filter=late), 0),
        oldest=Min("due", filter=late),
    )


def _cell(row: dict[str, Any], unit_id: int) -> Cell:
    return Cell(unit_id, row["state"], row["n"], row["fast"], row["behind"], row["oldest"])


def unit_lines(scope: Scope, on: date) -> list[UnitLine]:
    """Every unit of the tree, those that are gone too. One query."""
    rows = Unit.objects.filter(scope.within("path")).order_by("path")
    values = rows.values_list("pk", "path", "short_name", "name", "kind", "valid_to", "merged_into__name")
    return [
        UnitLine(pk, path, short or name, kind, ended is not None and ended < on, into or "")
        for pk, path, short, name, kind, ended, into in values
    ]


def faults(version: Version, scope: Scope) -> dict[int, Faults]:
    """Faults of delivery by unit. One query, which begins at the faults, as they are few, whatever a planner thinks of
    the assignments.
    """
    asked = Assignment.objects.filter(scope.within("unit__path"), pk=OuterRef("assignment"), version=version)
    rows = Fault.objects.annotate(of=Subquery(asked.values("unit"))).filter(of__isnull=False)
    found: dict[int, Faults] = {}
    for unit, settled_at in rows.values_list("of", "settled_at"):
        of_unit = found.setdefault(unit, Faults())
        of_unit.reported += 1
        of_unit.open += settled_at is None
    return found


def people_of(version: Version, unit: Unit) -> list[Any]:
    """Everybody asked in one unit, some hundreds at most: late ones first, then open, then by name. ``first_due`` and
    ``extended_for`` are the due date before more time was given, and the last reason for it. One query.
    """
    given = Extension.objects.filter(assignment=OuterRef("pk"))
    found = (
        Assignment.objects.filter(version=version, unit=unit)
        .select_related("person", "receipt")
        .annotate(
            first_due=Subquery(given.order_by("pk").values("former_due")[:1]),
            extended_for=Subquery(given.order_by("-pk").values("reason_code")[:1]),
        )
    )
    return sorted(found.order_by(), key=_place)


def _place(assignment: Any) -> tuple[int, date, Any]:
    receipt = getattr(assignment, "receipt", None)
    ended = 0 if receipt is None else 1 if receipt.kind in POSITIVE else 2
    return ended, assignment.due or date.max, by_given_name(assignment.person)


def closings(version: Version, scope: Scope) -> list[Any]:
    """Why nobody is asked any more, with how many, the most frequent first. One query, over the rows of the version."""
    ended = Receipt.objects.filter(scope.within("assignment__unit__path"), assignment__version=version)
    grouped = ended.exclude(kind__in=POSITIVE).values("kind", "reason_code").order_by()
    return list(grouped.annotate(n=Count("pk")).order_by("-n", "kind", "reason_code"))


@dataclass(frozen=True, slots=True)
class Followed:
    """One line of the list: what is followed up, and how far it is."""

    audience: Audience
    figures: Figures

    @property
    def version(self) -> Version:
        found: Any = self.audience.version
        return found


def followed(person: Person) -> QuerySet[Audience]:
    """What ``person`` follows up and may read, the newest first; ``is_whole`` says whether the whole tree of it. One
    query first, none for who has no such post.
    """
    tokens = tokens_of(person)
    offices, units = units_with_role(tokens, OFFICE_ROLES), units_with_role(tokens, UNIT_ROLES)
    if not offices:
        return Audience.objects.none()
    whole, readable = Q(lead_unit__in=units), Q(pk__in=[])
    for label, field in OFFICES.items():
        if label in DONE_ELSEWHERE:
            continue
        model = apps.get_model(label)
        may_read = visible(person, model._default_manager.order_by()).values("pk")
        readable |= Q(subject_model=label, subject_id__in=may_read)
        in_charge = model._default_manager.filter(**{f"{field}__in": offices}).order_by().values("pk")
        whole |= Q(subject_model=label, subject_id__in=in_charge)
    below_me = Tally.objects.filter(below(paths_of(units), "unit__path"), version=OuterRef("version"), count__gt=0)
    found = Audience.objects.filter(readable, version__isnull=False).select_related("version")
    found = found.annotate(is_whole=Case(When(whole, then=Value(True)), default=Value(False)))
    return found.filter(Q(is_whole=True) | Q(Exists(below_me))).order_by("-version")


def with_figures(audiences: Iterable[Any], person: Person, on: date) -> list[Followed]:
    """The same with their figures, as far as ``person`` sees them. Two queries."""
    audiences = list(audiences)
    whole = [each.version_id for each in audiences if each.is_whole]
    parts = [each.version_id for each in audiences if not each.is_whole]
    mine = below(paths_of(units_with_role(tokens_of(person), UNIT_ROLES)), "unit__path")
    sums = figures_by_version(Q(version__in=whole) | Q(version__in=parts) & mine, on)
    return [Followed(each, sums.get(each.version_id, Figures())) for each in audiences]


def figures_by_version(which: Q, on: date) -> dict[int, Figures]:
    """The sums of the tallies that ``which`` names. One query."""
    sums: dict[int, Figures] = {}
    for row in _summed(Tally.objects.filter(which).values("version_id", "state"), on):
        sums.setdefault(row["version_id"], Figures()).add(_cell(row, 0))
    return sums


def unfinished_units(person: Person, roles: Collection[str], on: date) -> Iterator[Followed]:
    """What people of the units in which ``person`` has one of ``roles`` have still to acknowledge, late ones first.
    Three queries, none for who has no such post.
    """
    units = units_with_role(tokens_of(person), roles)
    if not units:
        return
    mine = below(paths_of(units), "unit__path")
    waits = Tally.objects.filter(mine, version=OuterRef("version"), state=TallyState.OPEN, count__gt=0)
    found = list(followed(person).filter(Exists(waits), ended_at=None)[:MOST])
    sums = figures_by_version(Q(version__in=[each.version_id for each in found]) & mine, on)
    lines = [Followed(each, sums.get(each.version_id or 0, Figures())) for each in found]
    yield from sorted(lines, key=lambda line: (-line.figures.late, line.audience.due or date.max, line.audience.pk))


MOST = 200
"""Documents that a home page looks at."""
