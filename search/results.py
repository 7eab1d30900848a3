"""What a query answers: everything a page shows, and nothing that needs another question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text in its original spelling, ``marked`` if it was asked for. Templates escape it as usual."""

    text: str
    marked: bool = False


Segments = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found. ``labels`` holds, for each facet of the entry, what to show (several are joined by commas).

    ``attachment`` is the name of the file in which it was found, empty if that is the thing itself; ``page`` the number
    of the page of the passage, from 1; 0 where there are none. ``url`` leads to that page. ``chain`` are the source and
    key of entries that it replaces, amends, carries out, or that do so to it, ``relations`` what each of them is to it;
    the reader may not be permitted to see them (see ``search.naming.named``).
    """

    source: str
    key: str
    part: str
    url: str
    title: Segments
    number: Segments
    passage: Segments
    labels: Mapping[str, str]
    date: Date | None
    chain: tuple[tuple[str, str], ...] = ()
    relations: tuple[str, ...] = ()
    attachment: str = ""
    page: int = 0

    @property
    def kind(self) -> str:
        """What sort of thing it is, in the reader's language."""
        return self.labels.get("kind", "")

    @property
    def type(self) -> str:
        """The type of document, such as "Công văn"."""
        return self.labels.get("type", "")

    @property
    def issuer(self) -> str:
        """Who issued it."""
        return self.labels.get("issuer", "")

    @property
    def state(self) -> str:
        """Whether it is in force, in the reader's language; empty for what never is or is not."""
        return self.labels.get("state", "")

    @property
    def year(self) -> str:
        """The year of its date."""
        return self.labels.get("year", "")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value to narrow by; ``count`` is what choosing it (beside the other facets' choices) would show."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of values, the most frequent first (years: the newest)."""

    field: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what a person may find.

    ``total`` and ``pages`` are None when they are withheld, and ``notice`` says why (empty if there is nothing to say).
    ``total`` counts what is shown apart, too; ``listed`` and ``pages`` are of the hits, None where they are withheld.
    ``page`` is the page that is shown, which is the last one when a later one was asked for. ``asked`` is what the
    results are for, in the spelling of the documents; ``corrected`` says that something else was typed. ``suggestion``
    is a query that was perhaps meant and finds far more. ``numbered``, on the first page, are entries whose own number
    was asked for, to be shown before all others whatever the order.
    """

    hits: tuple[Hit, ...] = ()
    total: int | None = 0
    listed: int | None = 0
    facets: tuple[Facet, ...] = ()
    notice: str = ""
    page: int = 1
    pages: int | None = 0
    has_next: bool = False
    first: int = 0
    asked: str = ""
    corrected: bool = False
    suggestion: str = ""
    numbered: tuple[Hit, ...] = ()

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one."""
        return self.page > 1

    @property
    def last(self) -> int:
        """The rank of the last hit on this page; ``first`` is that of the first, both 0 on an empty page."""
        return self.first + len(self.hits) - 1 if self.hits else 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title or number to go to directly while typing."""

    title: Segments
    number: Segments
    kind: str
    url: str
