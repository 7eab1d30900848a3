"""Talking to the cluster: the only place that holds a connection. Nothing here waits longer than it was told."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from elastic_transport import ApiResponse, ConnectionError
from elasticsearch import Elasticsearch

from search.backends.elastic.address import Address
from search.backends.elastic.breaker import Breaker
from search.backends.elastic.faults import translated_errors

PER_CHANGE = 4
"""Deadlines that a request with changes may take, however many there are in it."""

LAYING_OUT = 30.0
"""Seconds that making, swapping or deleting an index may take: every node has to agree."""

_CONNECTIONS = 32
"""Of each node; more threads than that share."""

_LEAST = 0.05
"""Seconds that an attempt gets, however little is left."""

LISTING = 20.0
"""Seconds that a part of a list of everything may take; nobody who reads a page waits for it."""

Call = Callable[[Elasticsearch], ApiResponse[Any]]


class Cluster:
    """A cluster behind two fuses: one for questions, one for changes, since either can fail without the other."""

    def __init__(self, address: Address, api_key: str = "", ca_file: str = "") -> None:
        self.deadline = address.deadline
        trusted: dict[str, Any] = {"ca_certs": ca_file} if ca_file and address.is_secure else {}
        self._client = Elasticsearch(
            list(address.nodes),
            api_key=api_key or None,
            **trusted,
            connections_per_node=_CONNECTIONS,
            max_retries=0,
        )
        self._attempts = len(address.nodes) + 1
        self._questions, self._changes = Breaker(), Breaker()

    def ask(self, call: Call, within: float | None = None) -> Any:
        """The answer to a question, within so many seconds; within the deadline, if nobody says otherwise.

        Raises:
            EngineDown: there is none; ``Missing`` if it is about an index that there is not.
        """
        return self._called(self._questions, call, within or self.deadline)

    def tell(self, call: Call, within: float | None = None) -> Any:
        """The answer to a change, within so many seconds; within a few deadlines, if nobody says otherwise.

        Raises:
            ConflictError: another change came first.
            EngineDown: as above.
        """
        return self._called(self._changes, call, within or PER_CHANGE * self.deadline)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _called(self, breaker: Breaker, call: Call, within: float) -> Any:
        with breaker.watching(), translated_errors():
            return self._answered(call, monotonic() + within, self._attempts)

    def _answered(self, call: Call, until: float, attempts: int) -> Any:
        """The answer, from the next node if one refuses or cuts the connection and there is time left."""
        try:
            return call(self._client.options(request_timeout=max(until - monotonic(), _LEAST))).body
        except ConnectionError:
            if attempts == 1 or monotonic() >= until:
                raise
            return self._answered(call, until, attempts - 1)
