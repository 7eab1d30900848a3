"""A long text in sections: a part for each, so that a volume neither hides what stands in it nor crowds out letters."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from search.entries import Entry

SECTION_WORDS = 500
"""Words after which a section ends; ``search/README.md`` has the figures."""

MOST_PAGES = 2_000
"""Pages up to which a section tells on which of them it begins, by the form feeds of all before."""

_PAGE_END = "\f"


class _Piece(NamedTuple):
    """Paragraphs of one page, from 0."""

    page: int
    text: str
    words: int


def in_sections(entry: Entry, most: int = SECTION_WORDS) -> Iterator[Entry]:
    """The parts of a long attachment: ``part``, ``part-2``, ``part-3`` … of about ``most`` words each, ending where a
    page or a paragraph does. Each begins with the form feeds of the pages before it, so that pages can be counted.
    """
    for number, text in enumerate(sections(entry.text, most), start=1):
        yield replace(entry, text=text, part=entry.part if number == 1 else f"{entry.part}-{number}")


def sections(text: str, most: int = SECTION_WORDS) -> list[str]:
    """``text`` in sections of about ``most`` words; pages are parted by form feeds."""
    if text.count(_PAGE_END) > MOST_PAGES:
        text = text.replace(_PAGE_END, "\n")
    pages = text.split(_PAGE_END)
    made: list[list[_Piece]] = []
    room = 0
    for piece in (piece for number, page in enumerate(pages) for piece in _pieces(number, page, most)):
        if piece.words > room or not made:
            made.append([])
            room = most
        made[-1].append(piece)
        room -= piece.words
    return [_joined(section, len(pages)) for section in made] or [""]


def _pieces(number: int, page: str, most: int) -> Iterator[_Piece]:
    """A page, or its paragraphs where it is longer than a section, or pieces of those where one of them is."""
    words = len(page.split())
    if 0 < words <= most:
        yield _Piece(number, page, words)
        return
    for paragraph in page.splitlines():
        of_it = paragraph.split()
        for start in range(0, len(of_it), most):
            some = of_it[start : start + most]
            yield _Piece(number, paragraph if len(some) == len(of_it) else " ".join(some), len(some))


def _joined(section: list[_Piece], pages: int) -> str:
    text, at = "", 0
    for number, pieces in groupby(section, key=lambda piece: piece.page):
        text += _PAGE_END * (number - at) + "\n".join(piece.text for piece in pieces)
        at = number
    return text + _PAGE_END if at + 1 < pages else text
