"""A text as words that can be compared: what only print or extraction changes makes no difference."""

import re
import unicodedata
from dataclasses import dataclass

_SAME = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "“": '"', "”": '"', "‘": "'", "’": "'", "\ufffe": "-"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff\u0002")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212•●▪*", "-")
    | dict.fromkeys("\u2044\u2215\uff0f", "/")
)
_OPEN = re.compile(r"\.{2,}|…+|_{2,}")
"""Dots that keep a place open; what is filled in there is an addition."""

_WORD = re.compile(r"\w+|[^\w\s-]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark; ``line`` counts the lines that have words, from 0."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text, the lines they stand in, and where its head ends and its foot begins (words)."""

    words: tuple[Word, ...]
    lines: tuple[str, ...]
    head: int = 0
    foot: int = 0

    def said(self, start: int, end: int) -> str:
        """Words as they are read."""
        return re.sub(r"\s+([.,;:/)])", r"\1", " ".join(word.text for word in self.words[start:end]))

    def line_words(self) -> list[tuple[str, ...]]:
        found: list[list[str]] = [[] for _line in self.lines]
        for word in self.words:
            found[word.line].append(word.text)
        return [tuple(words) for words in found]

    def begins_line(self, index: int) -> bool:
        """Whether ``index`` is the first word of a line or behind the last of all."""
        return index in (0, len(self.words)) or self.words[index].line != self.words[index - 1].line


def normal(line: str) -> str:
    """Composed, with plain hyphens, quotes and blanks; ligatures taken apart."""
    return " ".join(_OPEN.sub(" ", unicodedata.normalize("NFC", line).translate(_SAME)).split())


def words_in(line: str) -> list[str]:
    """The words and marks of a normal line; hyphens and dashes are none."""
    return _WORD.findall(line.replace("_", " "))


def text_of(lines: list[str], *, head: int = 0, foot: int | None = None) -> Text:
    """Normal lines as a text; ``head`` and ``foot`` are numbers of lines: where the text itself begins and ends."""
    kept = [(number, line, words_in(line)) for number, line in enumerate(lines)]
    kept = [each for each in kept if each[2]]
    words = tuple(Word(word, at) for at, (_number, _line, found) in enumerate(kept) for word in found)
    before = sum(len(found) for number, _line, found in kept if number < head)
    until = sum(len(found) for number, _line, found in kept if foot is None or number < foot)
    return Text(words, tuple(line for _number, line, _found in kept), before, until)


def zoned(text: str) -> tuple[list[str], int, int | None]:
    """The normal lines of ``text``, and where its head ends and its foot begins, if blank lines part them."""
    head, _gap, rest = text.partition("\n\n")
    body, gap, foot = rest.rpartition("\n\n")
    if not gap:
        return [normal(line) for line in text.splitlines()], 0, None
    zones = [part.splitlines() for part in (head, body, foot)]
    return [normal(line) for lines in zones for line in lines], len(zones[0]), len(zones[0]) + len(zones[1])


def without_page_numbers(text: str) -> str:
    """``text`` without the number at the top or bottom of each page from the second on; ``\\f`` parts pages."""
    pages = text.replace("\r", "").split("\f")
    if len(pages) == 1:
        return _counted_out(pages[0])
    return "\n".join(_without(page, str(number)) for number, page in enumerate(pages, start=1))


def _without(page: str, number: str) -> str:
    lines = [line for line in page.split("\n") if line.strip()]
    for at in (0, -1):
        if number != "1" and lines and lines[at].strip() == number:
            del lines[at]
            break
    return "\n".join(lines)


def _counted_out(text: str) -> str:
    """Where nothing parts the pages: lines that are 2, 3, 4 … in turn."""
    kept, expected = [], 2
    for line in text.split("\n"):
        if line.strip() == str(expected):
            expected += 1
        else:
            kept.append(line)
    return "\n".join(kept)
