"""A query in the spelling of the documents it finds: *bảo vệ bí mật nhà nước* for ``bao ve bi mat nha nuoc``."""

from collections.abc import Iterable, Sequence
from itertools import islice

from search.analysis import Reading
from search.analysis.signs import Sought
from search.analysis.texts import Text

MOST_TEXTS, MOST_READ = 9, 2_000
"""Texts, and words of each, in which a spelling is looked for: those of the first few hits."""


def spelled(text: str, reading: Reading, texts: Iterable[Text]) -> str:
    """``text`` as the first of ``texts`` spell it that have its words, beside each other if any has them so.

    A number, a quotation and what was typed with its marks stay as they were typed.
    """
    if reading.numbers or reading.quoted or len(reading.exact) == len(reading.words):
        return text
    found: dict[int, tuple[bool, str]] = {}
    sought = Sought(reading.typed)
    for some in islice(texts, MOST_TEXTS):
        _look(some, sought, reading.typed, found)
    typed = text.split()
    if len(typed) != len(reading.typed):
        return text
    bare = {at for at, form in enumerate(reading.literal) if form not in reading.exact}
    return " ".join(found[at][1] if at in found and at in bare else word for at, word in enumerate(typed))


def _look(text: Text, sought: Sought, typed: Sequence[str], found: dict[int, tuple[bool, str]]) -> None:
    """Note how words of the query are spelled in ``text``; beside their neighbour counts more than alone."""
    places = text.places(sought, MOST_READ)
    for at, word in enumerate(typed):
        if at in found and found[at][0]:
            continue
        for place, folded in places.items():
            if folded != word:
                continue
            beside = (at > 0 and places.get(place - 1) == typed[at - 1]) or places.get(place + 1) == _next(typed, at)
            if beside or at not in found:
                start, end = text.span(place, place)
                written = text.text[start:end]
                found[at] = beside, written if written.isupper() and len(written) > 1 else written.lower()
            if beside:
                break


def _next(typed: Sequence[str], at: int) -> str:
    return typed[at + 1] if at + 1 < len(typed) else " "
