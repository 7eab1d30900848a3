"""A corpus to measure with: entries and queries out of files of JSON lines."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.entries import ANY, Entry

SOURCE = "corpus"


class NotACorpus(Exception):
    """A line that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, and how it was typed ("full", "stripped" …)."""

    id: str
    variant: str
    text: str


def entries_of(file: Path) -> Iterator[Entry]:
    """Entries of a corpus: ``id, type, title, body, number``; where only some may see it, ``tokens``; and for the text
    of an attachment (pages parted by form feeds) ``attachment``, its file's name, and ``part``.

    Raises:
        NotACorpus: a line is no entry.
    """
    for at, row in _rows(file):
        try:
            yield _entry(row, at)
        except (KeyError, TypeError, ValueError) as error:
            raise NotACorpus(f"{file.name}, line {at}: {error!r}") from error


def _entry(row: Any, at: int) -> Entry:
    return Entry(
        source=SOURCE,
        key=row["id"],
        part=row.get("part", ""),
        title=row["title"],
        url=f"/{at}/",
        tokens=row.get("tokens", [ANY]),
        number=row.get("number") or "",
        text=row.get("body") or "",
        attachment=row.get("attachment", ""),
        facets={"type": row.get("type") or ""},
    )


def queries_of(file: Path) -> Iterator[Query]:
    """Queries: ``id, text`` and ``variant``, "full" where none is said.

    Raises:
        NotACorpus: a line is no query.
    """
    for at, row in _rows(file):
        try:
            yield Query(str(row["id"]), row.get("variant", "full"), row["text"])
        except (KeyError, TypeError, AttributeError) as error:
            raise NotACorpus(f"{file.name}, line {at}: {error!r}") from error


def _rows(file: Path) -> Iterator[tuple[int, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        for at, line in enumerate(lines, start=1):
            try:
                yield at, json.loads(line)
            except ValueError as error:
                raise NotACorpus(f"{file.name}, line {at}: {error}") from error
