"""The engine in a few lines of Python: for tests, and as the plain statement of what every engine must answer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock

from search.analysis import ANALYSIS
from search.backends.base import (
    BY_DATE,
    Busy,
    Candidate,
    Change,
    Document,
    Match,
    Question,
    Removal,
    Replacement,
    Scope,
    SourceRemoval,
    Stamp,
    Tally,
    Writer,
)


class MemoryBackend:
    """Entries in a dictionary, looked through one by one."""

    def __init__(self) -> None:
        self._documents: dict[int, Document] = {}
        self._writer = Lock()
        self._replacement = Lock()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        with _held(self._writer):
            yield _MemoryWriter(self._documents)

    @contextmanager
    def replacing(self) -> Iterator[Replacement]:
        with _held(self._replacement):
            yield _MemoryReplacement(self)

    def search(self, question: Question, *, sort: str, offset: int, limit: int) -> list[Candidate]:
        hits = list(self._matching(question))
        score = {hit.id: 0 if sort == BY_DATE else _score(hit, question) for hit in hits}
        hits.sort(key=lambda hit: (-score[hit.id], -hit.rank))
        return [_candidate(hit, score[hit.id]) for hit in hits[offset : offset + limit]]

    def tally(self, question: Question) -> Tally:
        hits = list(self._matching(question))
        return Tally(len(hits), dict(Counter(facet for hit in hits for facet in hit.facets)))

    def stamps(self) -> Iterator[Stamp]:
        return iter(sorted(map(_stamp, list(self._documents.values()))))

    def size(self) -> int:
        return len(self._documents)

    def analysis(self) -> int:
        return ANALYSIS

    def trouble(self) -> str:
        return ""

    def close(self) -> None:
        self._documents = {}

    def _matching(self, question: Question) -> Iterator[Document]:
        for document in list(self._documents.values()):
            if _is_in(document, question.scope) and _matches(document, question.match):
                yield document


class _MemoryWriter:
    def __init__(self, documents: dict[int, Document]) -> None:
        self._documents = documents

    def apply(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if isinstance(change, Document):
                self._documents[change.id] = change
            elif isinstance(change, Removal):
                self._documents.pop(change.id, None)
            else:
                self._drop(change)

    def _drop(self, change: SourceRemoval) -> None:
        for document in [known for known in self._documents.values() if known.source == change.source]:
            del self._documents[document.id]


class _MemoryReplacement(_MemoryWriter):
    def __init__(self, backend: MemoryBackend) -> None:
        super().__init__({})
        self._backend = backend

    def stamps(self) -> Iterator[Stamp]:
        return iter(sorted(map(_stamp, self._documents.values())))

    @contextmanager
    def publish(self) -> Iterator[None]:
        with _held(self._backend._writer):
            yield
            self._backend._documents = self._documents


@contextmanager
def _held(lock: Lock) -> Iterator[None]:
    if not lock.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        lock.release()


def _is_in(document: Document, scope: Scope) -> bool:
    return (
        document.source in scope.sources
        and document.id not in scope.excluded
        and not scope.tokens.isdisjoint(document.tokens)
        and (scope.ranks is None or scope.ranks[0] <= document.rank <= scope.ranks[1])
        and all(
            any(f"{field}={value}" in document.facets for value in values) for field, values in scope.filters.items()
        )
    )


def _matches(document: Document, match: Match) -> bool:
    return all(any(document.terms.issuperset(terms) for terms in one_of) for one_of in match.every)


def _score(document: Document, question: Question) -> int:
    return sum(
        clause.weight + (clause.in_title if clause.term in document.title_terms else 0)
        for clause in question.clauses
        if clause.term in document.terms
    )


def _candidate(document: Document, score: int) -> Candidate:
    return Candidate(document.id, document.revision, score, document.title_length, document.text_length)


def _stamp(document: Document) -> Stamp:
    return Stamp(document.id, document.revision)
