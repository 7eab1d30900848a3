"""A catalogue of its own for every test, on each engine there is."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from search import backends, catalogue, feed, rebuild
from search.catalogue import Entry, Results

ENGINES = ("memory", "embedded")
ISSUED = date(2023, 3, 20)


@pytest.fixture(autouse=True)
def empty_engine(tmp_path: Path, settings: Any) -> Iterator[None]:
    """The engine of the settings, holding nothing."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    backends.close()
    yield
    backends.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, settings: Any, empty_engine: None) -> str:
    """Run the test once on every engine."""
    settings.SEARCH_URL = {"memory": "memory://", "embedded": ""}[request.param]
    return str(request.param)


def entry(key: str, title: str = "", **more: Any) -> Entry:
    """An entry of source ``letter`` that everybody may see, unless ``more`` says otherwise."""
    more = {"source": "letter", "url": f"/letters/{key}/", "tokens": ["any"], "date": ISSUED} | more
    return Entry(key=key, title=title or f"Văn bản {key}", **more)


@pytest.fixture
def put(db: None) -> Callable[..., None]:
    """Put entries in the catalogue and tell the engine; then count words."""

    def write(*entries: Entry) -> None:
        catalogue.index(entries)
        while feed.drain():
            pass

    return write


@pytest.fixture
def renew(db: None) -> Callable[[], int]:
    """Make a new index and count words."""
    return rebuild.rebuild


def find(text: str, *, tokens: Any = ("any",), sources: Any = ("letter",), **more: Any) -> Results:
    """Ask as somebody who holds ``any``, for twenty hits."""
    return catalogue.query(text, tokens=tokens, sources=sources, **({"size": 20} | more))


def keys(results: Results) -> list[str]:
    """What was found, in order."""
    return [hit.key for hit in results.hits]


def text_of(segments: Any) -> str:
    """The text of some segments, marks in brackets."""
    return "".join(f"[{segment.text}]" if segment.marked else segment.text for segment in segments)


def facet(results: Results, field: str) -> dict[str, int]:
    """The counts of one facet."""
    return {value.value: value.count for facet in results.facets if facet.field == field for value in facet.values}
