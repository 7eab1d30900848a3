"""From the address of a search page to the question that is asked, and back."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from intranet.contracts import enabled_sources, setting, who_at
from plugins.fulltext.days import DaysForm
from search.catalogue import Results, query

FIELDS = ("state", "kind", "issuer", "type", "signer", "unit", "year")
DAYS = ("since", "until")
LONGEST, LONGEST_DAY = 1_000, 40
LONGEST_CHOICE = 2_000
"""Letters of all chosen filters together."""

Identity = tuple[str, str]
"""The source and the key of an entry."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks: words, chosen filters, order, page, whether the words are taken exactly as typed, and the
    first and last day as typed. The address says all of it.
    """

    text: str
    filters: dict[str, list[str]]
    sort: str
    page: int
    exact: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words was asked."""
        return self.address(q="", page=1) == "?q="

    def address(self, **changes: object) -> str:
        """The query string of this question with some parts changed."""
        parts: list[tuple[str, object]] = [("q", changes.pop("q", self.text))]
        parts += [(field, value) for field, values in self.filters.items() for value in values]
        now = {"since": self.since, "until": self.until, "sort": self.sort, "page": self.page, "exact": self.exact}
        parts += [(name, value) for name, value in (now | changes).items() if value not in {"relevance", 1, ""}]
        return f"?{urlencode(parts)}"

    def without(self, field: str, value: str) -> "Asked":
        """The same without one choice, from its first page."""
        if field in DAYS:
            since, until = ("" if each == field else getattr(self, each) for each in DAYS)
            return replace(self, page=1, since=since, until=until)
        left = [each for each in self.filters.get(field, []) if each != value]
        others = {name: values for name, values in self.filters.items() if name != field}
        return replace(self, page=1, filters=others | ({field: left} if left else {}))

    def unfiltered(self) -> "Asked":
        """The same without any choice, from its first page."""
        return replace(self, page=1, filters={}, since="", until="")

    def days(self) -> DaysForm:
        """The days as they were typed, with what is wrong with them."""
        return DaysForm({"since": self.since, "until": self.until})


def read(values: QueryDict) -> Asked:
    """Read a query string; whatever is odd in it is left out."""
    page = values.get("page", "1")
    since, until = (values.get(name, "").replace("\0", "").strip()[:LONGEST_DAY] for name in DAYS)
    return Asked(
        text=values.get("q", "").replace("\0", "").strip()[:LONGEST],
        filters=_chosen(values),
        sort="date" if values.get("sort") == "date" else "relevance",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1,
        exact="1" if values.get("exact") == "1" else "",
        since=since,
        until=until,
    )


def _chosen(values: QueryDict) -> dict[str, list[str]]:
    """What is chosen, each once, as far as a person could have chosen it: each is written into every link of a page."""
    chosen: dict[str, list[str]] = {}
    room = LONGEST_CHOICE
    for field in FIELDS:
        for value in dict.fromkeys(values.getlist(field)):
            room -= len(value)
            if room >= 0:
                chosen.setdefault(field, []).append(value)
    return chosen


def answer(
    request: HttpRequest, asked: Asked, *, apart: Collection[Identity] = (), without: Collection[Identity] = ()
) -> Results:
    """What the requester may find, but for what is shown ``apart`` and what is left out. Tokens and sources are those
    of this request; a day that is wrong is left out.
    """
    asker = who_at(request)
    since, until = asked.days().between()
    return query(
        asked.text,
        tokens=asker.tokens if asker else (),
        sources=enabled_sources(),
        filters=asked.filters,
        since=since,
        until=until,
        sort=asked.sort,
        page=asked.page,
        exactly=bool(asked.exact),
        size=min(max(int(setting("fulltext", "page_size")), 5), 50),
        apart=apart,
        without=without,
    )
