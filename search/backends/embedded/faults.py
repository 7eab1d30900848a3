"""What can go wrong in a folder of files, in the words of the catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.errors import Busy, EngineDown


@contextmanager
def translated_errors() -> Iterator[None]:
    """tantivy raises ``ValueError`` and ``OSError``, for a held lock as for a broken disk; so does the disk itself."""
    try:
        yield
    except (ValueError, OSError) as error:
        if isinstance(error, BlockingIOError) or "LockBusy" in str(error):
            raise Busy from error
        raise EngineDown(str(error)) from error
