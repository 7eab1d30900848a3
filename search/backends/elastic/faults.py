"""What can go wrong with a cluster, in the words of the catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext_noop
from elastic_transport import ConnectionTimeout, ObjectApiResponse, TransportError
from elasticsearch import ApiError, NotFoundError, UnsupportedProductError

from search.errors import EngineDown

OVERLOADED = frozenset({429, 502, 503, 504})
"""Answers that mean: not now."""


class Unanswered(EngineDown):
    """No answer in time, or one that says that there is none now. What opens the breaker."""


class Missing(EngineDown):
    """There is no index of that name."""


class Existing(EngineDown):
    """There is an index of that name already."""


@contextmanager
def translated_errors() -> Iterator[None]:
    """Errors of the client as those of the catalogue. A conflict of versions (``ConflictError``) passes through."""
    try:
        yield
    except NotFoundError as error:
        raise Missing(reason(error)) from error
    except ApiError as error:
        if error.meta.status == 409:
            raise
        raise _kind(error)(f"{error.meta.status}: {reason(error)}") from error
    except UnsupportedProductError as error:
        raise EngineDown(gettext_noop("What answers there is no Elasticsearch.")) from error
    except ConnectionTimeout as error:
        raise Unanswered(gettext_noop("No answer in time.")) from error
    except TransportError as error:
        raise Unanswered(f"{type(error).__name__}: {error.message}") from error


def _kind(error: ApiError) -> type[EngineDown]:
    if error.meta.status in OVERLOADED:
        return Unanswered
    return Existing if error.error == "resource_already_exists_exception" else EngineDown


def whole(answer: ObjectApiResponse[Any]) -> ObjectApiResponse[Any]:
    """``answer``, if every shard gave its part of it.

    Raises:
        Unanswered: some did not; what the others say would be wrong.
    """
    if answer.get("timed_out") or answer["_shards"]["failed"]:
        raise Unanswered(gettext_noop("A part of the index did not answer."))
    return answer


def reason(error: ApiError) -> str:
    """What the cluster says is wrong, in a line."""
    body = error.body if isinstance(error.body, dict) else {}
    found = body.get("error") or error.message
    if isinstance(found, dict):
        causes = [found, *found.get("root_cause", ())]
        found = next((str(cause["reason"]) for cause in causes if cause.get("reason")), found.get("type", ""))
    return str(found)[:300]
