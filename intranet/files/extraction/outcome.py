"""What the child says of a file. Codes only: the words are in ``intranet.files.refusals`` and ``notices``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

PAGE = 4_000
"""Characters that count as the first page where a format has no pages; a printed A4 page holds some 3,000."""

LONGEST_TEXT = 2_000_000
"""Characters of text that are kept of one file."""


MOST_PICTURES = 6
"""Pictures of a first page that are read one by one for a stamp."""


class Refused(Exception):
    """The file is not taken in; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Checked:
    """Every check has passed. ``first_page`` is None when there is nothing a program could read (a picture, a scan);
    ``beside`` is what stands on it all the same: stamps laid over a scan. ``is_signed``: signatures are to be verified.
    ``pictures``: names of those on a first page that has text, which may bear a stamp (``picture_letters``).
    """

    first_page: str | None
    notices: tuple[str, ...] = ()
    beside: str = ""
    is_signed: bool = False
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Part of the text is missing; ``code`` says which part."""

    code: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file that has pages: its text, and where each line of it stands (``places.PlacedText``).

    ``is_picture``: its letters, if there are any, were read by a machine. ``beside`` is what was laid over it.
    """

    text: str
    boxes: list[list[int]]
    width: int
    height: int
    is_picture: bool
    beside: str = ""


Part = Checked | Unread | Sheet | str


class Reader(Protocol):
    """Checks and reads one kind of file."""

    def __call__(self, file: BinaryIO) -> Iterator[Part]:
        """Yield ``Checked`` first, once nothing is left to check; then the text in pieces.

        Raises:
            Refused: before ``Checked`` only.
            Exception: anything a parser raises; the child takes it for a damaged file.
        """


def whole(
    text: str,
    first_page: str | None,
    notices: tuple[str, ...] = (),
    *,
    beside: str = "",
    pictures: tuple[str, ...] = (),
) -> Iterator[Part]:
    """The parts of a file whose text is known already when the checks are done."""
    yield Checked(first_page, notices, beside, pictures=pictures)
    yield text
