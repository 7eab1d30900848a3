"""Cleaned HTML as lines of runs: bold, italic and lists are all that an official document has."""

from dataclasses import dataclass
from html.parser import HTMLParser

from intranet.printing.fonts import printable

_BOLD, _ITALIC, _LISTS = {"b", "strong"}, {"i", "em"}, {"ul", "ol"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; a line break within is ``\\n``."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one line of a list with its ``marker``."""

    runs: tuple[Run, ...]
    marker: str = ""
    level: int = 0


def plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def runs_of(html: str) -> list[Line]:
    """The lines of ``html``, which has passed ``clean_html``; empty ones are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


@dataclass
class _List:
    """An open list: numbered or not, and how many lines it has so far."""

    numbered: bool
    count: int = 0


@dataclass
class _Style:
    bold: int = 0
    italic: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.lists: list[_List] = []
        self.style = _Style()
        self.runs: list[Run] = []
        self.marker = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _BOLD:
            self.style.bold += 1
        elif tag in _ITALIC:
            self.style.italic += 1
        elif tag == "br":
            self._add("\n")
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag != "p" or self.runs:
            self.end_line()
        if tag in _LISTS:
            self.lists.append(_List(tag == "ol"))
        elif tag == "li" and self.lists:
            self.lists[-1].count += 1
            self.marker = f"{self.lists[-1].count}." if self.lists[-1].numbered else "-"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BOLD:
            self.style.bold = max(0, self.style.bold - 1)
        elif tag in _ITALIC:
            self.style.italic = max(0, self.style.italic - 1)
        else:
            self.end_line()
            if tag in _LISTS and self.lists:
                self.lists.pop()

    def handle_data(self, data: str) -> None:
        self._add(" ".join(data.split("\n")) if data.strip() else " ")

    def _add(self, text: str) -> None:
        if text.strip() or self.runs:
            self.runs.append(Run(printable(text), self.style.bold > 0, self.style.italic > 0))

    def end_line(self) -> None:
        """Close the line that is being read, if it has words."""
        while self.runs and not self.runs[-1].text.strip():
            self.runs.pop()
        if self.runs:
            first, last = self.runs[0], self.runs[-1]
            self.runs[0] = Run(first.text.lstrip(), first.bold, first.italic)
            if len(self.runs) > 1:
                self.runs[-1] = Run(last.text.rstrip(), last.bold, last.italic)
            else:
                self.runs[0] = Run(first.text.strip(), first.bold, first.italic)
            self.lines.append(Line(tuple(self.runs), self.marker, max(0, len(self.lists) - 1)))
        self.runs, self.marker = [], ""
