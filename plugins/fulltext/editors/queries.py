"""What editors have picked, as far as who asks may see the entries: the rest leaves no trace."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from intranet.contracts import Who, enabled_sources, prepared
from plugins.fulltext.editors.models import Pick
from search.catalogue import Hit, folded, named, query

Identity = tuple[str, str]

AT_A_TIME = 100
OFFERED = 10
"""Documents that are offered at once."""


@dataclass(frozen=True, slots=True)
class Picked:
    """One entry that was picked, as it is shown."""

    pick: Pick
    hit: Hit


@dataclass(frozen=True, slots=True)
class Line:
    """One query that was picked for: in which spelling, and how many entries stand first and are left out."""

    text: str
    first: int
    left_out: int


def picks_of(text: str) -> list[Pick]:
    """Every pick for a query, in any spelling of it. One query."""
    words = folded(text)
    return list(_picks(words)) if words else []


@prepared
def _picks(words: Any) -> Any:
    return Pick.objects.filter(words=words)


def seen(picks: Iterable[Pick], asker: Who, text: str = "") -> list[Picked]:
    """Those of some picks whose entries ``asker`` may see, in their order, with the words of ``text`` marked. Three
    queries for each hundred.
    """
    picks = list(picks)
    hits = hits_of([pick.identity for pick in picks], asker, text)
    return [Picked(pick, hits[pick.identity]) for pick in picks if pick.identity in hits]


def hits_of(identities: list[Identity], asker: Who, text: str = "") -> dict[Identity, Hit]:
    """The entries among ``identities`` that ``asker`` may see."""
    found: dict[Identity, Hit] = {}
    for start in range(0, len(identities), AT_A_TIME):
        some = identities[start : start + AT_A_TIME]
        hits = named(some, tokens=asker.tokens, sources=enabled_sources(), text=text)
        found |= {(hit.source, hit.key): hit for hit in hits}
    return found


def lines(asker: Who) -> list[Line]:
    """The queries that were picked for, by their words."""
    picked = seen(Pick.objects.all(), asker)
    return [_line(list(some)) for _words, some in groupby(picked, lambda each: each.pick.words)]


def _line(picked: list[Picked]) -> Line:
    left_out = sum(each.pick.is_left_out for each in picked)
    return Line(picked[0].pick.text, len(picked) - left_out, left_out)


def offered(text: str, asker: Who) -> list[Hit]:
    """Documents to pick from, each once: the best that ``asker`` finds with ``text``, a number or words of a title."""
    found = query(text, tokens=asker.tokens, sources=enabled_sources(), size=3 * OFFERED)
    identities = dict.fromkeys((hit.source, hit.key) for hit in found.hits)
    hits = hits_of(list(identities), asker, text)
    return [hits[identity] for identity in identities if identity in hits][:OFFERED]
