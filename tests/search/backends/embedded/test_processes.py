"""Several processes on one index: readers beside a writer, and what a process leaves behind that is killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search.backends.base import BY_RELEVANCE, Question, Scope, having_all
from search.backends.embedded import EmbeddedBackend
from search.errors import Busy, EngineDown
from tests.search.backends.test_contract import document, tell

ROOT = Path(__file__).parents[4]
ALL = Question(Scope(frozenset({"any"}), frozenset({"letter"})), having_all(("fa",)))
PREAMBLE = """
import sys
from search.backends.embedded import EmbeddedBackend
from tests.search.backends.test_contract import document, tell
from tests.search.backends.embedded.test_processes import ids
backend = EmbeddedBackend(sys.argv[1])
def say(what):
    print(what, flush=True)
    sys.stdin.readline()
"""


def ids(backend: EmbeddedBackend) -> list[int]:
    return [hit.id for hit in backend.search(ALL, sort=BY_RELEVANCE, offset=0, limit=10)]


class Other:
    """Another process that stops after every ``say`` until it is told to go on."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def says(self) -> str:
        return self.process.stdout.readline().strip()

    def go_on(self) -> None:
        self.process.stdin.write("\n")
        self.process.stdin.flush()


@contextmanager
def another_process(folder: Path, code: str) -> Iterator[Other]:
    command = [sys.executable, "-c", PREAMBLE + code, str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    ) as process:
        try:
            yield Other(process)
        finally:
            process.kill()


def test_another_process_reads_while_one_writes_and_sees_each_commit(tmp_path):
    backend = EmbeddedBackend(str(tmp_path))
    tell(backend, document(1, "fa"))

    with another_process(tmp_path, "while True: say(ids(backend))") as other, backend.writing() as writer:
        assert other.says() == "[1]"
        writer.apply([document(2, "fa")])
        other.go_on()
        assert other.says() == "[2, 1]"


def test_another_process_follows_a_replacement(tmp_path):
    backend = EmbeddedBackend(str(tmp_path))
    tell(backend, document(1, "fa"))

    with another_process(tmp_path, "while True: say(ids(backend))") as other:
        assert other.says() == "[1]"
        with backend.replacing() as replacement:
            replacement.apply([document(7, "fa")])
            with replacement.publish():
                pass
        other.go_on()
        assert other.says() == "[7]"


def test_another_process_that_writes_keeps_this_one_out(tmp_path):
    backend = EmbeddedBackend(str(tmp_path))
    code = "with backend.writing() as writer:\n    writer.apply([document(1, 'fa')])\n    say('writing')\nsay('done')"

    with another_process(tmp_path, code) as other:
        assert other.says() == "writing"
        with pytest.raises(Busy), backend.writing():
            pass
        assert ids(backend) == [1]
        other.go_on()
        assert other.says() == "done"
        tell(backend, document(2, "fa"))

    assert ids(backend) == [2, 1]


@pytest.mark.crash
def test_a_writer_that_is_killed_before_it_commits_leaves_the_index_as_it_was(tmp_path):
    backend = EmbeddedBackend(str(tmp_path))
    tell(backend, document(1, "fa"))
    code = """
from search.backends.embedded.schema import tantivy_document
with backend.writing() as writer:
    raw = writer.index.writer(15_000_000, 1)
    raw.add_document(tantivy_document(document(2, "fa")))
    say("half way")
"""

    with another_process(tmp_path, code) as other:
        assert other.says() == "half way"
        other.process.send_signal(signal.SIGKILL)
        other.process.wait()

    assert ids(backend) == [1]
    tell(backend, document(3, "fa"))
    assert ids(backend) == [3, 1]


@pytest.mark.crash
def test_a_replacement_that_is_killed_leaves_the_index_as_it_was_and_is_swept(tmp_path):
    backend = EmbeddedBackend(str(tmp_path))
    tell(backend, document(1, "fa"))
    code = """
with backend.replacing() as replacement:
    replacement.apply([document(2, "fa")])
    say("half way")
"""

    with another_process(tmp_path, code) as other:
        assert other.says() == "half way"
        other.process.send_signal(signal.SIGKILL)
        other.process.wait()

    assert ids(backend) == [1]
    assert len(list(tmp_path.glob("index-*"))) == 2
    with backend.replacing() as replacement, replacement.publish():
        pass
    assert len(list(tmp_path.glob("index-*"))) == 1
    assert ids(backend) == []


def test_an_index_of_another_version_is_neither_read_nor_written_until_it_is_replaced(tmp_path, monkeypatch):
    backend = EmbeddedBackend(str(tmp_path))
    tell(backend, document(1, "fa"))
    monkeypatch.setattr("search.backends.embedded.ANALYSIS", 10**6)

    with pytest.raises(EngineDown, match="catalogue rebuild"):
        ids(backend)
    with pytest.raises(EngineDown, match="catalogue rebuild"), backend.writing():
        pass
    with backend.replacing() as replacement, replacement.publish():
        replacement.apply([document(2, "fa")])
    assert ids(backend) == [2]
