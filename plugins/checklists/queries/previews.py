"""Whom a planned campaign would reach: the tree, and how each name that was typed was understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intranet.contracts import holders_in, open_units, today
from plugins.checklists.models import Campaign
from plugins.checklists.policy import ABOVE
from plugins.checklists.services.planning import reached


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the tree as it would be frozen; ``is_asked`` is false for those that only stand above others."""

    unit: Any
    depth: int
    is_asked: bool
    has_head: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as it was understood: alone or with all below, and how many units that makes."""

    unit: Any
    whole: bool
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """``tree`` in order; ``headless`` are asked and could not sign; ``unjudged`` is the lead unit where it is asked
    itself and nobody stands above it to appraise it; ``asked`` and ``left_out`` is what was named.
    """

    tree: list[Place]
    units: int
    headless: list[Any]
    unjudged: Any
    asked: list[Named]
    left_out: list[Named]


def preview(campaign: Campaign) -> Preview:
    """Three queries, whatever the number of units."""
    every = list(open_units(today()))
    units, by_path = reached(campaign, every), {unit.path: unit for unit in every}
    above = _above_the_lead(campaign, units, by_path)
    held = {(unit, role) for unit, role, _person in holders_in(ABOVE, {*above, *(unit.pk for unit in units)})}
    headless = [unit for unit in units if (unit.pk, "head") not in held]
    unjudged = None if {unit for unit, _role in held} & above else _lead(campaign, units)
    wanted = {unit.path[:end] for unit in units for end in range(1, len(unit.path) + 1)} & set(by_path)
    asked, lacking = {unit.pk for unit in units}, {unit.pk for unit in headless}
    tree = [_place(by_path[path], by_path, asked, lacking) for path in sorted(wanted)]
    named = [_named(circles, every) for circles in (campaign.audience, campaign.exceptions)]
    return Preview(tree, len(units), headless, unjudged, *named)


def _lead(campaign: Campaign, units: list[Any]) -> Any:
    """The lead unit, where it is asked itself."""
    return next((unit for unit in units if unit.pk == campaign.lead_id), None)


def _above_the_lead(campaign: Campaign, units: list[Any], by_path: Mapping[str, Any]) -> set[int]:
    lead = _lead(campaign, units)
    ways = [lead.path[:end] for end in range(1, len(lead.path))] if lead else []
    return {by_path[way].pk for way in ways if way in by_path}


def _place(unit: Any, by_path: Mapping[str, Any], asked: set[int], lacking: set[int]) -> Place:
    depth = sum(unit.path[:end] in by_path for end in range(1, len(unit.path)))
    return Place(unit, depth, unit.pk in asked, unit.pk not in lacking)


def _named(circles: list[str], units: list[Any]) -> list[Named]:
    """In the order of the tree; units that are closed meanwhile are left away, as they are not asked."""
    tokens = set(circles)
    whole = [
        Named(unit, True, sum(each.path.startswith(unit.path) for each in units))
        for unit in units
        if f"under:{unit.pk}" in tokens
    ]
    return whole + [Named(unit, False, 1) for unit in units if f"unit:{unit.pk}" in tokens]
