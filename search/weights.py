"""How much each word of a query counts: kind × rarity, as whole numbers (see ``search/README.md`` for the figures).

Only frequencies of open entries enter, so no entry that somebody may not see can move what they see.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from search.analysis import Reading
from search.analysis.gating import bigram_terms
from search.analysis.terms import BIGRAM, EXACT, FOLDED, NUMBER, OWN_NUMBER, bigram, trigram
from search.backends.base import Clause
from search.census import Frequencies

KIND = {EXACT: 0.5, FOLDED: 1.0, BIGRAM: 1.4}
IN_TITLE = 0.15
SCALE = 16
"""Steps of a weight. Coarse enough that a query of 48 syllables stays far below 2**24, fine enough for the ranking."""

FREQUENT = 0.5
"""Share of open entries above which a syllable says nothing, and is left out where a pair of syllables says more."""

SHORTER = 0.3
"""What a title counts for being shorter by a factor of e, as a share of the rarest word: it says less besides."""

COMMON = 0.1
"""Share of open entries above which a pair of syllables finds too much, if there are others, and a syllable that was
typed with its marks counts only so.
"""

IN_A_ROW = 0.4
"""What three words in a row count, as a share of what one of them counts on average."""

IN_OTHER_WORDS = 0.8
"""What another wording counts, as a share of the words it stands for."""

OWN = 2**20
"""What an entry's own number counts: more than all words together."""

A_SERIES = 10
"""A number that more open entries than this bear (the articles of one law) names none of them."""

NOTHING = Clause("", 0)

RAREST = 2
"""Entries a term counts for at least; the census does not list those of a single one."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The constants of a query, and the folded words that count by themselves, with what they count: all of them, if
    none were left.

    ``pairs`` are the terms of two words in a row by which an entry is found that has not all of them; ``shorter`` is
    what a title counts for being shorter by a factor of e.
    """

    clauses: tuple[Clause, ...]
    words: Mapping[str, int]
    pairs: tuple[str, ...]
    shorter: float


def asked_terms(reading: Reading) -> list[str]:
    """Every term whose frequency matters for a query."""
    words = [FOLDED + word for word in reading.words] + [EXACT + word for word in reading.exact]
    return [*words, *bigram_terms(reading), *(OWN_NUMBER + number.term() for number in reading.numbers)]


def weigh(reading: Reading, known: Frequencies) -> Weighing:
    """Give every term of a query its constant."""
    left_out = _left_out(reading, known)
    alone = {word: _clause(FOLDED + word, known) for word in reading.words if word not in left_out}
    words = {word: clause.weight for word, clause in alone.items()}
    clauses = [*_marked(reading, alone, known), *(_clause(term, known) for term in bigram_terms(reading))]
    clauses += [*_in_a_row(reading, words), *_in_other_words(reading, words)]
    for number in reading.numbers:
        is_one = known[OWN_NUMBER + number.term()] <= A_SERIES
        clauses += [Clause(OWN_NUMBER + number.term(), OWN)] if is_one else []
    shorter = SHORTER * SCALE * _rarity(RAREST, known.entries)
    words = words or dict.fromkeys(reading.words, 1)
    return Weighing(tuple(clauses), words, _telling(bigram_terms(reading), known), shorter)


def number_terms(reading: Reading) -> list[str]:
    """The terms of the document numbers that a query names."""
    return [NUMBER + number.term() for number in reading.numbers]


def _telling(pairs: Sequence[str], known: Frequencies) -> tuple[str, ...]:
    """Pairs that do not stand in every tenth open entry, if any of the others is known at all."""
    rare = tuple(pair for pair in pairs if known[pair] <= COMMON * known.entries)
    return rare if any(known[pair] for pair in rare) else tuple(pairs)


def _left_out(reading: Reading, known: Frequencies) -> set[str]:
    covered = {word for pair in reading.bigrams if known[bigram(*pair)] for word in pair}
    return {word for word in covered if known[FOLDED + word] > FREQUENT * known.entries}


def _marked(reading: Reading, alone: Mapping[str, Clause], known: Frequencies) -> Iterator[Clause]:
    """The clauses of single words and of their marks. Of a common word those of its marks count for both: long lists
    are what a query costs.
    """
    common = {word for word in reading.exact.values() if known[FOLDED + word] > COMMON * known.entries}
    yield from (clause for word, clause in alone.items() if word not in common)
    for exact, word in reading.exact.items():
        if word in alone:
            own, both = _clause(EXACT + exact, known), alone[word] if word in common else NOTHING
            yield Clause(own.term, own.weight + both.weight, own.in_title + both.in_title)


def _in_a_row(reading: Reading, words: Mapping[str, int]) -> Iterator[Clause]:
    """Three words in a row, by what each of them counts: how frequent they are together nobody has to know."""
    for three in reading.trigrams:
        weight = IN_A_ROW * sum(words.get(word, 0) for word in three) / len(three)
        if weight >= 1:
            yield Clause(trigram(*three), round(weight), round(weight * IN_TITLE))


def _in_other_words(reading: Reading, words: Mapping[str, int]) -> Iterator[Clause]:
    """Another wording counts what the words typed count, shared out among its terms."""
    for some in reading.said:
        typed = sum(words.get(word, 0) for word in some.words)
        for terms in some.other_terms:
            weight = IN_OTHER_WORDS * typed / len(terms)
            yield from (Clause(term, max(1, round(weight)), round(weight * IN_TITLE)) for term in terms)


def _clause(term: str, known: Frequencies) -> Clause:
    weight = SCALE * KIND[term[0]] * _rarity(known[term], known.entries)
    return Clause(term, max(1, round(weight)), round(weight * IN_TITLE))


def _rarity(stands_in: int, entries: int) -> float:
    stands_in = min(max(stands_in, RAREST), max(entries, RAREST))
    return log(1 + (max(entries, RAREST) - stands_in + 0.5) / (stands_in + 0.5))
