"""The list of 100,000 documents against the same list of 1,000: pages and filters, for one who reads all and for one
who reads fifty.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.bench.servers import ROOT
from tests.bench.table import Figure

ADDRESSES = {
    "page 1": "/van-ban/",
    "page 30": "/van-ban/?page=30",
    "type": "/van-ban/?type=quyet-dinh",
    "issuer": "/van-ban/?issuer=C%C6%A1+quan+0",
    "year": "/van-ban/?year=2015",
    "frequent word": "/van-ban/?q=nhieu",
    "rare word": "/van-ban/?q=hiem",
    "absent word": "/van-ban/?q=khongco",
}


def long_list_against_short() -> Figure:
    """Requests per CPU second, of the address where the long list does worst; goal: at most 1.5 times the cost."""
    with tempfile.TemporaryDirectory() as folder, _site(100, folder) as long, _site(1, folder) as short:
        pairs = [
            (_ask(long, who, path), _ask(short, who, path), f"{name}, reads {who}")
            for who in ("all", "few")
            for name, path in ADDRESSES.items()
        ]
    ours, theirs, where = max(pairs, key=lambda pair: pair[0] / pair[1])
    what = f"list of 100,000 documents, worst of {len(pairs)}: {where}"
    return Figure(what, "requests per CPU second", 1 / ours, "the list of 1,000", 1 / theirs, 0.67)


@contextmanager
def _site(thousands: int, folder: str) -> Iterator[Any]:
    command = [sys.executable, "-m", "tests.bench.list_by", str(thousands), folder]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as site:
        yield site
        site.stdin.close()


def _ask(site: Any, who: str, path: str) -> float:
    """CPU seconds of a request."""
    site.stdin.write(f"{who} {path}\n")
    site.stdin.flush()
    return float(json.loads(site.stdout.readline()))
