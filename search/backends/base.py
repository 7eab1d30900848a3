"""What an engine is told, what it is asked, and what every engine must be able to do.

An engine knows terms, tokens and constants. It reads no text, breaks no words, weighs nothing by itself, and orders by
score, then rank. ``tests/search/backends/test_contract.py`` holds every engine to the same answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from search.analysis.terms import AllOf, OneOf
from search.errors import Busy, EngineDown

BY_RELEVANCE, BY_DATE = "relevance", "date"


class Stamp(NamedTuple):
    """An entry as the engine knows it: the number of its row and the revision that was fed."""

    id: int
    revision: int


@dataclass(frozen=True, slots=True)
class Document:
    """An entry for the engine. ``rank`` breaks ties and is the order by date: higher comes first.

    ``facets`` are ``"field=value"``. ``title_terms`` is a part of ``terms``. Lengths are in words; the engine only
    gives them back with a hit.
    """

    id: int
    revision: int
    source: str
    rank: int
    title_length: int
    text_length: int
    terms: frozenset[str]
    title_terms: frozenset[str]
    tokens: tuple[str, ...]
    facets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """Forget one entry."""

    id: int


@dataclass(frozen=True, slots=True)
class SourceRemoval:
    """Forget every entry of a source that was told before."""

    source: str


Change = Document | Removal | SourceRemoval


@dataclass(frozen=True, slots=True)
class Scope:
    """Who asks and what is excluded; every answer is computed inside it.

    ``filters`` maps a facet's field to its chosen values: any of them, and every field. ``ranks`` are the lowest and
    the highest rank, both included: a range of dates, since a rank begins with the day.
    """

    tokens: frozenset[str]
    sources: frozenset[str]
    excluded: frozenset[int] = frozenset()
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ranks: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What an entry must have: one alternative of each of ``every``."""

    every: tuple[OneOf, ...] = ()

    def __and__(self, other: "Match") -> "Match":
        return Match(self.every + other.every)

    @property
    def certain(self) -> frozenset[str]:
        """Terms that whatever matches has."""
        return frozenset(term for one_of in self.every if len(one_of) == 1 for term in one_of[0])


def having_all(terms: Iterable[str]) -> Match:
    """What has every one of ``terms``."""
    return Match(tuple(((term,),) for term in terms))


def having_any(terms: Iterable[str]) -> Match:
    """What has at least one of ``terms``; nothing has, if there are none."""
    return Match((tuple((term,) for term in terms),))


@dataclass(frozen=True, slots=True)
class Clause:
    """A constant for an entry that has ``term``, and another if its title has it.

    Whole numbers whose sum stays below 2**24, so that engines that add 32-bit floats in any order agree.
    """

    term: str
    weight: int
    in_title: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """What to find, for whom, and what counts how much."""

    scope: Scope
    match: Match
    clauses: tuple[Clause, ...] = ()


class Candidate(NamedTuple):
    """A hit as the engine gives it: what it is, the sum of its constants (0 in the order by date), its lengths."""

    id: int
    revision: int
    score: int
    title_length: int
    text_length: int


class Tally(NamedTuple):
    """How many there are, and how many of them carry each ``"field=value"``, without zeros."""

    total: int
    facets: Mapping[str, int]


class Writer(Protocol):
    """The one who may change an index just now."""

    def apply(self, changes: Iterable[Change]) -> None:
        """Apply ``changes`` in order and commit them: a reader that starts afterwards, in any process, sees them all.

        Raises:
            EngineDown: nothing was committed.
        """


class Replacement(Writer, Protocol):
    """A second index that is filled aside and then takes the first one's place."""

    def stamps(self) -> Iterator[Stamp]:
        """What has been applied to it so far, in the order of ``id``."""

    def publish(self) -> AbstractContextManager[None]:
        """Hold the first index against every writer, let the caller catch up inside, then put this one in its place.

        Raises:
            Busy: another writer did not finish in time.
        """


class Backend(Protocol):
    """An engine."""

    def writing(self) -> AbstractContextManager[Writer]:
        """Become the only writer, at once.

        Raises:
            Busy: somebody else is writing. That is normal: leave it to them or to the worker.
            EngineDown: the engine cannot be written to.
        """

    def replacing(self) -> AbstractContextManager[Replacement]:
        """Begin an index that will replace this one. What is not published is thrown away.

        Raises:
            Busy: a replacement is being made already.
            EngineDown: the engine cannot be written to.
        """

    def search(self, question: Question, *, sort: str, offset: int, limit: int) -> list[Candidate]:
        """The hits from ``offset`` in order of score then rank (``BY_RELEVANCE``), or of rank (``BY_DATE``).

        Raises:
            EngineDown: no answer.
        """

    def tally(self, question: Question) -> Tally:
        """What there is of everything that matches; ``clauses`` are of no account. Raises as ``search``."""

    def stamps(self) -> Iterator[Stamp]:
        """Everything it holds, whoever may see it, in the order of ``id``: for reconciling. Raises as ``search``."""

    def size(self) -> int:
        """How many entries it holds, whoever may see them. Raises as ``search``."""

    def analysis(self) -> int:
        """The version of the analysis its entries went through; 0 if it holds no index."""

    def trouble(self) -> str:
        """What an operator must see to although questions are answered, in a sentence; empty if nothing is wrong.
        Raises as ``search``.
        """

    def close(self) -> None:
        """Give back what is held open. The memory engine forgets everything."""


def both(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two collections have something in common."""
    return not set(left).isdisjoint(right)


__all__ = [
    "BY_DATE",
    "BY_RELEVANCE",
    "AllOf",
    "Backend",
    "Busy",
    "Candidate",
    "Change",
    "Clause",
    "Document",
    "EngineDown",
    "Match",
    "OneOf",
    "Question",
    "Removal",
    "Replacement",
    "Scope",
    "SourceRemoval",
    "Stamp",
    "Tally",
    "Writer",
    "both",
    "having_all",
    "having_any",
]
