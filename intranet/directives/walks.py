"""Statements over the rows that lists are read from, written so that each reads a few entries of an index.

A list is the newest few under each token of the person, merged. Asked for "any of these tokens, newest first" a
database walks all documents or sorts all that may be read; the union of one statement a token says what is meant.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from intranet.directives.models import DocumentType, Listed, Word
from intranet.directives.rules import LONGEST_WORD
from intranet.prepared import Slot
from intranet.topics.models import Topic

WEIGHED = 10_000
"""How far rows are counted to see by which word, or by the reader's own documents, a search has the least to do."""

Statement = tuple[str, tuple[Any, ...]]
"""SQL and its parameters."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed by; empty means everything."""

    text: str = ""
    type: str = ""
    issuer: str = ""
    year: int | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``Filters`` with the text taken apart: every one of ``words``, and one that begins with ``prefix``."""

    filters: Filters
    words: tuple[str, ...] = ()
    prefix: str = ""

    def with_last_begun(self) -> "Wanted":
        return replace(self, words=self.words[:-1], prefix=self.words[-1])


class Found(NamedTuple):
    """One hit; sorts as lists do. ``date`` is text because SQLite gives a merged date as text."""

    date: str
    pk: int


def newest_under(tokens: list[str], wanted: Wanted, most: int) -> Iterable[Found]:
    """What matches under these tokens: walked by the word that is rarest, or by the tokens themselves."""
    words = _words(wanted)
    driving = _lightest(tokens, wanted, words) if words else None
    if driving is None:
        return _merged(_each(tokens, _with_words(_listed(wanted.filters), words), most), most)
    shown = _listed(wanted.filters).filter(directive=OuterRef("directive"), token__in=tokens)
    walked = _in_year(words.pop(driving), wanted.filters).filter(Exists(shown))
    rows = _with_words(walked, words).order_by("-date", "-directive").values_list("date", "directive")
    if driving == len(wanted.words):
        rows = rows.distinct()
    return (Found(str(day), pk) for day, pk in rows[:most])


def _words(wanted: Wanted) -> list[QuerySet[Word]]:
    """The rows of each word, and last of all words that begin with the prefix, as a range: an index serves ``LIKE`` in
    some collations only.
    """
    words = [Word.objects.filter(word=word) for word in wanted.words]
    if wanted.prefix:
        words.append(Word.objects.filter(word__gte=wanted.prefix, word__lte=wanted.prefix + "z" * LONGEST_WORD))
    return words


def _listed(filters: Filters) -> QuerySet[Listed]:
    rows = _in_year(Listed.objects.all(), filters)
    if filters.type:
        rows = rows.filter(type=Subquery(DocumentType.objects.filter(slug=filters.type).order_by().values("pk")))
    if filters.topic:
        rows = rows.filter(topic=Subquery(Topic.objects.filter(slug=filters.topic).order_by().values("pk")))
    return rows.filter(issuer=filters.issuer) if filters.issuer else rows


def _in_year(rows: Any, filters: Filters) -> Any:
    return rows.filter(date__year=filters.year) if filters.year else rows


def _with_words(rows: QuerySet[Any], words: list[QuerySet[Word]]) -> QuerySet[Any]:
    for word in words:
        rows = rows.filter(Exists(word.filter(directive=OuterRef("directive"))))
    return rows


def _lightest(tokens: list[str], wanted: Wanted, words: list[QuerySet[Word]]) -> int | None:
    """Which of ``words`` to begin with, or None when there are fewer documents under ``tokens``. One query.

    Of several that are frequent the first: rows of one word, and of one token, come newest first, and the walk ends
    when the list is full; those of a prefix come word by word.
    """
    counted = [[_compiled(word.values("pk")[:WEIGHED])] for word in words]
    place = len(wanted.words)
    counted.insert(place, _each(tokens, _listed(wanted.filters), WEIGHED))
    weights = [min(weight, WEIGHED) for weight in _counts(counted)]
    lightest = weights.index(min(weights))
    return None if lightest == place else min(lightest, place)


def _counts(counted: list[list[Statement]]) -> list[int]:
    """How many rows the statements of each group have. One query."""
    sums = [" + ".join(f"(SELECT COUNT(*) FROM ({sql}) AS counted)" for sql, _values in group) for group in counted]  # noqa: S608  the ORM's own SQL
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sums)}", [value for group in counted for _sql, values in group for value in values]
        )
        return list(cursor.fetchone())


def _each(tokens: list[str], rows: QuerySet[Listed], most: int) -> list[Statement]:
    """The newest rows under each token, as one statement a token."""
    newest = Listed.objects.filter(token=Slot(0)) & rows
    sql, params = _compiled(newest.order_by("-date", "-directive").values_list("date", "directive")[:most])
    return [(sql, tuple(token if isinstance(value, Slot) else value for value in params)) for token in tokens]


def _merged(pieces: list[Statement], most: int) -> Iterable[Found]:
    union = " UNION ".join(f"SELECT * FROM ({sql}) AS newest" for sql, _values in pieces)  # noqa: S608  the ORM's own SQL
    params = [value for _sql, values in pieces for value in values]
    with connection.cursor() as cursor:
        cursor.execute(f"{union} ORDER BY 1 DESC, 2 DESC LIMIT %s", [*params, most])
        return [Found(str(day), pk) for day, pk in cursor.fetchall()]


def _compiled(rows: QuerySet[Any, Any]) -> Statement:
    return rows.query.sql_with_params()


def values_under(column: str, tokens: list[str], more: Collection[Any], most: int) -> list[Any]:
    """Steps from one value to the next in the index of each token, instead of reading all rows to tell them apart."""
    if not tokens:
        return []
    table = Listed._meta.db_table
    sql = f"""
        WITH RECURSIVE circle(token) AS (VALUES {", ".join(["(%s)"] * len(tokens))}),
        step(token, value, place) AS (
            SELECT token, (SELECT MIN({column}) FROM {table} l WHERE l.token = circle.token), 1 FROM circle
            UNION ALL
            SELECT token, (SELECT MIN({column}) FROM {table} l WHERE l.token = step.token AND l.{column} > step.value),
                place + 1
            FROM step WHERE value IS NOT NULL AND place < %s
        )
        SELECT value FROM step WHERE value IS NOT NULL {"UNION SELECT %s " * len(more)}
        {"" if more else "GROUP BY value"} ORDER BY value LIMIT %s"""  # noqa: S608  a column's and a table's own name
    with connection.cursor() as cursor:
        cursor.execute(sql, [*tokens, most, *more, most])
        return [value for (value,) in cursor.fetchall()]
