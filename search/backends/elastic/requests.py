"""Bulk requests: how many changes go into one, and what its answer says."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from elastic_transport import ObjectApiResponse

from search.backends.base import Document
from search.backends.elastic.faults import OVERLOADED, Unanswered
from search.backends.elastic.schema import TERMS, entry_of
from search.errors import Busy, EngineDown

MOST_CHANGES = 500
"""Of one request."""

MOST_LETTERS = 2_000_000
"""Of the terms of one request, about. A cluster takes up to 100 million bytes, but answers late then."""

Action = dict[str, dict[str, Any]]


class Operation(NamedTuple):
    """What is done with one entry: the action, and the entry itself if it is to be kept."""

    id: int
    action: Action
    entry: dict[str, Any] | None = None

    @classmethod
    def keeping(cls, document: Document, version: int) -> "Operation":
        """Keep ``document``."""
        return cls(document.id, {"index": _known(document.id, version)}, entry_of(document))

    @classmethod
    def forgetting(cls, entry: int, version: int) -> "Operation":
        """Forget an entry."""
        return cls(entry, {"delete": _known(entry, version)})

    @property
    def lines(self) -> list[dict[str, Any]]:
        """As they stand in the request."""
        return [self.action] if self.entry is None else [self.action, self.entry]

    @property
    def letters(self) -> int:
        """About how long it is."""
        return len(self.entry[TERMS]) if self.entry else 0


def requests_of(operations: Iterable[Operation | None]) -> Iterator[list[Operation]]:
    """Operations in order, in requests that are not too large; None ends one.

    A request holds one operation for each entry, the last: so it may be sent again when its answer was lost.
    """
    request: dict[int, Operation] = {}
    for operation in operations:
        if operation:
            request.pop(operation.id, None)
            request[operation.id] = operation
        if request and (operation is None or _is_full(request)):
            yield list(request.values())
            request = {}
    if request:
        yield list(request.values())


def checked(answer: ObjectApiResponse[Any]) -> ObjectApiResponse[Any]:
    """``answer``, if every operation was done.

    Raises:
        Busy: an entry has a newer state, so another writer took over.
        Unanswered: the cluster could not do some of them now.
        EngineDown: it refused some.
    """
    if answer["errors"]:
        outcomes = [outcome for item in answer["items"] for outcome in item.values() if "error" in outcome]
        statuses = {outcome["status"] for outcome in outcomes}
        if 409 in statuses:
            raise Busy
        kind = Unanswered if statuses & OVERLOADED else EngineDown
        first = outcomes[0]
        raise kind(f"Entry {first['_id']}: {first['error'].get('reason', first['error'].get('type'))}"[:300])
    return answer


def _known(entry: int, version: int) -> dict[str, Any]:
    """An older version never takes the place of a newer one, and the same may be told again."""
    return {"_id": str(entry), "version": version, "version_type": "external_gte"}


def _is_full(request: dict[int, Operation]) -> bool:
    return len(request) >= MOST_CHANGES or sum(operation.letters for operation in request.values()) >= MOST_LETTERS
