"""Children are bounded, end with all they started, and know nothing of the house."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from intranet.files.extraction import children
from intranet.files.extraction.limits import Limits
from tests.e2e.conftest import ROOT, eventually

JOBS = "tests.files.extraction.jobs"
ENVIRONMENT = ["LANG", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONSAFEPATH", "PYTHONUTF8"]
FORKS = """
import os, sys
from tests.files.extraction.test_children import asked
before = asked(sys.argv[1], "look")[0]
if (child := os.fork()) == 0:
    os._exit(asked(sys.argv[1], "look")[0] + 40)
print(before, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), asked(sys.argv[1], "look")[0])
"""
IS_KILLED = """
import sys
from tests.files.extraction.test_children import asked
asked(sys.argv[1], "hang")
"""


def asked(folder: Path | str, job: str, *arguments: str, **limits: int) -> tuple[int, dict[str, Any]]:
    """The status of a child, and what it said."""
    place = Path(folder) / f"answer of {job}"
    with place.open("w+b") as answer:
        status = children.run(f"{JOBS}.{job}", answer, Limits(**limits), *arguments)
    return status, said_in(place)


def said_in(place: Path) -> dict[str, Any]:
    """What stands in an answer, whole or nothing."""
    with suppress(OSError, json.JSONDecodeError):
        return dict(json.loads(place.read_bytes()))
    return {}


def is_gone(process: int) -> bool:
    """Whether it has ended, also where nobody has asked for its status yet."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[Callable[[], dict[str, Any]]]:
    """A process that has asked for a child which does not end: what that child said. It is killed at the latest now."""
    started = []

    def start() -> dict[str, Any]:
        started.append(subprocess.Popen([sys.executable, "-c", IS_KILLED, str(tmp_path)], cwd=ROOT))
        return {"asker": started[0]} | eventually(lambda: said_in(tmp_path / "answer of hang"))

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_child_sees_no_house_no_environment_and_no_file_of_others(tmp_path: Path) -> None:
    with (tmp_path / "letter").open("w"):
        status, said = asked(tmp_path, "look", "a", "ạ")

    assert (status, said) == (
        0,
        {
            "limits": Limits()._asdict(),
            "arguments": ["a", "ạ"],
            "environment": ENVIRONMENT,
            "first environment": ENVIRONMENT,
            "django": False,
            "folder": "/",
            "opened": [],
        },
    )


def test_child_that_takes_too_long_ends_with_what_it_started(tmp_path: Path) -> None:
    status, said = asked(tmp_path, "hang", wall_seconds=3)

    assert status == -signal.SIGKILL
    assert eventually(lambda: is_gone(said["other"]))
    assert is_gone(said["child"])
    assert asked(tmp_path, "look")[0] == 0


def test_many_at_once_each_get_their_own_answer(tmp_path: Path) -> None:
    answers: dict[int, Any] = {}

    def ask(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        answers[number] = asked(folder, "look", str(number))[1]["arguments"]

    threads = [Thread(target=ask, args=[number]) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == {number: [str(number)] for number in range(12)}


def test_order_longer_than_a_socket_holds_arrives_whole(tmp_path: Path) -> None:
    assert asked(tmp_path, "look", "ạ" * 400_000)[1]["arguments"] == ["ạ" * 400_000]


def test_server_that_was_killed_is_started_again(tmp_path: Path) -> None:
    asked(tmp_path, "look")
    first = children._server._process
    assert first
    first.kill()
    first.wait()

    assert asked(tmp_path, "look")[0] == 0
    assert children._server._process is not first


def test_server_that_dies_with_a_job_is_a_fault_of_the_installation(hanging: Callable[[], dict[str, Any]]) -> None:
    said = hanging()
    os.kill(said["server"], signal.SIGKILL)

    assert said["asker"].wait() == 1
    os.kill(said["child"], signal.SIGKILL)
    os.kill(said["other"], signal.SIGKILL)


def test_nothing_is_left_when_the_asker_is_killed(hanging: Callable[[], dict[str, Any]]) -> None:
    said = hanging()
    said["asker"].kill()
    said["asker"].wait()

    assert eventually(lambda: is_gone(said["child"]) and is_gone(said["other"]) and is_gone(said["server"]))


def test_forked_process_has_a_server_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", FORKS, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert (done.stdout.split(), done.stderr) == (["0", "40", "0"], "")
