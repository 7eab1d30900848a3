"""HTML as office programs save it: a document, no page. What runs, asks or fetches is refused, never cleaned away."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

from intranet.files.extraction.decoders import decoders_for, holds_only_text
from intranet.files.extraction.html_safety import check_element, check_raw
from intranet.files.extraction.numerals import BULLET, figure
from intranet.files.extraction.outcome import PAGE, Part, Refused, whole
from intranet.files.extraction.pieces import Pieces

_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "caption", "tr", "td",
    "th", "blockquote", "pre", "section", "article", "header", "footer", "main", "center", "address", "hr", "body",
    "figure", "figcaption", "aside", "nav", "fieldset",
}  # fmt: skip
_SKIPPED = {"head", "style", "title", "template", "noscript"}
_VOID = {"br", "hr", "img", "meta", "link", "col", "wbr", "area", "input", "base", "source", "track", "param"}
_FAMILY = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_GAP = {"p", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"}
_DEEPEST = 500
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(?:windows-1252|iso-8859-1)", re.IGNORECASE)


def _any(_text: str) -> bool:
    return True


_WINDOWS = (("cp1252", _any, _any),)


class _Words(HTMLParser):
    """Words in reading order: blocks are lines, rows of tables as in office documents, list items with their number."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = Pieces()
        self.skipping = ""
        self.fonts: list[tuple[str, str]] = []  # open elements with their font
        self.lists: list[tuple[str, int]] = []  # style of numbers, or a hyphen, and the last number
        self.rows: list[bool] = []  # for each open table, whether one of its rows is open
        self.at_start = True  # of a line: a blank there is none
        self.preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name.casefold(): value or "" for name, value in attrs}
        check_element(tag, attributes)
        if self.skipping:
            return
        if tag in _SKIPPED:
            self.skipping = tag
            return
        if tag not in _VOID and len(self.fonts) < _DEEPEST:
            self.fonts.append((tag, _font(tag, attributes) or self._font()))
        if tag in _BLOCKS:
            self._new_line(gap=tag in _GAP)
        self._structure(tag, attributes)

    def _structure(self, tag: str, attributes: dict[str, str]) -> None:
        self.preformatted += tag == "pre"
        if tag in ("table", "tr", "td", "th"):
            self._table(tag)
        elif tag in ("ul", "ol"):
            start = attributes.get("start", "1")
            number = int(start) - 1 if start.isdecimal() and len(start) < 6 else 0
            self.lists.append((attributes.get("type", "1") if tag == "ol" else BULLET, number))
        elif tag == "li" and self.lists:
            style, number = self.lists[-1]
            self.lists[-1] = (style, number + 1)
            self._write(f"{BULLET} " if style == BULLET else f"{figure(style, number + 1)}. ")
            self.at_start = True
        elif tag == "br":
            self._break()

    def _table(self, tag: str) -> None:
        """Rows and cells end where the next begins, whether the page says so or not."""
        if tag == "table":
            self.rows.append(False)
        elif tag == "tr":
            self._end_row()
            self.words.begin_row()
            self.rows[-1:] = [True]
        elif self.rows and self.rows[-1]:
            self.words.end_cell()

    def _end_row(self) -> None:
        if self.rows and self.rows[-1]:
            self.words.end_row()
            self.rows[-1] = False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>``; of other elements the slash means nothing (HTML Standard §13.1.2)."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self.skipping:
            self.skipping = "" if tag == self.skipping else self.skipping
            return
        if any(open_ == tag for open_, _ in self.fonts):
            while self.fonts.pop()[0] != tag:
                pass
        if tag in _BLOCKS:
            self._new_line(gap=tag in _GAP)
        if tag in ("tr", "table"):
            self._end_row()
        if tag == "table" and self.rows:
            self.rows.pop()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        self.preformatted -= tag == "pre" and self.preformatted > 0

    def handle_data(self, data: str) -> None:
        """Words between two marks."""
        if self.skipping:
            return
        if not self.preformatted:
            data = _BLANKS.sub(" ", data)
            data = data.lstrip(" ") if self.at_start else data
        if data:
            self._write(data)
            self.at_start = data.endswith("\n")

    def unknown_decl(self, data: str) -> None:
        """``<![if …]>`` of Word."""

    def _write(self, text: str) -> None:
        self.words.write(text, self._font())

    def _new_line(self, *, gap: bool = False) -> None:
        if not self.at_start:
            self.words.write("\n")
            self.at_start = True
        if gap:
            self.words.write("\n")

    def _break(self) -> None:
        self.words.write("\n")
        self.at_start = True

    def _font(self) -> str:
        return self.fonts[-1][1] if self.fonts else ""


def read_html(file: BinaryIO) -> Iterator[Part]:
    """Check the whole file, then give its words. Nothing is fetched and nothing runs.

    Raises:
        Refused: ``active_web``: scripts, forms, frames, events; ``external``: parts from elsewhere; ``encoding``.
    """
    text = _decoded(file.read())
    check_raw(text)
    words = _Words()
    words.feed(text)
    words.close()
    said = words.words.taken()
    return whole(said, said[:PAGE] or None, tuple(sorted(words.words.notices)))


def _decoded(content: bytes) -> str:
    """The whole page; one that says it is in Windows letters is believed when it is in nothing that shows itself."""
    declared = _WINDOWS if _DECLARED.search(content[:4096]) else ()
    codecs = [(decoder.codec, decoder.is_plausible, decoder.fits) for decoder in decoders_for(content[:4])]
    for codec, is_plausible, fits in [*codecs, *declared]:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if is_plausible(text) and fits(text):
            if not holds_only_text(text):
                raise Refused("not_text")
            return text
    raise Refused("encoding")


def _font(tag: str, attributes: dict[str, str]) -> str:
    if tag == "font" and attributes.get("face"):
        return attributes["face"].split(",")[0]
    found = _FAMILY.search(attributes.get("style", ""))
    return found[1] if found else ""
