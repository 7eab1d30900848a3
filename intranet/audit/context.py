"""Where the work at hand comes from: the client's address during a request, a word for everything else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_source: ContextVar[str] = ContextVar("audit_source", default="")


def source() -> str:
    """The source that events recorded now bear; "" outside of a request."""
    return _source.get()


@contextmanager
def coming_from(name: str) -> Iterator[None]:
    """Let events inside the block bear ``name`` as their source."""
    token = _source.set(name)
    try:
        yield
    finally:
        _source.reset(token)
