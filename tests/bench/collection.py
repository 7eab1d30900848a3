"""As many entries as are asked for, recombined from the Vietnamese collection: its titles, its paragraphs, new numbers.

The same for the same count. Six of ten are open; the others are for one to three of ``CIRCLES``.
"""

import gzip
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search.catalogue import Entry

COLLECTION = Path(__file__).resolve().parents[3] / "shared" / "search-eval"
SOURCE = "corpus"
CIRCLES = 20_000
OPEN_TO_ALL = "any"
OPEN = 0.6
KINDS = ("Directive", "Guidance", "Lesson")
ISSUERS = [f"Cơ quan {number}" for number in range(120)]
NEWEST = date(2026, 11, 1)

Row = dict[str, Any]


def is_here() -> bool:
    """Whether the collection is beside the project."""
    return (COLLECTION / "corpus.jsonl.gz").exists()


def texts(count: int) -> Iterator[Row]:
    """``count`` of title, body, type and number. The first are the collection's, others of its pieces."""
    rows = _lines("corpus.jsonl.gz")
    paragraphs = [piece for row in rows for piece in row["body"].split("\n") if piece.strip()]
    chance = Random(58)
    for at in range(count):
        yield rows[at] if at < len(rows) else _mixed(rows, paragraphs, chance)


def recombined(count: int) -> "Iterator[Entry]":
    """``count`` entries of them."""
    chance = Random(59)
    return (_entry(at, row, chance) for at, row in enumerate(texts(count)))


def queries(variant_of: Any = lambda text: text) -> list[str]:
    """What people asked of the collection."""
    return [variant_of(row["text"]) for row in _lines("queries.dev.jsonl.gz")]


def tokens_of(count: int) -> list[str]:
    """What somebody holds who is in so many circles."""
    chance = Random(count)
    return [OPEN_TO_ALL, *(f"unit:{number}" for number in chance.sample(range(CIRCLES), count - 1))]


def _lines(name: str) -> list[Row]:
    with gzip.open(COLLECTION / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _mixed(rows: list[Row], paragraphs: list[str], chance: Random) -> Row:
    first, second = chance.choices(rows, k=2)
    pieces = max(1, first["body"].count("\n") + 1)
    title = f"{first['title'].split('. ')[0]}. {second.get('heading') or second['title']}"
    return first | {"title": title, "body": "\n".join(chance.choices(paragraphs, k=pieces))}


def _entry(at: int, row: Row, chance: Random) -> "Entry":
    from search.catalogue import Entry

    circles = {f"unit:{chance.randrange(CIRCLES)}" for _ in range(chance.randint(1, 3))}
    tokens = [OPEN_TO_ALL] if chance.random() < OPEN else sorted(circles)
    facets = {"kind": chance.choice(KINDS), "type": row["type"], "issuer": chance.choice(ISSUERS)}
    number = row["number"] or f"{at % 9_000 + 1}/{2000 + at % 27}/QĐ-UBND"
    dated = NEWEST - timedelta(days=chance.randrange(9_000))
    return Entry(
        source=SOURCE,
        key=str(at),
        title=row["title"],
        url=f"/{at}/",
        tokens=tokens,
        number=number,
        text=row["body"],
        facets=facets,
        date=dated,
    )
