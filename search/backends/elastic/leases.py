"""Who may write, on whatever host: a lease that its holder renews, and that ends by itself when the holder does.

A lease is one document, changed only if nobody else changed it in between, so two can never both take it. Because a
holder may stall, lose it and wake up again, each lease has a number above all before it, and so has each change
(``next_version``): the cluster refuses a change that is older than what it holds, deletions included.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep, time
from typing import Any
from uuid import uuid4

from elasticsearch import ConflictError

from search.backends.elastic.address import Address
from search.backends.elastic.cluster import LAYING_OUT, Cluster
from search.backends.elastic.faults import Existing, Missing
from search.errors import Busy, EngineDown

WRITER, REPLACEMENT = "writer", "replacement"

Place = dict[str, Any]

TERM = 20.0
"""Seconds after which a holder who says nothing has lost it; clocks of hosts may differ by less than the half."""

CHANGES = 2**31
"""Changes under one lease. Its number is the second it was taken, or one above the last."""


class Lease:
    """Held by this process, as far as it knows. ``place`` says where the document was when it was free."""

    def __init__(self, leases: "Leases", name: str, number: int, place: Place) -> None:
        self.number = number
        self._leases = leases
        self._name = name
        self._holder = uuid4().hex
        self._next = number * CHANGES
        self._place = place
        self.renew()

    def renew(self) -> None:
        """Write that this process holds it from now on.

        Raises:
            Busy: somebody else has taken it.
        """
        self._place = self._leases.put(self._name, self._place, self._holder, self.number, TERM)
        self._until = monotonic() + TERM

    def keep(self) -> None:
        """Renew it when half of its time is over. Raises as above."""
        if monotonic() > self._until - TERM / 2:
            self.renew()

    def release(self) -> None:
        """Give it back; what cannot be said now is said by its end."""
        with suppress(Busy, EngineDown):
            self._leases.put(self._name, self._place, self._holder, self.number, 0)

    def next_version(self) -> int:
        """A number above that of every change before, by whoever."""
        self._next += 1
        return self._next


class Leases:
    """The leases of one catalogue."""

    def __init__(self, cluster: Cluster, address: Address) -> None:
        self._cluster = cluster
        self._index = f"{address.prefix}.leases"
        self._settings = {"number_of_shards": 1, "number_of_replicas": address.replicas}

    @contextmanager
    def held(self, name: str, *, above: int = 0, patience: float = 0) -> Iterator[Lease]:
        """Hold the lease ``name``, with a number above ``above``.

        Raises:
            Busy: somebody else holds it, and did for ``patience`` seconds.
            EngineDown: the cluster does not say who does.
        """
        lease = self._patiently_taken(name, above, monotonic() + patience)
        try:
            yield lease
        finally:
            lease.release()

    def put(self, name: str, place: Place, holder: str, number: int, seconds: float) -> Place:
        """Write a lease where ``place`` says it was; returns where it is now. Raises ``Busy`` if it is not there."""
        document = {"holder": holder, "number": number, "until": int((time() + seconds) * 1000) if seconds else 0}
        try:
            written = self._cluster.tell(
                lambda client: client.index(index=self._index, id=name, document=document, **place),
                self._cluster.deadline,
            )
        except ConflictError as error:
            written = self._found(name)
            if not written or written["_source"]["holder"] != holder:  # else it was written, and the answer lost
                raise Busy from error
        return _place(written)

    def _patiently_taken(self, name: str, above: int, deadline: float) -> Lease:
        while True:
            try:
                return self._taken(name, above)
            except Busy:
                if monotonic() > deadline:
                    raise
                sleep(0.1)

    def _taken(self, name: str, above: int) -> Lease:
        found = self._found(name)
        if not found:
            self._make()
            return Lease(self, name, max(above + 1, int(time())), {"op_type": "create"})
        last = found["_source"]
        if last["until"] > time() * 1000:
            raise Busy
        return Lease(self, name, max(last["number"] + 1, above + 1, int(time())), _place(found))

    def _found(self, name: str) -> Any:
        """The document of a lease; nothing if there is none yet."""
        try:
            return self._cluster.tell(lambda client: client.get(index=self._index, id=name), self._cluster.deadline)
        except Missing:
            return None

    def _make(self) -> None:
        with suppress(Existing):
            self._cluster.tell(
                lambda client: client.indices.create(index=self._index, settings=self._settings), LAYING_OUT
            )


def _place(written: Any) -> Place:
    """What the document's next change must find."""
    return {"if_seq_no": written["_seq_no"], "if_primary_term": written["_primary_term"]}
