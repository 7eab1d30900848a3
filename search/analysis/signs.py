"""Words as signs, so that what is asked for is found in long texts without a line of Python for each of their words.

A word's sign is two characters out of a digest of its folded form. First and second are kept in strings of their own:
the place of a sign is the number of its word, and one expression finds all that is asked for. Two words of a language
hardly ever share both. The sign of the exact form is one character: it only tells marks apart.
"""

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from zlib import crc32

_FIRST, _SIGNS = 0x3400, 0xD7FF - 0x3400
"""Signs are letters of one plane that no pattern, database or line treats in a way of its own."""

MOST_KNOWN = 200_000
"""Words whose sign a process remembers."""


class _Known(dict[str, str]):
    """The sign of a word: two characters."""

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_KNOWN:
            self.clear()
        second, first = divmod(crc32(word.encode("utf-8", "surrogatepass")), _SIGNS)
        self[word] = chr(_FIRST + first) + chr(_FIRST + second % _SIGNS)
        return self[word]


_KNOWN = _Known()


def signs_of(words: Collection[str]) -> tuple[str, str]:
    """The first and the second characters of the signs of ``words``.

    >>> [len(signs) for signs in signs_of(["bao", "ve"])]
    [2, 2]
    """
    signs = [_KNOWN[word] for word in words]
    return "".join([sign[0] for sign in signs]), "".join([sign[1] for sign in signs])


class Sought:
    """Folded words that are looked for; ``exact`` are the exact forms in which some of them were typed."""

    def __init__(self, words: Collection[str], exact: Mapping[str, Collection[str]] | None = None) -> None:
        self.words = frozenset(words)
        self.exact = exact or {}

    @cached_property
    def by_sign(self) -> dict[str, str]:
        """The words by their signs."""
        return {_KNOWN[word]: word for word in self.words}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds their first characters."""
        return re.compile("[" + "".join(sorted(sign[0] for sign in self.by_sign)) + "]") if self.words else _NOTHING

    @cached_property
    def exact_signs(self) -> dict[str, frozenset[str]]:
        """The first characters of the exact forms, by folded word."""
        return {word: frozenset(signs_of(forms)[0]) for word, forms in self.exact.items()}


_NOTHING = re.compile(r"(?!)")
