"""A text as its words, so that what was asked for is found in it without reading it letter by letter.

The words of an entry's texts are kept with it, in their exact form and with the places where they begin: to break
thirty long texts into words for one page of hits would take longer than to find them among a million.
"""

from collections.abc import Container
from functools import cached_property
from itertools import accumulate, compress, count

from search.analysis.syllables import Syllable, exact_words, forms, word_end

_BETWEEN_WORDS, _BETWEEN_LINES = " ", "\n"
_NO_STEP = 0x21
_LONGEST_STEP = 0xD000
"""A step from one word's beginning to the next is kept as one character: neither white space nor half a character."""

MOST_FOLDS = 200_000
"""Words whose folded form a process remembers."""


class _Folds(dict[str, str]):
    """The folded form of a word by its exact one."""

    def __missing__(self, exact: str) -> str:
        if len(self) > MOST_FOLDS:
            self.clear()
        self[exact] = forms(exact)[1]
        return self[exact]


_FOLDED = _Folds()


class Text:
    """A text and its words, in their exact form and in order.

    ``steps`` say how far each word begins from the one before; without them the text is broken into words here.
    """

    def __init__(self, text: str, words: list[str] | None = None, steps: str = "") -> None:
        self.text = text
        self.words = words or []
        self._steps = steps
        if words is None or len(words) != len(steps):
            self.words, starts = exact_words(text)
            self._starts = [start + (at + 1) * _NO_STEP for at, start in enumerate(starts)]

    @cached_property
    def _starts(self) -> list[int]:
        """Sums of steps as they are kept; what each has too much is taken off when it is asked for."""
        return list(accumulate(map(ord, self._steps)))

    @cached_property
    def folded(self) -> list[str]:
        """The words in their folded form."""
        return list(map(_FOLDED.__getitem__, self.words))

    def places(self, folded: Container[str], most: int) -> dict[int, str]:
        """Where words stand whose folded form is one of these, and that form, among the first ``most`` words."""
        words = self.folded[:most]
        are_wanted = list(map(folded.__contains__, words))  # no line of Python for each of ten thousand words
        return dict(zip(compress(count(), are_wanted), compress(words, are_wanted), strict=True))

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, at: int) -> Syllable:
        return Syllable(*self.span(at, at), self.words[at], self.folded[at])

    def figures(self) -> list[int]:
        """Where words stand that are all digits."""
        return [at for at, word in enumerate(self.words) if word.isdecimal()]

    def start(self, at: int) -> int:
        """Where a word begins."""
        return self._starts[at] - (at + 1) * _NO_STEP

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from ``first`` to ``last`` begin and end."""
        return self.start(first), word_end(self.text, self.start(last))


def kept(*texts: str) -> str:
    """The words of some texts, as they are kept."""
    return _BETWEEN_LINES.join(line for text in texts for line in _lines(*exact_words(text)))


def reopened(words: str, *texts: str) -> list[Text]:
    """Texts with their words, from what ``kept`` made of them; if that was never made, from the texts."""
    lines = words.split(_BETWEEN_LINES)
    if len(lines) != 2 * len(texts):
        return [Text(text) for text in texts]
    return [
        Text(text, lines[2 * at].split(_BETWEEN_WORDS) if lines[2 * at] else [], lines[2 * at + 1])
        for at, text in enumerate(texts)
    ]


def _lines(words: list[str], starts: list[int]) -> tuple[str, str]:
    """Words and steps; no steps if one is longer than can be kept, as in a text of drawn lines."""
    steps = [start - before for before, start in zip([0, *starts], starts, strict=False)]
    too_long = any(step >= _LONGEST_STEP for step in steps)
    return _BETWEEN_WORDS.join(words), "" if too_long else "".join(chr(step + _NO_STEP) for step in steps)
