"""The second stage: the engine's best hits are put in order by what it does not weigh.

First by the length of the title, which the engine gives back with a hit; then, a page or so of them, by how close
together their text has the words. Everything comes from the hit's own entry: what a person may not see moves nothing.
"""

from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from math import log1p
from typing import NamedTuple

from search import models
from search.backends.base import BY_RELEVANCE, Backend, Candidate, Question

RESCORED = 200
"""Hits that are put in order by the length of their title."""

READ = 10
"""Hits whose text is read."""

TOGETHER = 0.4
"""What the words of the best stretch of a text count, as a share of what they count in all."""

STRETCH = 25
"""Words of a stretch."""


class Taste(NamedTuple):
    """What puts hits in order beside the engine's sum: what a title counts for being shorter by a factor of e, and what
    the text of an entry adds.
    """

    shorter: float = 0.0
    worth: Callable[[models.Entry], float] = lambda record: 0.0


def ranked(
    backend: Backend, question: Question, taste: Taste, *, sort: str, offset: int, limit: int
) -> list[Candidate]:
    """As ``Backend.search``, with the best ``RESCORED`` hits in the order of ``value_of``."""
    if sort != BY_RELEVANCE or offset >= RESCORED:
        return backend.search(question, sort=sort, offset=offset, limit=limit)
    hits = backend.search(question, sort=sort, offset=0, limit=max(offset + limit, RESCORED))
    best = sorted(hits[:RESCORED], key=lambda hit: -value_of(hit, taste))
    return [*best, *hits[RESCORED:]][offset : offset + limit]


def value_of(hit: Candidate, taste: Taste) -> float:
    """What a hit counts before its text is read."""
    return hit.score - taste.shorter * log1p(hit.title_length)


class Stretch(NamedTuple):
    """Words in a row: where they begin, and what those of them weigh that were asked for, each once."""

    first: int
    weight: float


def best_stretch(places: Collection[tuple[int, str]], weights: Mapping[str, float], length: int = STRETCH) -> Stretch:
    """The ``length`` words in a row that weigh most; the first of them, and 0 if nothing weighs anything.

    Args:
        places: where each thing stands that was asked for, and what it is; in order.
    """
    every = sum(weights[term] for term in {term for _, term in places})
    counted = dict.fromkeys(weights, 0)
    inside: deque[tuple[int, str]] = deque()
    best, most, weight = 0, 0.0, 0.0
    for at, term in places:
        while inside and inside[0][0] <= at - length:
            gone = inside.popleft()[1]
            counted[gone] -= 1
            if not counted[gone]:
                weight -= weights[gone]
        inside.append((at, term))
        if not counted[term]:
            weight += weights[term]
            if weight > most:
                best, most = inside[0][0], weight
                if weight >= every:  # nothing that follows can weigh more
                    break
        counted[term] += 1
    return Stretch(best, most)


def in_order(values: Sequence[float]) -> list[int]:
    """Places of ``values`` from the highest to the lowest; equal ones stay as they are."""
    return sorted(range(len(values)), key=lambda at: -values[at])
