"""The text as it came, a clean copy to read, and the way back from one to the other.

Everything here reads the clean copy; a screen highlights the original. So each change that alters the length
(composed accents, Markdown emphasis, invisible characters) leaves a pair of offsets behind.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from intranet.files.extraction.marks import composed_letter

from .mottos import rejoined

Span = tuple[int, int]

_MOST_MARKS = 4  # no letter carries more; sorting a million marks on one letter would take minutes
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NEWLINES = "\x0b\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS = [chr(c) for c in range(0x20) if chr(c) not in "\t\n\x0b\x0c\x1c\x1d\x1e"] + ["\x7f"]
_SAME_LENGTH = str.maketrans(
    dict.fromkeys(_CONTROLS, " ") | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_NEWLINES, "\n")
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_CHANGES = re.compile(
    r"(?P<reversed>\u202e[^\u202c\n\f]{0,400}\u202c?)"
    r"|(?P<marks>[\u0300-\u036f]+)"
    r"|(?P<bullet>^[ \t]{0,8}[*+](?=[ \t]{1,8}\S))"
    r"|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
    r"|\*+"
    r"|\\(?=[-*_.#>|()\[\]])"
    r"|^(?:\#{1,6}|>)[ \t]"
    r"|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;:!?”\"])_{1,3}(?!\w)",
    re.MULTILINE,
)
_DIRECTIONS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LINE = re.compile(r"[^\n\f]+")
_NOTHING_READABLE = re.compile(r"[\W_]+")


class Line(NamedTuple):
    """A line with something to read on it; offsets are in the clean text, without the blanks around."""

    text: str
    start: int
    end: int
    indent: int
    after_gap: bool
    opens_page: bool


class Source:
    """A text, cleaned: NFC, plain blanks, no Markdown emphasis, no invisible or control characters.

    ``text`` is the clean copy; lines stay lines. Any string is accepted, lone surrogates and NUL included.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self.text, self._clean_at, self._original_at = _cleaned(original)

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the original; accents that follow a letter belong to it."""
        if end <= start:
            return self._back(start), self._back(start)
        last = self._back(end - 1) + 1
        while last < len(self.original) and "\u0300" <= self.original[last] <= "\u036f":
            last += 1
        return self._back(start), last

    def lines(self, start: int = 0, end: int | None = None) -> Iterator[Line]:
        """The readable lines between two offsets; rules and blank lines are only remembered as a gap."""
        seen, new_page = start, False
        for found in _LINE.finditer(self.text, start, len(self.text) if end is None else end):
            piece = found.group()
            if _NOTHING_READABLE.fullmatch(piece):
                continue
            between = self.text[seen : found.start()]
            new_page |= "\f" in between
            bare, seen = piece.strip(), found.end()
            if new_page and bare.isdigit():
                continue  # a page number
            indent = len(piece) - len(piece.lstrip())
            at = found.start() + indent
            yield Line(bare, at, at + len(bare), indent, between.count("\n") > 1 or new_page, new_page)
            new_page = False

    def _back(self, clean: int) -> int:
        step = bisect_right(self._clean_at, clean) - 1
        return min(self._original_at[step] + clean - self._clean_at[step], len(self.original))


def joined(text: str) -> str:
    """``text`` on one line, without soft hyphens: how a value is stored that was printed over several lines."""
    return " ".join(text.replace("\u00ad", "").split())


def _cleaned(original: str) -> tuple[str, list[int], list[int]]:
    text = _SURROGATES.sub("\ufffd", original).replace("\r\n", " \n").replace("\r", "\n").translate(_SAME_LENGTH)
    pieces: list[str] = []
    clean_at, original_at = [0], [0]
    done = length = 0
    for found in _CHANGES.finditer(text):
        start, end = found.span()
        composed = found["marks"] is not None and start > done
        start -= composed
        new = _replacement(text, found, start, composed)
        pieces += (text[done:start], new)
        length += start - done
        clean_at += (length, length + len(new))
        original_at += (start, end)
        length += len(new)
        done = end
    pieces.append(text[done:])
    return rejoined("".join(pieces)), clean_at, original_at


def _replacement(text: str, found: re.Match[str], start: int, composed: bool) -> str:
    if composed:
        letters = text[start : start + 1 + min(len(found["marks"]), _MOST_MARKS)]
        return composed_letter(letters) or unicodedata.normalize("NFC", letters)
    if found["reversed"]:  # written backwards, so that it is shown forwards
        return unicodedata.normalize("NFC", _DIRECTIONS.sub("", found["reversed"]))[::-1]
    return found["bullet"][:-1] + "-" if found["bullet"] else ""
