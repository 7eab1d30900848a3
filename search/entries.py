"""What other packages write into the catalogue."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, NamedTuple

from search.analysis.texts import kept, signed

ANY = "any"
"""The token that everybody signed in holds. Entries that carry it are *open*."""

_SLUG = re.compile(r"[a-z][a-z0-9_.\-]{0,63}")
_FIELD = re.compile(r"[a-z][a-z_]{0,31}")

PAGE_HERE = "{page}"
"""In the address of an attachment: the number of the page of the passage that is shown."""

LONGEST_TEXT = 2_000_000
"""Characters of a text that are kept and searched. Longer ones (a scanned volume) are cut."""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of thing that can be found, and how to list all of it.

    ``slug`` names it in every entry: a core package's own word, or ``<plugin>.<thing>``. ``entries`` yields everything
    that should be in the catalogue now; ``reindex`` calls it, ordinary writing does not.
    """

    slug: str
    title: str
    entries: Callable[[], "Iterable[Entry]"]

    def __post_init__(self) -> None:
        _require(_SLUG, self.slug, "A source's slug")


class Link(NamedTuple):
    """Another entry of a chain; ``relation`` is what it is to this one ("replaces this"), shown through gettext."""

    source: str
    key: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found, or one separately permitted part of it.

    ``source``, ``key`` and ``part`` identify it. ``tokens``: a person who holds any one of them may find it; none means
    nobody may. They name circles, never the members of one. ``facets`` are what hits are grouped by: ``kind``, ``type``
    and ``state`` (in force or no longer) are shown through gettext (give the msgid), ``issuer``, ``signer``, ``unit``
    and others as written; ``year`` is added from ``date``. ``chain`` are entries that it belongs together with, each
    once. ``url`` is where a hit leads, relative to the site.

    ``attachment`` is the name of the file that a part is the text of. Such a part bears title and number of what it is
    attached to for show; it is found by its own text and name alone. Its pages are parted by form feeds, and
    ``{page}`` in its ``url`` becomes the page of the passage that is shown. A part that begins on a later page begins
    with the form feeds of the pages before.

    Raises:
        ValueError: the source or a facet's name is not a slug, the key or the address is empty, or one is too long.
    """

    source: str
    key: str
    title: str
    url: str
    tokens: Iterable[str]
    part: str = ""
    number: str = ""
    summary: str = ""
    text: str = ""
    attachment: str = ""
    facets: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    date: Date | None = None
    chain: Sequence[Link | tuple[str, str]] = ()

    def __post_init__(self) -> None:
        _require(_SLUG, self.source, "A source's slug")
        for name in self.facets:
            _require(_FIELD, name, "A facet's name")
        for name, most in (("key", 200), ("part", 100), ("number", 200), ("url", 500)):
            if len(getattr(self, name)) > most:
                raise ValueError(f"The {name} of an entry has at most {most} characters.")
        if not self.key or not self.url:
            raise ValueError("An entry needs a key and an address.")

    def columns(self) -> dict[str, Any]:
        """The entry as it is stored, apart from its identity."""
        tokens = sorted(set(self.tokens))
        summary, text = _stored(self.summary), _stored(self.text)
        words = kept(summary, text)
        return {
            "title": _stored(self.title),
            "number": _stored(self.number),
            "summary": summary,
            "text": text,
            "words": words,
            "signs": signed(words, summary, text),
            "attachment": _stored(self.attachment)[:200],
            "url": self.url,
            "tokens": tokens,
            "is_open": ANY in tokens,
            "facets": self._facets(),
            "date": self.date,
            "chain": as_stored(Link(*each) for each in self.chain),
        }

    def _facets(self) -> dict[str, list[str]]:
        given = {name: [value] if isinstance(value, str) else list(value) for name, value in self.facets.items()}
        if self.date:
            given.setdefault("year", [str(self.date.year)])
        return {name: sorted({value[:200] for value in values if value}) for name, values in sorted(given.items())}


def as_stored(links: Iterable[Link]) -> list[list[str]]:
    """Each other entry once, with what was said of it last, in an order that does not depend on when it came."""
    last = {(each.source, each.key): each.relation for each in links}
    return [[*identity, relation] for identity, relation in sorted(last.items())]


def _stored(text: str) -> str:
    """No database can hold half a character of UTF-16, nor PostgreSQL a NUL."""
    return text[:LONGEST_TEXT].replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _require(pattern: re.Pattern[str], value: str, what: str) -> None:
    if not pattern.fullmatch(value):
        raise ValueError(f"{what} is made of small letters, digits, dots, hyphens and underscores, not {value!r}.")
