"""Issuing to 100,000 people: how long the worker takes, and how long everybody else waits meanwhile."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.bench.browser import Browser
from tests.bench.servers import ROOT, served
from tests.bench.table import Figure

PEOPLE, PROMISED = 100_000, 60.0
USUAL = 15.0
"""Seconds in which the usual waiting times are measured."""

PAUSE = 0.01
"""Seconds between two requests."""

Times = dict[str, list[float]]


def issuing_to_many() -> list[Figure]:
    """People asked a second by a real worker, against the promise; and the time in which 95 of 100 requests are
    answered meanwhile, one of three of which writes, against what it was before. Goal: at most 1.5 times. Beside it
    the kind of request that suffers most, taken alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = _prepare(folder)
        with served("intranet.wsgi:application", site["environment"], 8393) as server:
            ask = _requests(Browser(server.port, site["cookie"]), site)
            usual = _waits(ask, lambda spent: spent > USUAL)
            with _worker(site["environment"]):
                job = Watch(folder)
                meanwhile = _waits(ask, lambda _spent: job.is_done())
        _check(folder, job)
    now, before = (_p95([wait for waits in times.values() for wait in waits]) for times in (meanwhile, usual))
    kind = max(usual, key=lambda kind: _p95(meanwhile[kind]) / _p95(usual[kind]))
    alone = f"{kind} alone {_p95(usual[kind]) * 1000:.0f} → {_p95(meanwhile[kind]) * 1000:.0f} ms"
    what = f"requests while 100,000 are asked ({alone})"
    return [
        Figure("issuing to 100,000 people", "people per second", PEOPLE / job.seconds, "in 60 s", PEOPLE / PROMISED, 1),
        Figure(what, "1 / p95", 1 / now, "the same before", 1 / before, 0.667),
    ]


def _prepare(folder: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.issue_by", folder]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _requests(browser: Browser, site: dict[str, Any]) -> dict[str, Callable[[], object]]:
    """The kinds of request; the last of them needs the write lock."""
    form = {"ticket": site["ticket"], "read": "1", "end": "1"}
    return {
        "directive page": lambda: browser.get(site["page"]),
        "list": lambda: browser.get("/van-ban/"),
        "acknowledgement": lambda: browser.post(site["acknowledge"], **form),
    }


def _waits(ask: dict[str, Callable[[], object]], is_over: Callable[[float], bool]) -> Times:
    """Seconds of each answer, one kind after the other."""
    times: Times = {kind: [] for kind in ask}
    begun = time.perf_counter()
    while not is_over(time.perf_counter() - begun):
        for kind, request in ask.items():
            asked = time.perf_counter()
            request()
            times[kind].append(time.perf_counter() - asked)
            time.sleep(PAUSE)
    return times


def _p95(times: list[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]


@contextmanager
def _worker(environment: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, "manage.py", "worker"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


class Watch:
    """The job as its page in the admin shows it; ``seconds`` from its first sign of life to its end."""

    QUERY = (
        "SELECT state, progress, total FROM intranet_worker_job"
        " WHERE run = 'intranet.directives.services.continue_issuing'"
    )

    def __init__(self, folder: str) -> None:
        self._database = sqlite3.connect(f"{folder}/db.sqlite3", timeout=60)
        self._begun, self.seconds = 0.0, 0.0
        self.seen: set[tuple[int, int]] = set()

    def is_done(self) -> bool:
        """Look at it once more.

        Raises:
            RuntimeError: it was given up.
        """
        state, done, total = self._database.execute(self.QUERY).fetchone()
        self._begun = self._begun or (time.perf_counter() if state == "running" else 0.0)
        self.seen.add((done, total))
        if state == "dead":
            raise RuntimeError("issuing failed")
        self.seconds = time.perf_counter() - self._begun
        return bool(state == "done")


def _check(folder: str, job: Watch) -> None:
    """Everybody was asked once, the tallies say so, and the way there could be watched."""
    with closing(sqlite3.connect(Path(folder) / "db.sqlite3")) as database:
        asked = "SELECT count(*) FROM intranet_acknowledgement_assignment"
        counted = "SELECT sum(count) FROM intranet_acknowledgement_tally"
        found = [database.execute(query).fetchone()[0] for query in (asked, counted)]
    if found[0] != found[1] or found[0] < PEOPLE or len(job.seen) < 10:
        raise RuntimeError(f"{found} assignments and tallies, {len(job.seen)} steps seen")
