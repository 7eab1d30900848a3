"""Pages of people in the order of the tree and of the Vietnamese alphabet, which no database knows."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from intranet.alphabet import order_key

Row = Any
"""An assignment or a run: it has a ``person`` and a ``unit``."""


def page_by_unit(rows: Any, size: int, number: int, *, then: str = "pk") -> Page[Any]:
    """A page of ``rows``: by unit, in it by the given name, and for one person by the field ``then``, a text or a
    number. Three queries; names are looked at of those units alone that the page begins, fills or ends with.
    """
    rows = rows.order_by()
    counts = list(
        rows.values("unit__path").annotate(n=Count("pk")).order_by("unit__path").values_list("unit__path", "n")
    )
    page: Any = Paginator(range(sum(n for _path, n in counts)), size).get_page(number)
    page.object_list = _rows_of(rows, counts, page.object_list, then)
    return page


def _rows_of(rows: Any, counts: Sequence[tuple[str, int]], places: range, then: str) -> list[Row]:
    touched = list(_touched(counts, places))
    if not touched:
        return []
    skipped, paths = touched[0][0], [path for _before, path in touched]
    keys = sorted(rows.filter(unit__path__in=paths).values_list(*_FIELDS, then), key=_place)
    wanted = [key[0] for key in keys[places.start - skipped : places.stop - skipped]]
    found = {each.pk: each for each in rows.filter(pk__in=wanted).select_related("person", "unit")}
    return [found[pk] for pk in wanted if pk in found]


_FIELDS = ("pk", "unit__path", "person__first_name", "person__last_name", "person_id")


def _touched(counts: Sequence[tuple[str, int]], places: range) -> Iterator[tuple[int, str]]:
    """Units of which a row stands at one of ``places``, each with how many rows stand before its first."""
    before = 0
    for path, n in counts:
        if before < places.stop and before + n > places.start:
            yield before, path
        before += n


def _place(key: tuple[Any, ...]) -> tuple[Any, ...]:
    pk, path, first, last, person, then = key
    return path, order_key(first), order_key(last), person, order_key(str(then)), pk
