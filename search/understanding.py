"""What a person means by what they typed, and what is looked for in the end."""

from collections.abc import Callable
from typing import NamedTuple

from search.analysis import Reading, read
from search.analysis.gating import LONGEST_QUERY, typed_words
from search.analysis.terms import FOLDED
from search.analysis.typing import untyped
from search.asking import best_match, literal_match
from search.backends.base import Match
from search.census import frequencies
from search.correcting import other_spellings
from search.weights import Weighing, asked_terms, weigh
from search.wordings import known_wordings

FAR_MORE = 5
"""Times the hits that another spelling must have to be proposed when the one typed has some."""

Count = Callable[[Match], int]


class Understood(NamedTuple):
    """A query that is understood. ``has_unknown``: some word of it stands in no open entry that was counted or, before
    any was counted, may be keys of an input method.
    """

    text: str
    reading: Reading
    weighing: Weighing
    has_unknown: bool


class Meant(NamedTuple):
    """What is looked for. ``is_corrected``: something else was typed. ``proposal``: perhaps this was meant."""

    query: Understood
    match: Match
    something_has_all: bool
    is_corrected: bool = False
    proposal: str = ""


def understood(text: str) -> Understood:
    """Read ``text`` with the wordings and frequencies known. Three queries."""
    text = text[:LONGEST_QUERY]
    reading = read(text, known_wordings(typed_words(text)))
    known = frequencies(asked_terms(reading))
    has_unknown = not all(known[FOLDED + word] for word in reading.words)
    has_keys = any(map(untyped, reading.literal))
    return Understood(text, reading, weigh(reading, known), has_unknown and (known.entries > 0 or has_keys))


def meant(query: Understood, count: Count, *, exactly: bool, corrects: bool) -> Meant:
    """What to look for. Another spelling is taken where nothing has all the words as typed; it must find something.

    ``count`` says how many entries the person may see that match, whatever facets are chosen. Where that cannot be
    relied on, nothing ``corrects``.
    """
    if exactly:
        return Meant(query, literal_match(query.reading), True)
    choice = best_match(query.reading, query.weighing, count)
    if not (corrects and query.has_unknown) or query.reading.numbers or query.reading.quoted:
        return Meant(query, *choice)
    if choice.something_has_all:
        return Meant(query, *choice, proposal=_proposal(query, count(choice.match), count))
    for spelling in other_spellings(query.text, frequencies):
        other = understood(spelling)
        corrected = best_match(other.reading, other.weighing, count)
        if corrected.something_has_all:
            return Meant(other, *corrected, is_corrected=True)
    return Meant(query, *choice)


def _proposal(query: Understood, hits: int, count: Count) -> str:
    for spelling in other_spellings(query.text, frequencies):
        other = understood(spelling)
        corrected = best_match(other.reading, other.weighing, count)
        if corrected.something_has_all and count(corrected.match) >= FAR_MORE * hits:
            return spelling
    return ""
