"""Hits as the page shows them: what was found in one document stands together, and what was asked for by its number
stands first with the documents it belongs together with.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intranet.contracts import Who, enabled_sources
from search.catalogue import Hit, named

CHAIN = 10
"""Documents of a chain that are shown."""

AT_A_TIME = 100

Identity = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Linked:
    """A document of a chain; ``words`` say what it is to the one it stands under."""

    hit: Hit
    words: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """What was asked for by its number, what else was found in it, and what it belongs together with as far as the
    reader may see, the newest first.
    """

    hit: Hit
    others: list[Hit]
    chain: list[Linked]


def together(hits: Iterable[Hit]) -> list[tuple[Hit, list[Hit]]]:
    """The best hit of each document in their order, each with the others of the same document on this page."""
    of_one: dict[Identity, list[Hit]] = {}
    for hit in hits:
        of_one.setdefault((hit.source, hit.key), []).append(hit)
    return [(best, others) for best, *others in of_one.values()]


def found_by_number(numbered: Sequence[Hit], hits: Iterable[Hit], asker: Who | None) -> list[Pinned]:
    """What bears a number that was asked for. The same number of queries for one as for several, unless a chain is
    long; none for nothing.
    """
    wanted = list(dict.fromkeys(identity for hit in numbered for identity in hit.chain))
    seen = {(hit.source, hit.key): hit for hit in _seen(wanted, asker)}
    also = [hit for hit in hits if hit not in numbered]
    return [Pinned(hit, _others(hit, also), sorted(_linked(hit, seen), key=_age)[:CHAIN]) for hit in numbered]


def elsewhere(numbered: Sequence[Hit], hits: Iterable[Hit]) -> list[Hit]:
    """The hits in other documents."""
    of = {(hit.source, hit.key) for hit in numbered}
    return [hit for hit in hits if (hit.source, hit.key) not in of]


def _others(hit: Hit, also: list[Hit]) -> list[Hit]:
    return [each for each in also if (each.source, each.key) == (hit.source, hit.key)]


def _seen(wanted: list[Identity], asker: Who | None) -> Iterator[Hit]:
    """All of a chain is asked about: what may not be seen must not take the place of what may."""
    tokens, sources = (asker.tokens if asker else ()), enabled_sources()
    for start in range(0, len(wanted), AT_A_TIME):
        yield from named(wanted[start : start + AT_A_TIME], tokens=tokens, sources=sources)


def _linked(hit: Hit, seen: dict[Identity, Hit]) -> Iterator[Linked]:
    for identity, words in zip(hit.chain, hit.relations, strict=True):
        if identity in seen:
            yield Linked(seen[identity], words)


def _age(linked: Linked) -> tuple[bool, int, str]:
    day = linked.hit.date
    return day is None, -day.toordinal() if day else 0, linked.hit.key
