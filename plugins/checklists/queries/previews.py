"""Whom a planned campaign would reach: the tree, and how each name that was typed was understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intranet.contracts import open_units, today
from plugins.checklists.models import Campaign
from plugins.checklists.services.planning import reached, without_a_head


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
    """``tree`` in order; ``headless`` are asked and could not sign; ``asked`` and ``left_out`` is what was named."""

    tree: list[Place]
    units: int
    headless: list[Any]
    asked: list[Named]
    left_out: list[Named]


def preview(campaign: Campaign) -> Preview:
    """Three queries, whatever the number of units."""
    every = list(open_units(today()))
    units = reached(campaign, every)
    headless = without_a_head(units)
    by_path = {unit.path: unit for unit in every}
    wanted = {unit.path[:end] for unit in units for end in range(1, len(unit.path) + 1)} & set(by_path)
    asked, lacking = {unit.pk for unit in units}, {unit.pk for unit in headless}
    tree = [_place(by_path[path], by_path, asked, lacking) for path in sorted(wanted)]
    named = [_named(circles, every) for circles in (campaign.audience, campaign.exceptions)]
    return Preview(tree, len(units), headless, *named)


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
