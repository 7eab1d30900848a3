"""From the address of a search page to the question that is asked, and back."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from intranet.contracts import enabled_sources, setting, who_at
from search.catalogue import Results, query

FIELDS = ("kind", "issuer", "type", "year")
LONGEST = 1_000

Identity = tuple[str, str]
"""The source and the key of an entry."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks: words, chosen filters, order, page, and whether the words are taken exactly as typed. The
    address says all of it.
    """

    text: str
    filters: dict[str, list[str]]
    sort: str
    page: int
    exact: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words was asked."""
        return self.address(q="", page=1) == "?q="

    def address(self, **changes: object) -> str:
        """The query string of this question with some parts changed."""
        parts: list[tuple[str, object]] = [("q", changes.pop("q", self.text))]
        parts += [(field, value) for field, values in self.filters.items() for value in values]
        now = {"sort": self.sort, "page": self.page, "exact": self.exact} | changes
        parts += [(name, value) for name, value in now.items() if value not in {"relevance", 1, ""}]
        return f"?{urlencode(parts)}"


def read(values: QueryDict) -> Asked:
    """Read a query string; whatever is odd in it is left out."""
    page = values.get("page", "1")
    return Asked(
        text=values.get("q", "").replace("\0", "").strip()[:LONGEST],
        filters={field: values.getlist(field)[:50] for field in FIELDS if values.getlist(field)},
        sort="date" if values.get("sort") == "date" else "relevance",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1,
        exact="1" if values.get("exact") == "1" else "",
    )


def answer(
    request: HttpRequest, asked: Asked, *, apart: Collection[Identity] = (), without: Collection[Identity] = ()
) -> Results:
    """What the requester may find, but for what is shown ``apart`` and what is left out. Tokens and sources are those
    of this request.
    """
    asker = who_at(request)
    return query(
        asked.text,
        tokens=asker.tokens if asker else (),
        sources=enabled_sources(),
        filters=asked.filters,
        sort=asked.sort,
        page=asked.page,
        exactly=bool(asked.exact),
        size=min(max(int(setting("fulltext", "page_size")), 5), 50),
        apart=apart,
        without=without,
    )
