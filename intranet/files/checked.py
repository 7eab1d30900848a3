"""The door for files that are kept elsewhere: checked like every other, and stored by whoever asked."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File

from intranet.files import storage
from intranet.files.checks import examine
from intranet.files.extraction import children
from intranet.files.extraction.limits import Limits
from intranet.files.incoming import receive
from intranet.files.kinds import ATTACHMENTS, KINDS
from intranet.files.names import name_for
from intranet.files.services import audited_refusal
from intranet.people.models import Person

_CHILD = "intranet.files.extraction.drawing"
_JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that has passed every check and is kept nowhere yet: ``path`` is gone at the end of the block.

    ``text`` is what was read of it, NFC, its pages divided by form feeds; ``notices`` are codes of what it shows
    besides (names of authors, hidden parts); ``pages`` how many it has, 0 where it has none of its own.
    """

    path: Path
    name: str
    kind: str
    media_type: str
    size: int
    sha256: str
    text: str
    notices: tuple[str, ...]
    pages: int

    def chunks(self) -> Iterator[bytes]:
        """The content, a piece at a time."""
        with self.path.open("rb") as file:
            while piece := file.read(storage.CHUNK):
                yield piece


@contextmanager
def checked_file(
    upload: File, *, by: Person, kinds: frozenset[str] = ATTACHMENTS, vouched: bool = False
) -> Iterator[CheckedFile]:
    """``upload``, received and checked as ``accept_file`` does, state-secret marks and all; stored is nothing.

    Raises:
        FileRefused: ``code`` for programs, ``message`` for the sender; the refusal is audited.
    """
    with audited_refusal(by), receive(upload.chunks(storage.CHUNK)) as received:
        reading, _settled = examine(received, upload.name or "", kinds, vouched=vouched)
        kind = KINDS[reading.kind]
        yield CheckedFile(
            path=received.path,
            name=name_for(upload.name or "", kind),
            kind=reading.kind,
            media_type=kind.media_type,
            size=received.size,
            sha256=received.sha256,
            text=reading.text,
            notices=tuple(reading.notices),
            pages=len(reading.pages),
        )


def page_picture(content: bytes, kind: str, number: int, *, dpi: int) -> bytes:
    """JPEG of page ``number`` (from 0) of a PDF or picture, grey where it has no colour, drawn in a process of its own;
    empty if it cannot be drawn.

    The content never touches the disk in clear: the process reads it from memory.
    """
    with _in_memory(content) as path, _in_memory(b"") as into, Path(into).open("r+b") as answer:
        children.run(_CHILD, answer, Limits(), path, kind, str(number), str(dpi))
        answer.seek(0)
        picture = answer.read()
    return picture if picture.startswith(_JPEG) else b""


@contextmanager
def _in_memory(content: bytes) -> Iterator[str]:
    """The path of a file that lies in memory and is gone at the end of the block."""
    handle = os.memfd_create("sen", os.MFD_CLOEXEC)
    try:
        os.write(handle, content)
        yield f"/proc/{os.getpid()}/fd/{handle}"
    finally:
        os.close(handle)
