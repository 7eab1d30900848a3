"""The launcher: a free port or a plain word about the taken one, and children that never outlive it."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from intranet.catalogues import ROOT
from intranet.demo.ports import is_free, next_free
from intranet.demo.processes import Children


@pytest.fixture
def taken() -> int:
    """A port that something listens on during the test."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_port_with_a_listener_is_not_free(taken: int) -> None:
    assert not is_free(taken)
    assert next_free(taken) > taken


def test_demo_on_a_taken_port_says_so_and_offers_another(taken: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "intranet.demo", "--port", str(taken)], cwd=ROOT, capture_output=True, text=True
    )

    assert ran.returncode == 1
    assert f"Port {taken} is taken by another program." in ran.stdout
    assert f"make demo PORT={next_free(taken)}" in ran.stdout


def test_children_are_stopped_with_their_own_children() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    children = Children()
    children.start(sys.executable, "-c", "import time; time.sleep(600)")
    (child,) = children.running

    children.stop()
    signal.signal(signal.SIGINT, before[0])
    signal.signal(signal.SIGTERM, before[1])

    assert child.poll() is not None
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)


def test_child_that_ended_by_itself_is_noticed() -> None:
    children = Children()
    children.start(sys.executable, "-c", "raise SystemExit(3)")
    children.running[0].wait()

    assert children.fallen() is children.running[0]
