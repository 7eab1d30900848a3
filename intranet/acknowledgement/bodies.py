"""The body whose clerk receives for a unit: the unit itself, or the nearest one above it that has a clerk."""

from collections.abc import Iterable

from intranet.people.models import Post, PostRole, Unit
from intranet.people.queries.posts import held_on
from intranet.people.rules import today


def bodies_of(units: Iterable[Unit]) -> dict[int, int]:
    """By unit, the id of the body that receives for it; a unit without any clerk above it receives for itself. One
    query.
    """
    units = list(units)
    clerks = Post.objects.filter(held_on(today()), role=PostRole.CLERK).values_list("unit__path", "unit_id").distinct()
    by_path = dict(clerks)
    return {unit.pk: _nearest(unit, by_path) for unit in units}


def _nearest(unit: Unit, by_path: dict[str, int]) -> int:
    for end in range(len(unit.path), 0, -Unit.steplen):
        if found := by_path.get(unit.path[:end]):
            return found
    return unit.pk
