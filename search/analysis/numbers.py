"""Document numbers in every spelling that offices use.

A State number begins with a slash (1052/UBND-NC, 30/2020/NĐ-CP), a Party number with a hyphen (58-QĐ/TW): Decree
30/2020/NĐ-CP, art. 8 and annex I; Party rules 399-QĐ/TW. People drop separators, marks, leading zeros and the issuer,
or say the type first. A number is therefore its figure plus a *set* of symbols, and an entry carries one term for each
subset of them, so that `58 qd`, `QĐ 58` and `58/QĐ-TW` all name 58-QĐ/TW.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from search.analysis.syllables import HYPHENS, SLASHES, Syllable

MOST_SYMBOLS = 5
"""Symbols of one number that are told apart; no numbering rule has more (30/2000/PL-UBTVQH10 has four)."""

_TYPES = """
nq qd qyd ct qc tc tb hd ctr kh pa da bc bb ttr cd bgn btt guq gm ggt gnp pg pc pb tt cv kl qt bs sy trs sl nd pl vbhn
"""
_ISSUERS = """
ubnd hdnd tw tu du hu dk cb cp ttg qh ubtvqh ctn vpcp vp vptw btctw btctu ubktw ubkttu bcd bca bnv btc byt bgddt bkhcn
btttt btp bxd bct ttcp snv stc syt cat
"""
ABBREVIATIONS = frozenset((_TYPES + _ISSUERS).split())
"""Symbols known without looking at them. Types: Decree 30/2020/NĐ-CP, annex III; Party rules 399-QĐ/TW."""

_SEPARATOR = re.compile(rf"[ \t\u00a0]?[{HYPHENS}{SLASHES}][ \t\u00a0]?|\.")
_FIGURE = re.compile(r"[0-9]{1,6}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SYMBOL = re.compile(r"[a-zđư]{1,12}[0-9]{0,3}")
_READABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uay|uoi|uou|ieu|yeu|oai|oay|oeo|uao|uy|ue|ua|uo|oa|oe|oo|ie|ia|ye|iu|eu|ai|ay|ao|au|eo|oi|ui|uu|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A document number found in a text: ``syllables[first:last]``."""

    first: int
    last: int
    figure: str
    symbols: tuple[str, ...]
    is_certain: bool

    def term(self) -> str:
        """The one term that an entry carries if it bears at least these symbols."""
        return _term(self.figure, self.symbols)

    def terms(self) -> Iterator[str]:
        """Every term by which this number may be asked for: its figure with each set of symbols that has a letter."""
        for size in range(1, len(self.symbols) + 1):
            for some in combinations(self.symbols, size):
                if not all(symbol.isdigit() for symbol in some):
                    yield _term(self.figure, some)


def is_readable(folded: str) -> bool:
    """Whether folded letters can be read as a syllable of Vietnamese."""
    return bool(_READABLE.fullmatch(folded))


def written_numbers(text: str, words: Sequence[Syllable]) -> Iterator[Number]:
    """Numbers written with their separators: what a document cites, and what a careful person types."""
    free = 0
    for at in [at for at, word in enumerate(words) if word.exact.isdecimal()]:
        number = _written_at(text, words, at) if at >= free else None
        if number:
            yield number
            free = number.last


def asked_numbers(text: str, words: Sequence[Syllable]) -> list[Number]:
    """Numbers in a query: as written, or loosely as in ``58 qd tw``, ``QĐ 58``, ``1052 ubnd`` (then not certain).

    Loosely typed, the first symbol must be a known abbreviation that cannot be read as a word, and a figure that looks
    like a year is a year (``kh 2024``): a wrong guess would hide what was asked for.
    """
    found = list(written_numbers(text, words))
    taken = {at for number in found for at in range(number.first, number.last)}
    at = 0
    while at < len(words):
        number = None if at in taken else _figure_first(words, at, taken) or _symbol_first(words, at, taken)
        if number:
            found.append(number)
        at = number.last if number else at + 1
    return found


def _term(figure: str, symbols: Sequence[str]) -> str:
    return "|".join((figure, *sorted(set(symbols))))


def _written_at(text: str, words: Sequence[Syllable], at: int) -> Number | None:
    if not _FIGURE.fullmatch(words[at].exact):
        return None
    symbols: list[str] = []
    last = at + 1
    while last < len(words) and _joined(text, words[last - 1], words[last]) and len(symbols) < MOST_SYMBOLS:
        word = words[last]
        is_year = not symbols and _YEAR.fullmatch(word.exact)
        if not is_year and not _is_symbol(text[word.start : word.end], word):
            break
        symbols.append(_symbol(word))
        last += 1
    if all(symbol.isdigit() for symbol in symbols):
        return None
    return Number(at, last, _figure(words[at]), tuple(symbols), is_certain=True)


def _joined(text: str, left: Syllable, right: Syllable) -> bool:
    return right.start - left.end <= 3 and bool(_SEPARATOR.fullmatch(text, left.end, right.start))


def _is_symbol(written: str, word: Syllable) -> bool:
    if not _SYMBOL.fullmatch(word.exact):
        return False
    return word.folded in ABBREVIATIONS or written.isupper() or not is_readable(word.folded)


def _symbol(word: Syllable) -> str:
    return "tw" if word.exact == "tư" else word.folded


def _figure(word: Syllable) -> str:
    return word.exact.lstrip("0") or "0"


def _figure_first(words: Sequence[Syllable], at: int, taken: set[int]) -> Number | None:
    if not _is_loose_figure(words[at]):
        return None
    last = at + 1
    year = [words[last].exact] if last < len(words) and _YEAR.fullmatch(words[last].exact) else []
    last += len(year)
    symbols = _loose_symbols(words, last, taken)
    if not symbols:
        return None
    return Number(at, last + len(symbols), _figure(words[at]), (*year, *symbols), is_certain=False)


def _symbol_first(words: Sequence[Syllable], at: int, taken: set[int]) -> Number | None:
    symbols = _loose_symbols(words, at, taken)
    figure = at + len(symbols)
    if not symbols or figure >= len(words) or figure in taken or not _is_loose_figure(words[figure]):
        return None
    last = figure + 1
    year = [words[last].exact] if last < len(words) and _YEAR.fullmatch(words[last].exact) else []
    return Number(at, last + len(year), _figure(words[figure]), (*year, *symbols), is_certain=False)


def _is_loose_figure(word: Syllable) -> bool:
    return bool(_FIGURE.fullmatch(word.exact)) and not _YEAR.fullmatch(word.exact)


def _loose_symbols(words: Sequence[Syllable], at: int, taken: set[int]) -> list[str]:
    symbols: list[str] = []
    while at < len(words) and at not in taken and len(symbols) < MOST_SYMBOLS - 1:
        word = words[at].folded
        known = word in ABBREVIATIONS and (symbols or not is_readable(word))
        spelt = bool(symbols) and bool(_SYMBOL.fullmatch(word)) and not is_readable(word)
        if not known and not spelt:
            break
        symbols.append(word)
        at += 1
    return symbols
