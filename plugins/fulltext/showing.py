"""Hits as the page shows them: what was found in one document stands together, however many parts of it were found."""

from collections.abc import Iterable

from search.catalogue import Hit


def together(hits: Iterable[Hit]) -> list[tuple[Hit, list[Hit]]]:
    """The best hit of each document in their order, each with the others of the same document on this page."""
    of_one: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        of_one.setdefault((hit.source, hit.key), []).append(hit)
    return [(best, others) for best, *others in of_one.values()]
