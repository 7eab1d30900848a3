"""Web server and worker as children: started together, stopped together, whatever happens."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from types import FrameType

GRACE_SECONDS = 10


class Stopped(Exception):
    """A signal asked for the end."""


def on_signals() -> None:
    """Turn Ctrl-C and SIGTERM into ``Stopped``, from the first moment on."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


class Children:
    """The processes of the demo. Each is a group of its own, so Ctrl-C reaches them only through here."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str) -> None:
        """Start one more child."""
        self.running.append(subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL))  # noqa: S603

    def stop(self) -> None:
        """End every child: politely, then after ten seconds by force. A second signal does not interrupt this."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self._send(signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while any(child.poll() is None for child in self.running) and time.monotonic() < deadline:
            time.sleep(0.05)
        self._send(signal.SIGKILL)
        for child in self.running:
            child.wait()

    def _send(self, number: signal.Signals) -> None:
        for child in self.running:
            if child.poll() is None:
                os.killpg(child.pid, number)

    def fallen(self) -> subprocess.Popen[bytes] | None:
        """A child that ended by itself, if there is one."""
        return next((child for child in self.running if child.poll() is not None), None)


def wait_until_answered(url: str, alive: Callable[[], bool], seconds: int = 90) -> bool:
    """Whether ``url`` answered while ``alive()``; the server says "listening" seconds before its workers answer."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and alive():
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  our own loopback address
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def say(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
