"""The embedded engine: a tantivy index in a folder, read by every process and written by one at a time."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from time import monotonic, sleep
from typing import NamedTuple, TypeVar

import tantivy
from django.utils.translation import gettext_noop

from search.analysis import ANALYSIS
from search.backends.base import Candidate, Question, Replacement, Stamp, Tally, Writer
from search.backends.embedded import reading
from search.backends.embedded.faults import translated_errors
from search.backends.embedded.folder import Current, IndexFolder
from search.backends.embedded.schema import made_or_opened, opened
from search.backends.embedded.writers import TantivyReplacement, TantivyWriter
from search.errors import Busy, EngineDown

PATIENCE = 30.0
"""Seconds that a finished replacement waits for another writer: a batch takes less than one."""

Answer = TypeVar("Answer")


class _Open(NamedTuple):
    """An index that is open, and what it held at a commit."""

    name: str
    committed: tuple[int, int]
    opened: tantivy.Index
    searcher: reading.Searcher


class EmbeddedBackend:
    """The index in ``folder``."""

    def __init__(self, folder: str) -> None:
        self._folder = IndexFolder(folder)
        self._open: _Open | None = None

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        with self._folder.writer_lock():
            with translated_errors():
                index = made_or_opened(self._folder.path(self._index_in_force()))
            yield TantivyWriter(index)

    @contextmanager
    def replacing(self) -> Iterator[Replacement]:
        with self._folder.replacement_lock():
            self._sweep()
            with translated_errors():
                name = self._folder.make()
                index = made_or_opened(self._folder.path(name))
            try:
                yield TantivyReplacement(index, lambda: self._publishing(name))
            finally:
                self._sweep()

    def search(self, question: Question, *, sort: str, offset: int, limit: int) -> list[Candidate]:
        nothing: list[Candidate] = []
        return self._read(
            lambda searcher: reading.search(searcher, question, sort=sort, offset=offset, limit=limit), nothing
        )

    def tally(self, question: Question) -> Tally:
        return self._read(lambda searcher: reading.tally(searcher, question), Tally(0, {}))

    def stamps(self) -> Iterator[Stamp]:
        with translated_errors():
            nothing: Iterator[Stamp] = iter(())
            yield from self._read(reading.all_stamps, nothing)

    def size(self) -> int:
        return self._read(lambda searcher: searcher.num_docs, 0)

    def analysis(self) -> int:
        current = self._folder.current()
        return current.analysis if current else 0

    def trouble(self) -> str:
        return ""

    def close(self) -> None:
        self._open = None

    def _index_in_force(self) -> str:
        """Made empty when there is none; only ever called by the writer."""
        current = self._folder.current()
        if current:
            _check_analysis(current)
            return current.name
        name = self._folder.make()
        self._folder.put_in_force(Current(name, ANALYSIS))
        return name

    def _sweep(self) -> None:
        """Under the writer's lock, lest the first index of all is swept before it is in force; else next time."""
        with suppress(Busy), self._folder.writer_lock():
            self._folder.sweep()

    @contextmanager
    def _publishing(self, name: str) -> Iterator[None]:
        with _patiently(self._folder.writer_lock):
            yield
            with translated_errors():
                self._folder.put_in_force(Current(name, ANALYSIS))

    def _read(self, ask: Callable[[reading.Searcher], Answer], without_index: Answer) -> Answer:
        """Ask the index in force as it is now. Once more if it was replaced, and its files deleted, in between."""
        with translated_errors():
            current = self._folder.current()
            if current is None:
                return without_index
            _check_analysis(current)
            try:
                return ask(self._searcher(current.name))
            except (ValueError, OSError):
                replaced = self._folder.current()
                if replaced is None or replaced == current:
                    raise
                return ask(self._searcher(replaced.name))

    def _searcher(self, name: str) -> reading.Searcher:
        """Of the last commit; looked up before the index is read, so that a later one is read next time."""
        committed = self._folder.committed(name)
        if self._open is None or self._open[:2] != (name, committed):
            index = self._open.opened if self._open and self._open.name == name else opened(self._folder.path(name))
            index.reload()
            self._open = _Open(name, committed, index, index.searcher())
        return self._open.searcher


def _check_analysis(current: Current) -> None:
    if current.analysis != ANALYSIS:
        raise EngineDown(gettext_noop("The index was made by another version: run “manage.py catalogue rebuild”."))


@contextmanager
def _patiently(lock: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Hold ``lock`` even if that takes a while."""
    deadline = monotonic() + PATIENCE
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(lock())
                break
            except Busy:
                if monotonic() > deadline:
                    raise
                sleep(0.02)
        yield
