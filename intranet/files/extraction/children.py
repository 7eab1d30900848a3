"""Starts a child that does one job with one file, and bounds it."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from intranet.files.extraction.fork_server import STATUS
from intranet.files.extraction.limits import Limits

TO_END = 10
"""Seconds in which a child that is killed is gone."""

_ROOT = Path(__file__).resolve().parents[3]
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONPATH": str(_ROOT),
    "PYTHONSAFEPATH": "1",
    "PYTHONUTF8": "1",
}


class ReaderBroken(Exception):
    """The child did not start or left the protocol: a fault of this installation, not of the file."""


def run(module: str, answer: IO[bytes], limits: Limits, *arguments: str) -> int:
    """``module.main`` with ``limits`` as JSON and ``arguments``, its output in ``answer``; returns the status of the
    child, negative when it was ended. One that takes longer than it may is ended with all that it started.

    Raises:
        ReaderBroken: no child could be started.
    """
    order = json.dumps([module, [json.dumps(limits._asdict()), *arguments]]).encode() + b"\n"
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            _server.send(answer.fileno(), theirs.fileno())
        try:
            return _ended(ours, order, limits.wall_seconds)
        except (ConnectionError, TimeoutError) as error:
            raise ReaderBroken("the process that starts readers has ended") from error


def _ended(job: socket.socket, order: bytes, seconds: int) -> int:
    job.settimeout(seconds)
    try:
        job.sendall(order)
        return _status(job)
    except (TimeoutError, BlockingIOError):
        job.shutdown(socket.SHUT_WR)
        job.settimeout(TO_END)
        return _status(job)


def _status(job: socket.socket) -> int:
    said = job.recv(STATUS.size)
    if not said:
        raise ConnectionError
    status: int = STATUS.unpack(said)[0]
    return status


class _Server:
    """The one process that forks children for this one; started when first needed, and again when it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def send(self, *descriptors: int) -> None:
        """A job."""
        with self._lock:
            try:
                socket.send_fds(self._orders or self._started(), [b"+"], descriptors)
            except ConnectionError:
                self.stop()
                socket.send_fds(self._started(), [b"+"], descriptors)

    def _started(self) -> socket.socket:
        self._orders, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
                [sys.executable, "-m", "intranet.files.extraction.fork_server", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                cwd="/",
                env=_ENVIRONMENT,
                start_new_session=True,
            )
        return self._orders

    def stop(self) -> None:
        """It ends, with all that it started."""
        if self._orders:
            self._orders.close()
        if self._process:
            self._process.wait()
        self._orders = self._process = None

    def leave(self) -> None:
        """In a process that was forked from this one: the server is not its own, and nobody holds the lock."""
        if self._orders:
            self._orders.close()
        if self._process:
            self._process.returncode = 0  # not its child to wait for
        self._lock, self._orders, self._process = threading.Lock(), None, None


_server = _Server()
os.register_at_fork(after_in_child=_server.leave)
atexit.register(_server.stop)
