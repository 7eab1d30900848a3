"""Search over entries recombined from the Vietnamese collection: whole answers against bare rivals on the same texts.

``BENCH_ENTRIES=1000000 make bench`` measures at that size what is else measured at 50,000.
"""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from tests.bench.collection import is_here
from tests.bench.servers import ROOT
from tests.bench.table import Figure

PAGES = 2_000
"""Pages of Wagtail, which takes 38 ms to index one."""

SMALL, LARGE = 5_000, int(os.environ.get("BENCH_ENTRIES", "50000"))
HELD = (10, 100, 500)

Measured = dict[str, float]


def searches() -> list[Figure]:
    """None without the collection. The speed of the slowest twentieth; whoever holds most."""
    if not is_here():
        return []
    small, large = _measured(SMALL), _measured(LARGE)
    name = f"{LARGE:,} entries"
    return [*_answers(large, name), *_growth(small, large, name), *_index(large, name), _against_wagtail()]


def _answers(large: Measured, name: str) -> list[Figure]:
    ours, unit = max(large[f"p95 {held}"] for held in HELD), "1 / p95 CPU s"
    what = f"search, {name}, 10 to 500 tokens, with total, facets, texts and marks"
    return [
        Figure(what, unit, 1 / ours, "10 ms", 100, 1),
        Figure(what, unit, 1 / ours, "bare tantivy, any word or pair", 1 / large["p95 bare"], 0.5),
        Figure(what, unit, 1 / ours, "SQLite FTS5, any word or pair", 1 / large["p95 fts5"], 1),
    ]


def _growth(small: Measured, large: Measured, name: str) -> list[Figure]:
    ours, theirs = (max(each[f"p95 {held}"] for held in HELD) for each in (large, small))
    return [Figure(f"search, {name}", "1 / p95 CPU s", 1 / ours, f"{SMALL:,} entries", 1 / theirs, 0.167)]


def _index(large: Measured, name: str) -> list[Figure]:
    return [
        Figure(
            f"index of {name} made anew, words counted", "entries per CPU second", large["rebuild"], "goal", 2000, 1
        ),
        Figure(f"memory while {name} are indexed", "1 / MB", 1 / large["peak"], "500 MB", 1 / 500, 1),
        Figure("a change found after its commit", "per second", 1 / large["findable"], "0.2 s", 5, 1),
    ]


def _against_wagtail() -> Figure:
    ours, theirs = _measured(PAGES)["common"], _said("tests.bench.wagtail_find_by", PAGES)
    what = f"a common term in {PAGES:,} pages, with permission and facets"
    return Figure(what, "queries per CPU second", 1 / ours, "Wagtail's database search", 1 / theirs, 100)


def _measured(entries: int) -> Measured:
    measured: Measured = _said("tests.bench.find_by", entries)
    return measured


def _said(module: str, entries: int) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", module, str(entries), folder]
        said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return json.loads(said.splitlines()[-1])
