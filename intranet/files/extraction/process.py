"""Has one file read by a child, and gathers what it said."""

import json
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from intranet.files.extraction.children import ReaderBroken, run
from intranet.files.extraction.limits import Limits
from intranet.files.extraction.outcome import Refused

_CHILD = "intranet.files.extraction.child"
_AT_ONCE = threading.BoundedSemaphore(2)
_DAMAGED_BY = {-signal.SIGSEGV, -signal.SIGBUS}


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page of a file that has pages, as wide and high as its ``boxes`` are thousandths of (``places.PlacedText``).

    ``is_picture``: its letters are, or would be, read by a machine; ``is_read`` False: nobody has done so yet.
    ``quality`` is how sure that machine was (0 to 100), None for letters that were in the file.
    """

    boxes: list[list[int]]
    width: int
    height: int
    is_picture: bool = False
    is_read: bool = True
    quality: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file is and says. ``first_page`` is None when no program here can read it; ``unread`` a code or empty.

    ``pages`` are there for files that have pages; the text of each is one part of ``text`` between form feeds.
    ``beside`` is what stands on a first page that is a picture all the same: stamps and text laid over it. ``pictures``
    are those on a first page with text that nobody has read yet.
    """

    kind: str
    first_page: str | None
    text: str
    unread: str
    notices: tuple[str, ...]
    pages: tuple[ReadPage, ...] = ()
    beside: str = ""
    is_signed: bool = False
    pictures: tuple[str, ...] = ()

    @property
    def is_scanned(self) -> bool:
        """Whether letters of it were, or would be, read from pictures."""
        return any(page.is_picture for page in self.pages)


def read(path: Path, answer: IO[bytes], limits: Limits | None = None) -> Reading:
    """Check and read the file at ``path`` in a process of its own, which writes to the empty file ``answer``.

    The child gets no environment, no network address and no database. At most two run at once for each web worker, so
    the memory stays bounded.

    Raises:
        Refused: the file is not taken in.
        ReaderBroken: the child could not do its work.
    """
    with _AT_ONCE:
        status = run(_CHILD, answer, limits or Limits(), str(path.resolve()))
    answer.seek(0)
    said = _gather(answer)
    if "refused" in said:
        raise Refused(said["refused"])
    if status > 0:
        raise ReaderBroken(f"the reader ended with status {status}")
    if "checked" not in said:
        raise Refused("damaged" if status in _DAMAGED_BY else "too_demanding")
    unread = said.get("unread", "") if "end" in said else "limit"
    pages = tuple(ReadPage(**page) for page in said["pages"])
    text, notices = "".join(said["text"]), tuple(said["notices"])
    return Reading(
        said["kind"],
        said["first_page"],
        text,
        unread,
        notices,
        pages,
        said["beside"],
        said["is_signed"],
        tuple(said["pictures"]),
    )


def _gather(answer: IO[bytes]) -> dict[str, Any]:
    said: dict[str, Any] = {"text": [], "pages": []}
    for line in answer:
        if not line.endswith(b"\n"):
            break
        part = json.loads(line)
        said["text"].extend(part.pop("text", ()))
        said["pages"].extend(part.pop("pages", ()))
        said.update(part)
    return said
