"""Killing, stopping and filling the nodes of the cluster."""

import json
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.elastic import FOLDER, HOSTS

LAUNCHER = Path(__file__).with_name("cluster")
ALLOCATION = "cluster.routing.allocation.enable"
WATERMARKS = [f"cluster.routing.allocation.disk.watermark.{mark}" for mark in ("low", "high", "flood_stage")]


class Nodes:
    """Numbered from 1. What was done to them is undone by ``mend``."""

    def __init__(self) -> None:
        self._undo: list[tuple[str, str]] = []

    def kill(self, node: int) -> None:
        """A crash. The others make no new copies of what is lost, which they would after a minute."""
        self._set({ALLOCATION: "primaries"})
        self._run("kill", str(node))
        self._undo += [("restart", str(node)), ("reset", ALLOCATION)]

    def pause(self, node: int) -> None:
        """A hang: connections stay open, nothing answers."""
        self._run("pause", str(node))
        self._undo.append(("resume", str(node)))

    def fill(self) -> None:
        """No disk has as much room as is asked for."""
        self._set(dict.fromkeys(WATERMARKS, "1000tb"))
        self._undo += [("reset", mark) for mark in WATERMARKS]

    def mend(self) -> None:
        """All run again, hold every copy, and have room."""
        if changed := [what for action, what in self._undo if action == "reset"]:
            self._set(dict.fromkeys(changed, None))
        for action, node in self._undo:
            if action != "reset":
                self._run(action, node)
        if self._undo:
            self._run("wait")
        self._undo = []

    def until(self, is_so: Callable[[], bool]) -> None:
        """Nodes look at their disks every ten seconds; they also say when another second is over."""
        for _ in range(120):
            if is_so():
                return
            self._ask("GET", "/_cluster/state/version?wait_for_metadata_version=999999999&wait_for_timeout=1s")
        raise AssertionError("It never came to that.")

    def master(self) -> int:
        """The node that rules the others."""
        state = self._ask("GET", "/_cluster/state/master_node,nodes")
        return int(state["nodes"][state["master_node"]]["name"].removeprefix("node-"))

    def _set(self, settings: dict[str, Any]) -> None:
        self._ask("PUT", "/_cluster/settings", {"persistent": settings})

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer of the first node that gives one."""
        data = json.dumps(body).encode() if body else None
        for host in HOSTS:
            request = Request(f"http://{host}{path}", data, {"Content-Type": "application/json"}, method=method)
            with suppress(OSError), urlopen(request, timeout=30) as answer:  # noqa: S310  on loopback
                return json.load(answer)
        raise AssertionError("No node answers.")

    def _run(self, *arguments: str) -> None:
        subprocess.run([LAUNCHER, "--dir", FOLDER, *arguments], check=True)
