"""Vietnamese syllables: where they stand in a text and how they are compared.

A term must not depend on how a text was typed: composed or decomposed Unicode, the tone on the first or the second
vowel (hòa, hoà), an Icelandic eth for đ, a soft hyphen or a joiner inside a word. So the tone is taken off its vowel
and put at the end of the *exact* form; the *folded* form has no marks at all and d for đ.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_SYLLABLE = 40
"""Letters of a word that are compared; a longer one is cut, never refused."""

HYPHENS = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SLASHES = "/\u2044\u2215\uff0f"
"""Hyphens and slashes of every kind, for use inside a character class."""

_LONGEST_READ = 4 * LONGEST_SYLLABLE
"""Characters of a word that are looked at, marks and what is invisible included; forms of no more are remembered."""

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_MARKS = "\u0300-\u036f"
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_NOISE = re.compile(f"[{_INVISIBLE}]")
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_INVISIBLE}])*")
_D_WITH_STROKE = str.maketrans("ðɖ", "đđ")


class Syllable(NamedTuple):
    """One word of a text, which is ``text[start:end]``, and the two forms it is compared by."""

    start: int
    end: int
    exact: str
    folded: str

    @property
    def has_diacritics(self) -> bool:
        """Whether it was written with any mark, so that its exact form says more than the folded one."""
        return self.exact != self.folded


def syllables(text: str) -> Iterator[Syllable]:
    """The words of ``text`` in order; offsets count characters of ``text`` as given, whatever its normal form."""
    for match in _WORD.finditer(text):
        yield Syllable(match.start(), match.end(), *forms(match[0][:_LONGEST_READ]))


def exact_words(text: str) -> tuple[list[str], list[int]]:
    """The exact form of every word of ``text`` in order, and where each begins."""
    found = [(match[0][:_LONGEST_READ], match.start()) for match in _WORD.finditer(text)]
    return [forms(word)[0] for word, _start in found], [start for _word, start in found]


def word_end(text: str, start: int) -> int:
    """Where the word ends that begins at ``start``."""
    word = _WORD.match(text, start)
    return word.end() if word else start


@lru_cache(maxsize=65_536)
def forms(word: str) -> tuple[str, str]:
    """The exact and the folded form of one word.

    >>> forms("Hòa") == forms("hoà") != forms("hóa")
    True
    >>> forms("Đảng")[1]
    'dang'
    """
    visible = _NOISE.sub("", word[:_LONGEST_READ])
    lowered = unicodedata.normalize("NFC", visible).lower().translate(_D_WITH_STROKE)
    decomposed = unicodedata.normalize("NFD", lowered)
    tones = "".join(_TONES.findall(decomposed))
    exact = unicodedata.normalize("NFC", _TONES.sub("", decomposed))[:LONGEST_SYLLABLE] + tones[:1]
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return exact, plain.replace("đ", "d")[:LONGEST_SYLLABLE]
