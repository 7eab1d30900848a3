"""Other spellings of a query in which nothing has all the words: keys of an input method, and one wrong letter.

What the keys make is proposed as if it had been typed so; otherwise only words that stand in open entries are. The
caller takes a spelling only if the person finds something with it: neither tells anything of what they may not see.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase

from search.analysis import syllables
from search.analysis.numbers import is_readable
from search.analysis.syllables import forms
from search.analysis.terms import FOLDED, bigram
from search.analysis.typing import untyped
from search.census import Frequencies

SHORTEST = 3
"""Letters of a word in which a wrong one is looked for."""

LONG_ENOUGH = 4
"""Letters of a word that stands alone."""

LONGEST = 14
MOST_WORDS = 4
"""Unknown words of a query that are looked at."""

Known = Callable[[Sequence[str]], Frequencies]


def other_spellings(query: str, known: Known) -> Iterator[str]:
    """Spellings of ``query`` in which words that no open entry has are replaced, the surest first."""
    words = [(word.start, word.end, word.folded) for word in syllables(query)]
    unknown = _unknown(words, known)
    made = {at: syllable for at in unknown if (syllable := untyped(query[slice(*words[at][:2])]))}
    keyed = _those_known(made, known)
    if made != keyed:
        yield _replaced(query, words, made)
    if keyed:
        query = _replaced(query, words, keyed)
        yield query
    rest = [at for at in unknown if at not in keyed][:MOST_WORDS]
    if rest and (wrong := _letters(query, rest, known)):
        yield wrong


def _those_known(syllables_made: Mapping[int, str], known: Known) -> dict[int, str]:
    """Syllables that open entries have; of the others it may be a letter that is wrong."""
    found = known([FOLDED + forms(syllable)[1] for syllable in syllables_made.values()])
    return {at: syllable for at, syllable in syllables_made.items() if found[FOLDED + forms(syllable)[1]]}


def _unknown(words: Sequence[tuple[int, int, str]], known: Known) -> list[int]:
    found = known([FOLDED + folded for _, _, folded in words])
    return [at for at, word in enumerate(words) if not found[FOLDED + word[2]] and not word[2].isdigit()]


def _replaced(query: str, words: Sequence[tuple[int, int, str]], by: dict[int, str]) -> str:
    for at in sorted(by, reverse=True):
        start, end, _ = words[at]
        query = query[:start] + by[at] + query[end:]
    return query


def _letters(query: str, unknown: Sequence[int], known: Known) -> str:
    """``query`` with the likeliest known word for each unknown one; empty if some have none."""
    words = [(word.start, word.end, word.folded) for word in syllables(query)]
    typed = [folded for _, _, folded in words]
    guesses = {at: set(_near(typed[at])) for at in unknown if SHORTEST <= len(typed[at]) <= LONGEST}
    if len(guesses) < len(unknown):
        return ""
    frequent = known([FOLDED + guess for some in guesses.values() for guess in some if " " not in guess])
    by: dict[int, str] = {}
    for at, some in guesses.items():
        likely = [guess for guess in some if " " in guess or frequent[FOLDED + guess]]
        likelihood = _likelihood(typed, at, likely, known, frequent)
        best = max(likely, key=likelihood, default="")
        if not best or not _is_sure(typed, at, likelihood(best)[0]):
            return ""
        by[at] = best
    return _replaced(query, words, by)


def _is_sure(typed: Sequence[str], at: int, beside: int) -> bool:
    """Syllables are short, and with one other letter most are another: so what is meant must stand beside a neighbour
    somewhere, and a word alone must be long enough.
    """
    return beside > 0 if len(typed) > 1 else len(typed[at]) >= LONG_ENOUGH


def _likelihood(
    typed: Sequence[str], at: int, guesses: Sequence[str], known: Known, frequent: Frequencies
) -> Callable[[str], tuple[int, int, str]]:
    """How often a guess stands beside its neighbours of the query, then how often by itself; 0 0 for two that never
    stand together.
    """
    pairs = {
        guess: list(pairwise([*typed[max(at - 1, 0) : at], *guess.split(), *typed[at + 1 : at + 2]]))
        for guess in guesses
    }
    together = known([bigram(*pair) for some in pairs.values() for pair in some])

    def likelihood(guess: str) -> tuple[int, int, str]:
        beside = sum(together[bigram(*pair)] for pair in pairs[guess])
        return beside, 0 if " " in guess else frequent[FOLDED + guess], guess

    return likelihood


def _near(word: str) -> Iterator[str]:
    """Words that differ by one letter: left out, too many, another, or two the wrong way round; or by a lost space."""
    for at in range(len(word)):
        left, right = word[:at], word[at:]
        yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        if is_readable(left) and is_readable(right):
            yield f"{left} {right}"
        for letter in ascii_lowercase:
            yield left + letter + right[1:]
            yield left + letter + right
    yield from (word + letter for letter in ascii_lowercase)
