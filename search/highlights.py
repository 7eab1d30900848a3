"""Marking what was asked for, in the original spelling.

Words are found by their offsets in the text as it is stored, so a mark begins and ends exactly where the word does,
whatever was folded to compare it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from search.analysis import Reading, Syllable, syllables
from search.analysis.gating import bigram_terms
from search.analysis.syllables import occurrences
from search.analysis.terms import FOLDED, bigram
from search.results import Segment, Segments
from search.weights import Weighing

PASSAGE = 260
"""Characters of a passage, about two lines and a half."""

LEAD = 40
"""Characters shown before the first mark of a passage."""

MOST_READ, MOST_MARKS = 40_000, 1_000
"""Characters of a text, and marks in it, that are looked through for the best passage."""

_SPACE = re.compile(r"\s+")
_WORD_START = re.compile(r"(?<=\s)\S")
_WORD = re.compile(r"\S")
ELLIPSIS, FORM_FEED = "…", "\f"


class _Mark(NamedTuple):
    start: int
    end: int
    term: str
    weight: int


class Highlighter:
    """Marks the words of one query."""

    def __init__(self, reading: Reading, weighing: Weighing) -> None:
        weights = {clause.term: clause.weight for clause in weighing.clauses}
        self._typed = set(reading.words)
        self._alone = {word: weights.get(FOLDED + word, 1) for word in weighing.words}
        self._pairs = {term: weights.get(term, 1) for term in bigram_terms(reading)}
        self._exact: dict[str, set[str]] = {}
        for exact, folded in reading.exact.items():
            self._exact.setdefault(folded, set()).add(exact)

    def title(self, text: str) -> Segments:
        """All of ``text``, with what was asked for marked."""
        return tuple(_segments(text, 0, len(text), self._marks(text)))

    def passage(self, summary: str, text: str) -> Segments:
        """The part of the summary or the text that says most about the query; if neither does, the beginning."""
        return self.passage_and_page(summary, text)[0]

    def passage_and_page(self, summary: str, text: str) -> tuple[Segments, int]:
        """The passage, and the number of the page of ``text`` on which it stands; 0 where there are no form feeds."""
        texts = [some for some in (summary, text[:MOST_READ]) if some.strip()]
        if not texts:
            return (), 0
        shown, marks, first, _ = max(map(self._read, texts), key=lambda read: read.weight)
        start, end = _on_one_page(shown, first, *_bounds(shown, first))
        page = shown.count(FORM_FEED, 0, start) + 1 if FORM_FEED in shown else 0
        return tuple(_shown(shown, start, end, marks)), page

    def _read(self, text: str) -> "_Read":
        marks = self._marks(text)
        first, weight = _best(marks[:MOST_MARKS])
        return _Read(text, marks, first, weight)

    def _marks(self, text: str) -> list[_Mark]:
        """Words that were asked for. Where marks were typed, others count only if no word has those.

        A word that stands beside its neighbour of the query somewhere in the text is marked only there: in a text that
        says *bảo vệ*, not every *về* is what ``bao ve`` meant.
        """
        asked = dict(occurrences(text, self._typed))
        kept = {at: word for at, word in asked.items() if self._is_meant(word)} or asked
        paired = {at for left in kept if self._pair(kept, left) for at in (left, left + 1)}
        in_pairs = {kept[at].folded for at in paired}
        alone = {at for at, word in kept.items() if word.folded in self._alone and word.folded not in in_pairs}
        return [self._mark(kept, at) for at in kept if at in paired or at in alone]

    def _is_meant(self, word: Syllable) -> bool:
        return word.exact in self._exact.get(word.folded, {word.exact})

    def _pair(self, kept: Mapping[int, Syllable], left: int) -> str:
        """The pair of the query that begins at this place of the text."""
        if left not in kept or left + 1 not in kept:
            return ""
        term = bigram(kept[left].folded, kept[left + 1].folded)
        return term if term in self._pairs else ""

    def _mark(self, kept: Mapping[int, Syllable], at: int) -> _Mark:
        word, pair = kept[at], self._pair(kept, at)
        weight = self._alone.get(word.folded, 0) + self._pairs.get(pair, 0)
        return _Mark(word.start, word.end, pair or word.folded, weight)


def beginnings(text: str, typed: Sequence[str]) -> Segments:
    """All of ``text``, with the words marked that begin with something typed (folded)."""
    begun = [word for word in syllables(text) if word.folded.startswith(tuple(typed))]
    return tuple(_segments(text, 0, len(text), [_Mark(word.start, word.end, "", 0) for word in begun]))


class _Read(NamedTuple):
    text: str
    marks: list[_Mark]
    first: int
    weight: int


def _best(marks: Sequence[_Mark]) -> tuple[int, int]:
    """Where the best passage's first mark begins, and what its marks weigh together, each word counted once."""
    best, most = 0, 0
    for first, mark in enumerate(marks):
        weight = sum({inside.term: inside.weight for inside in _within(marks, first)}.values())
        if weight > most:
            best, most = mark.start, weight
    return best, most


def _within(marks: Sequence[_Mark], first: int) -> list[_Mark]:
    end = marks[first].start + PASSAGE - LEAD
    inside = []
    for mark in marks[first : first + PASSAGE]:
        if mark.end > end:
            break
        inside.append(mark)
    return inside


def _bounds(text: str, first_mark: int) -> tuple[int, int]:
    """Where a passage begins and ends, at the edges of words."""
    if len(text) <= PASSAGE:
        return 0, len(text)
    start = max(0, first_mark - LEAD)
    if start and (word := _WORD_START.search(text, start, first_mark + 1)):
        start = word.start()
    elif start:
        start = first_mark
    end = min(len(text), start + PASSAGE)
    if end < len(text):
        end = max(text.rfind(" ", start, end), text.rfind("\n", start, end), first_mark + 1)
    return start, end


def _on_one_page(text: str, first_mark: int, start: int, end: int) -> tuple[int, int]:
    """The passage without what stands on the pages before and behind; where nothing is marked, of the first page that
    says something.
    """
    if text[:1] == FORM_FEED and not first_mark and (word := _WORD.search(text)):
        return _on_one_page(text, word.start(), *_bounds(text, word.start()))
    start = max(start, text.rfind(FORM_FEED, start, first_mark) + 1)
    page_end = text.find(FORM_FEED, first_mark, end)
    return start, end if page_end < 0 else page_end


def _shown(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Segment]:
    if text[:start].strip():
        yield Segment(f"{ELLIPSIS} ")
    for segment in _segments(text, start, end, marks):
        yield Segment(_SPACE.sub(" ", segment.text), segment.marked)
    if text[end:].strip():
        yield Segment(f" {ELLIPSIS}")


def _segments(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Segment]:
    """``text[start:end]`` in pieces. Marks with nothing but space between them become one."""
    at = start
    for first, last in _joined(text, [mark for mark in marks if mark.start >= start and mark.end <= end]):
        if first > at:
            yield Segment(text[at:first])
        yield Segment(text[first:last], marked=True)
        at = last
    if at < end:
        yield Segment(text[at:end])


def _joined(text: str, marks: Sequence[_Mark]) -> Iterator[tuple[int, int]]:
    span: tuple[int, int] | None = None
    for mark in marks:
        if span and not text[span[1] : mark.start].strip():
            span = span[0], mark.end
        else:
            if span:
                yield span
            span = mark.start, mark.end
    if span:
        yield span
