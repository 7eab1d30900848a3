"""Writing to an index of the cluster: many changes in one request, each with a number that orders it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic, sleep
from typing import NamedTuple

from search.backends.base import Change, Document, SourceRemoval, Stamp
from search.backends.elastic import reading
from search.backends.elastic.cluster import Cluster
from search.backends.elastic.faults import Unanswered, whole
from search.backends.elastic.indexes import Indexes, write_alias
from search.backends.elastic.leases import WRITER, Lease, Leases
from search.backends.elastic.queries import of_source
from search.backends.elastic.requests import Operation, checked, requests_of


class Pace(NamedTuple):
    """How many seconds one request may take, and for how many a cluster that cannot take it now is asked again."""

    within: float | None
    patience: float


AT_ONCE_OR_NOT = Pace(None, 0)
"""For changes that wait in the outbox: who commits them does not wait for the cluster."""

PATIENTLY = Pace(30, 120)
"""For a new index: it goes on where it was when a node is lost, or when the cluster has too much to do."""


PATIENCE = 30.0
"""Seconds that a finished index waits for another writer: a batch takes less than one."""


class ElasticWriter:
    """Applies changes to one index, under a lease. Repeating what was applied is harmless."""

    def __init__(self, cluster: Cluster, index: str, leases: Sequence[Lease], pace: Pace = AT_ONCE_OR_NOT) -> None:
        self.index = index
        self._cluster = cluster
        self._leases = list(leases)
        self._pace = pace

    def apply(self, changes: Iterable[Change]) -> None:
        """See ``base.Writer``. What was told before an error is there, and is told again.

        Raises:
            Busy: another writer took over.
        """
        self._tell(changes)
        self._refresh()

    def _tell(self, changes: Iterable[Change]) -> None:
        for request in requests_of(self._operations(changes)):
            self._patiently(self._keep)
            self._patiently(partial(self._send, request))

    def _operations(self, changes: Iterable[Change]) -> Iterator[Operation | None]:
        """What to do for each change; None where all before must be there first."""
        for change in changes:
            if isinstance(change, Document):
                yield Operation.keeping(change, self._next_version())
            elif isinstance(change, SourceRemoval):
                yield None
                self._refresh()
                for stamp in list(reading.stamps(self._cluster, self.index, of_source(change.source))):
                    yield Operation.forgetting(stamp.id, self._next_version())
            else:
                yield Operation.forgetting(change.id, self._next_version())

    def _next_version(self) -> int:
        return self._leases[0].next_version()

    def _send(self, request: Sequence[Operation]) -> None:
        lines = [line for operation in request for line in operation.lines]
        alias = write_alias(self.index)
        self._cluster.tell(
            lambda client: checked(client.bulk(operations=lines, index=alias, require_alias=True, timeout="2s")),
            self._pace.within,
        )

    def _refresh(self) -> None:
        """Let readers that start from now on see everything, whichever copy answers them."""
        self._patiently(self._refresh_all)

    def _refresh_all(self) -> None:
        self._cluster.tell(lambda client: whole(client.indices.refresh(index=self.index)), self._pace.within)

    def _keep(self) -> None:
        for lease in self._leases:
            lease.keep()

    def _patiently(self, act: Callable[[], None]) -> None:
        deadline, pause = monotonic() + self._pace.patience, 0.25
        while True:
            try:
                return act()
            except Unanswered:
                if monotonic() + pause > deadline:
                    raise
                sleep(pause)
                pause = min(pause * 2, 10)


class ElasticReplacement(ElasticWriter):
    """An index that is not in force yet."""

    def __init__(self, cluster: Cluster, index: str, lease: Lease, leases: Leases, indexes: Indexes) -> None:
        super().__init__(cluster, index, [lease], PATIENTLY)
        self._all_leases = leases
        self._indexes = indexes

    def stamps(self) -> Iterator[Stamp]:
        """See ``base.Replacement``. After an interruption it begins with what was told before it."""
        self._refresh()
        return reading.stamps(self._cluster, self.index, keep=self._keep)

    @contextmanager
    def publish(self) -> Iterator[None]:
        """See ``base.Replacement``."""
        with self._all_leases.held(WRITER, above=self._leases[0].number, patience=PATIENCE) as writer:
            self._leases.append(writer)
            yield
            for lease in self._leases:
                lease.renew()
            self._indexes.put_in_force(self.index)
