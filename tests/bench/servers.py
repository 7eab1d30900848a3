"""Starts a site under granian in a process of its own and counts the CPU seconds it uses."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A served site: ask it, and read its processor time."""

    port: int
    pid: int

    def get(self, path: str, cookie: str = "") -> tuple[int, bytes, str]:
        """Status, body and Set-Cookie of one GET."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        response = connection.getresponse()
        answer = response.status, response.read(), response.getheader("Set-Cookie") or ""
        connection.close()
        return answer

    def cpu_seconds(self) -> float:
        """User and system time of the server and its workers so far."""
        return sum(_ticks(pid) for pid in _family(self.pid)) / TICKS


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(descendant for child in children for descendant in _family(int(child)))]


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


@contextmanager
def served(application: str, environment: dict[str, str], port: int, workers: int = 1) -> Iterator[Server]:
    """Workers with one thread each; with one, CPU per request is all that is measured."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += f"--workers {workers} --blocking-threads 1 --no-access-log --log-level warning {application}".split()
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)
    try:
        server = Server(port, process.pid)
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            server.get("/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server does not answer")


def requests_per_cpu_second(server: Server, path: str, cookie: str, count: int = 300) -> float:
    """Ask ``path`` ``count`` times after a warm-up; every answer must be a 200.

    Raises:
        RuntimeError: an answer was not a 200.
    """
    for _warm in range(20):
        server.get(path, cookie)
    begun = server.cpu_seconds()
    for _request in range(count):
        status, _body, _cookies = server.get(path, cookie)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
    return count / (server.cpu_seconds() - begun)
