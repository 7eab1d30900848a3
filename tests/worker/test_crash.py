"""Workers that are killed, and workers that are asked to end (security cases 109, 110 and 117)."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.worker.effects import CHUNKS

pytestmark = pytest.mark.crash

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path) -> dict[str, str]:
    """What a process of the small house in ``folder`` is started with."""
    house = {
        "SMALL_HOUSE": f"sqlite:///{folder / 'house.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.worker.small_house",
    }
    return {**os.environ, **house}


def python(folder: Path, *arguments: str) -> str:
    """Output of a Python process of the small house."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=True)
    return done.stdout


def test_a_worker_killed_at_any_line_leaves_nothing_undone_and_nothing_done_twice(tmp_path: Path) -> None:
    found = json.loads(python(tmp_path, "-m", "tests.worker.killed"))

    assert found["points"] > 100
    rounds = found["points"] + 1
    assert found["effects"] == [rounds * CHUNKS, 1]
    assert (found["undone"], found["intact"]) == (0, True)


PREPARE = """
import django; django.setup()
from tests.worker.killed import make_tables; make_tables()
from intranet.worker.services import enqueue; enqueue("tests.worker.effects.wait")
"""


@pytest.fixture
def waiting_worker(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """``manage.py worker`` in the middle of a job that never ends."""
    python(tmp_path, "-c", PREPARE)
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "worker"],
        cwd=ROOT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def job(folder: Path) -> tuple[str, int]:
    """State and attempts of the job that never ends."""
    with closing(sqlite3.connect(folder / "house.sqlite3")) as database:
        rows = database.execute("SELECT state, attempts FROM intranet_worker_job WHERE run LIKE '%effects.wait'")
        found: tuple[str, int] = rows.fetchone()
    return found


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_asked_to_end_puts_its_job_back_and_ends_with_0(
    tmp_path: Path, waiting_worker: "subprocess.Popen[str]", number: int
) -> None:
    assert job(tmp_path) == ("running", 1)

    waiting_worker.send_signal(number)

    assert (waiting_worker.wait(), job(tmp_path)) == (0, ("waiting", 0))


def test_a_worker_asked_twice_does_not_wait(tmp_path: Path, waiting_worker: "subprocess.Popen[str]") -> None:
    for _time in range(2):
        waiting_worker.send_signal(signal.SIGTERM)

    assert (waiting_worker.wait(), job(tmp_path)) == (0, ("waiting", 0))


def test_the_job_of_a_killed_worker_is_taken_over(tmp_path: Path, waiting_worker: "subprocess.Popen[str]") -> None:
    waiting_worker.kill()
    waiting_worker.wait()

    assert job(tmp_path) == ("running", 1)
    python(tmp_path, "-c", AFTER_THE_LEASE)
    assert job(tmp_path) == ("waiting", 1)


AFTER_THE_LEASE = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from intranet.worker.leases import reap
reap(timezone.now() + timedelta(minutes=2))
"""
