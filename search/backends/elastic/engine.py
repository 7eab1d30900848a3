"""The engine that ``SEARCH_URL`` names with ``elastic+http`` or ``elastic+https``."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.conf import settings

from search.backends.base import Candidate, Question, Replacement, Stamp, Tally, Writer
from search.backends.elastic import condition, reading
from search.backends.elastic.address import Address
from search.backends.elastic.cluster import Cluster
from search.backends.elastic.faults import Missing
from search.backends.elastic.indexes import Indexes, check_analysis
from search.backends.elastic.leases import REPLACEMENT, WRITER, Leases
from search.backends.elastic.writers import ElasticReplacement, ElasticWriter


class ElasticBackend:
    """The catalogue in a cluster. Nothing is asked of the cluster before it is needed."""

    def __init__(self, url: str) -> None:
        address = Address.read(url)
        self._cluster = Cluster(address, settings.SEARCH_API_KEY, settings.SEARCH_CA_FILE)
        self._indexes = Indexes(self._cluster, address)
        self._leases = Leases(self._cluster, address)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        with self._leases.held(WRITER) as lease:
            yield ElasticWriter(self._cluster, self._indexes.current_or_made(), [lease])

    @contextmanager
    def replacing(self) -> Iterator[Replacement]:
        """What an error or a crash interrupts is kept for the next one to finish. What is not published is not."""
        with self._leases.held(REPLACEMENT) as lease:
            begun = self._indexes.unfinished()
            self._indexes.sweep(but=begun)
            index = begun or self._indexes.make()
            yield ElasticReplacement(self._cluster, index, lease, self._leases, self._indexes)
            self._indexes.sweep()

    def search(self, question: Question, *, sort: str, offset: int, limit: int) -> list[Candidate]:
        answer = self._asked(reading.page_of(question, sort=sort, offset=offset, limit=limit))
        return reading.hits_in(answer) if answer else []

    def tally(self, question: Question) -> Tally:
        answer = self._asked(reading.tally_of(question))
        return reading.tally_in(answer) if answer else Tally(0, {})

    def stamps(self) -> Iterator[Stamp]:
        current = self._indexes.current()
        if current is None:
            return iter(())
        check_analysis(current)
        return reading.stamps(self._cluster, current.name)

    def size(self) -> int:
        answer = self._asked(reading.EVERYTHING)
        return reading.total_in(answer) if answer else 0

    def analysis(self) -> int:
        current = self._indexes.current()
        return current.analysis if current else 0

    def trouble(self) -> str:
        current = self._indexes.current()
        return condition.trouble(self._cluster, current.name) if current else ""

    def forget(self) -> None:
        """Delete every index of this catalogue."""
        self._indexes.forget()

    def close(self) -> None:
        self._cluster.close()

    def _asked(self, body: reading.Body) -> Any:
        """The answer of the index in force, None if there is none. Once more if it was replaced in between."""
        try:
            return reading.ask(self._cluster, self._indexes.readers, body)
        except Missing:
            current = self._indexes.current()
            if current is None:
                return None
            check_analysis(current)
            return reading.ask(self._cluster, self._indexes.readers, body)


@contextmanager
def beside(url: str) -> Iterator[str]:
    """An address in the same cluster under a name that nobody has. What is put there is deleted at the end."""
    address = Address.read(url)
    place = str(address.named(f"{address.prefix}-scratch-{uuid4().hex[:8]}"))
    try:
        yield place
    finally:
        engine = ElasticBackend(place)
        engine.forget()
        engine.close()
