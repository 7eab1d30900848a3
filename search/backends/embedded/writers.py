"""Writing to a tantivy index."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import tantivy

from search.backends.base import Change, Document, Removal, Stamp
from search.backends.embedded.faults import translated_errors
from search.backends.embedded.reading import all_stamps
from search.backends.embedded.schema import ID, SOURCE, tantivy_document

HEAP = 50_000_000
"""Bytes that a writer collects before it writes a segment; tantivy accepts no less than 15 million."""


class TantivyWriter:
    """Applies changes to one index. The index's own writer lives for one batch only, so that its lock is soon free."""

    def __init__(self, index: tantivy.Index) -> None:
        self.index = index

    def apply(self, changes: Iterable[Change]) -> None:
        with translated_errors():
            writer = self.index.writer(HEAP, 1)
            try:
                for change in changes:
                    _apply(writer, change)
                writer.commit()
            finally:
                writer.wait_merging_threads()


class TantivyReplacement(TantivyWriter):
    """An index that is not in force yet."""

    def __init__(self, index: tantivy.Index, publish: Callable[[], AbstractContextManager[None]]) -> None:
        super().__init__(index)
        self.publish = publish

    def stamps(self) -> Iterator[Stamp]:
        with translated_errors():
            self.index.reload()
            yield from all_stamps(self.index.searcher())


def _apply(writer: Any, change: Change) -> None:
    if isinstance(change, Document):
        writer.delete_documents_by_term(ID, change.id)
        writer.add_document(tantivy_document(change))
    elif isinstance(change, Removal):
        writer.delete_documents_by_term(ID, change.id)
    else:
        writer.delete_documents_by_term(SOURCE, change.source)
