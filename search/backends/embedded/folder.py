"""The folder of an embedded index: which of its indexes is in force, and who may write.

``CURRENT`` names the index in force and is replaced in one step, so a reader sees the old one or the new one. Locks are
held by the kernel for an open file: a process that dies gives them back.
"""

import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from search.backends.embedded.faults import translated_errors

_WRITER, _REPLACEMENT = "writer.lock", "replacement.lock"
_NAMES = "index-"


class Current(NamedTuple):
    """The index in force, and the version of the analysis that made it."""

    name: str
    analysis: int


class IndexFolder:
    """Everything below ``SEARCH_INDEX_DIR``."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    def current(self) -> Current | None:
        """The index in force; None if none was ever made."""
        with suppress(FileNotFoundError):
            return Current(*json.loads((self._path / "CURRENT").read_text(encoding="ascii")))
        return None

    def path(self, name: str) -> str:
        """Where the index ``name`` lies."""
        return str(self._path / name)

    def committed(self, name: str) -> tuple[int, int]:
        """What changes with every commit to the index ``name``: tantivy puts a new ``meta.json`` there.

        Raises:
            OSError: there is no such index.
        """
        meta = (self._path / name / "meta.json").stat()
        return meta.st_ino, meta.st_mtime_ns

    def make(self) -> str:
        """An empty folder for a new index; its name."""
        name = _NAMES + uuid.uuid4().hex[:12]
        (self._path / name).mkdir(parents=True)
        return name

    def put_in_force(self, current: Current) -> None:
        """Let every reader use this index from its next question on."""
        fresh = self._path / f"CURRENT.{uuid.uuid4().hex[:8]}"
        with fresh.open("w", encoding="ascii") as file:
            json.dump(current, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path / "CURRENT")

    def sweep(self) -> None:
        """Delete every index but the one in force: left by a replacement that was interrupted, or replaced."""
        kept = self.current()
        for folder in self._path.glob(_NAMES + "*"):
            if not kept or folder.name != kept.name:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def writer_lock(self) -> Iterator[None]:
        """Be the only writer. Raises ``Busy`` or ``EngineDown``."""
        with self._locked(_WRITER):
            yield

    @contextmanager
    def replacement_lock(self) -> Iterator[None]:
        """Be the only one who prepares a replacement. Raises ``Busy`` or ``EngineDown``."""
        with self._locked(_REPLACEMENT):
            yield

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        with ExitStack() as held:
            with translated_errors():
                self._path.mkdir(parents=True, exist_ok=True)
                file = held.enter_context((self._path / name).open("a"))
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
