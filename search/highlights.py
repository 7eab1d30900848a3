"""Showing what was asked for, in the original spelling.

Words are found by their places in the text as it is stored, so a mark begins and ends exactly where the word does,
whatever was folded to compare it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from search import models
from search.analysis import syllables
from search.analysis.texts import Text, read_again
from search.marks import Marker
from search.ranking import TOGETHER
from search.results import Segment, Segments

PASSAGE = 260
"""Characters of a passage, about two lines and a half."""

LEAD = 40
"""Characters shown before the first mark of a passage."""

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S")
ELLIPSIS, FORM_FEED = "…", "\f"

Span = tuple[int, int]


class Highlighter:
    """Shows the titles and the best passages of the hits of one query."""

    def __init__(self, marker: Marker) -> None:
        self._marker = marker
        self._read: dict[int, list[Text]] = {}

    def worth(self, record: models.Entry) -> float:
        """What the entry's text adds to its rank: how much of the query stands close together in it."""
        texts = self.texts(record)[1 if record.attachment else 0 :]
        return TOGETHER * max(self._marker.best(text).weight for text in texts)

    def title(self, record: models.Entry) -> Segments:
        """All of the title, with what was asked for marked."""
        return self._whole(self.texts(record)[0])

    def number(self, record: models.Entry) -> Segments:
        """The number, likewise."""
        return self._whole(Text(record.number))

    def passage(self, record: models.Entry) -> Segments:
        """The part of the summary or the text that says most about the query; if neither does, the beginning."""
        return self.passage_and_page(record)[0]

    def passage_and_page(self, record: models.Entry) -> tuple[Segments, int]:
        """The passage, and the number of the page of the text on which it stands; 0 where there are no form feeds."""
        texts = [text for text in self.texts(record)[1:] if text.text.strip()]
        if not texts:
            return (), 0
        text = max(texts, key=lambda each: self._marker.best(each).weight)
        first = self._marker.best(text).first
        start, end = _bounds(text, first)
        page = text.text.count(FORM_FEED, 0, start) + 1 if FORM_FEED in text.text else 0
        return tuple(_shown(text.text, (start, end), self._spans(text, first, start, end))), page

    def _spans(self, text: Text, first: int, start: int, end: int) -> list[Span]:
        """Where what was asked for begins and ends between two places of a text; ``first`` is a word between them."""
        before, after = max(0, first - LEAD), min(len(text), first + PASSAGE)
        spans = (text.span(*mark) for mark in self._marker.marks(text, before, after))
        return [span for span in takewhile(lambda span: span[0] < end, spans) if start <= span[0]]

    def _whole(self, text: Text) -> Segments:
        marks = [text.span(*mark) for mark in self._marker.marks(text, 0, len(text))]
        return tuple(_segments(text.text, (0, len(text.text)), marks))

    def texts(self, record: models.Entry) -> list[Text]:
        """Title, summary and text."""
        if record.pk not in self._read:
            self._read[record.pk] = [Text(record.title), *read_again(record.signs, record.summary, record.text)]
        return self._read[record.pk]


def beginnings(text: str, typed: Sequence[str]) -> Segments:
    """All of ``text``, with the words marked that begin with something typed (folded)."""
    begun = [(word.start, word.end) for word in syllables(text) if word.folded.startswith(tuple(typed))]
    return tuple(_segments(text, (0, len(text)), begun))


def _bounds(text: Text, first: int) -> Span:
    """Where a passage begins and ends, at the edges of words and on one page; ``first`` is the first marked word."""
    if not len(text):
        return 0, min(len(text.text), PASSAGE)
    page_start, page_end = _page(text.text, text.start(first))
    if page_end - page_start <= PASSAGE:
        return page_start, page_end
    start = page_start
    lead = first
    while lead and text.start(lead - 1) >= max(page_start, text.start(first) - LEAD):
        lead -= 1
    if lead and text.start(lead - 1) >= page_start:
        start = text.start(lead)
    end = min(page_end, start + PASSAGE)
    if end < page_end:
        at_space = max(text.text.rfind(" ", start, end), text.text.rfind("\n", start, end))
        end = min(max(at_space, text.span(first, first)[1]), start + 2 * PASSAGE)
    return start, end


def _page(text: str, at: int) -> Span:
    """Where the page begins and ends on which something stands."""
    end = text.find(FORM_FEED, at)
    return text.rfind(FORM_FEED, 0, at) + 1, len(text) if end < 0 else end


def _shown(text: str, shown: Span, marks: Sequence[Span]) -> Iterator[Segment]:
    start, end = shown
    if text[:start].strip():
        yield Segment(f"{ELLIPSIS} ")
    for segment in _segments(text, shown, marks):
        yield Segment(_SPACE.sub(" ", segment.text), segment.marked)
    if text[end:].strip():
        yield Segment(f" {ELLIPSIS}")


def _segments(text: str, shown: Span, marks: Sequence[Span]) -> Iterator[Segment]:
    """What is shown of ``text`` in pieces. Marks with nothing but space between them become one."""
    at, end = shown
    for first, last in _joined(text, [mark for mark in marks if at <= mark[0] and mark[1] <= end]):
        if first > at:
            yield Segment(text[at:first])
        yield Segment(text[first:last], marked=True)
        at = last
    if at < end:
        yield Segment(text[at:end])


def _joined(text: str, marks: Sequence[Span]) -> Iterator[Span]:
    span: Span | None = None
    for start, end in marks:
        if span and not text[span[1] : start].strip():
            span = span[0], max(end, span[1])
        else:
            if span:
                yield span
            span = start, end
    if span:
        yield span
