"""Kills a process at lines spread over a piece of work, and looks at what is left.

A forked child works and ends with ``os._exit`` at its n-th line, which leaves the database as ``kill -9`` would; the
parent then looks, does it again as the person or the worker would, and looks again.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[1]

MOST = int(os.environ.get("KILLED_AT_MOST", "200"))
"""Lines at which each kind of work is killed."""


def said(module: str, database: str, folder: Path, plugins: str = "") -> Any:
    """What a process of its own found in a database of its own, with these plugins."""
    house = {"SMALL_HOUSE": database, "DJANGO_SETTINGS_MODULE": "tests.acknowledgement.ledger.house"}
    house |= {"SMALL_HOUSE_FOLDER": str(folder), "SMALL_HOUSE_PLUGINS": plugins}
    command = [sys.executable, "-m", module]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | house, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout)


class Task(Protocol):
    """One kind of work: ``prepare`` makes its subject anew under a number, ``work`` may be done again after a kill."""

    def prepare(self, line: int) -> None: ...
    def work(self) -> None: ...
    def check_after_the_kill(self, answered: bool) -> None: ...
    def check_done(self) -> None: ...


@dataclass(frozen=True)
class Killing:
    """``watched`` are parts of the paths of files whose lines count; ``check`` is asked after every step."""

    watched: tuple[str, ...]
    check: Callable[[], None]

    def points(self, task: Task) -> int:
        """At how many lines a child was killed: all of them, or ``MOST`` spread evenly from the first to the last.

        Work that depends on chance may have ended before a late line; another child is then killed half way to it.
        """
        lines = self._lines(task)
        spread = {1 + point * lines // MOST for point in range(MOST)}
        gc.freeze()  # else every child copies what its collector only looks at
        alive = [line for line in sorted(spread) if not self._killed_at(line, task)]
        return len(spread) - sum(not self._killed_at(line - lines // 2, task, lines + line) for line in alive)

    def _lines(self, task: Task) -> int:
        task.prepare(0)
        counter = _Killer(0, self.watched)
        sys.settrace(counter)
        task.work()
        sys.settrace(None)
        task.check_done()
        return counter.seen

    def _killed_at(self, line: int, task: Task, number: int = 0) -> bool:
        task.prepare(number or line)
        answered, status = self._in_a_child(line, task)
        self.check()
        task.check_after_the_kill(answered)
        task.work()
        self.check()
        task.check_done()
        return status != 0

    def _in_a_child(self, line: int, task: Task) -> tuple[bool, int]:
        """Whether the child came to its end, and what the system says of it."""
        from django.db import connection

        reads, answers = os.pipe()
        connection.close()
        child = os.fork()
        if child == 0:
            gc.disable()
            sys.settrace(_Killer(line, self.watched))
            task.work()
            os.write(answers, b"1")
            os._exit(0)
        os.close(answers)
        answered = os.read(reads, 1) == b"1"
        os.close(reads)
        _pid, status = os.waitpid(child, 0)
        return answered, status


class _Killer:
    """A trace function that ends the process at the n-th line of what is watched."""

    def __init__(self, line: int, watched: tuple[str, ...]) -> None:
        self._line, self.seen = line, 0
        self._watched, self._known = watched, dict[str, bool]()

    def __call__(self, frame: FrameType, event: str, argument: Any) -> "_Killer | None":
        if not self._is_watched(frame.f_code.co_filename):
            return None
        if event == "line":
            self.seen += 1
            if self.seen == self._line:
                os._exit(9)
        return self

    def _is_watched(self, file: str) -> bool:
        known = self._known.get(file)
        if known is None:
            known = self._known[file] = any(part in file for part in self._watched)
        return known
