"""A text as its words, so that what was asked for is found in it without reading it letter by letter.

The words of an entry's texts are kept with it, with the places where they begin: in their exact form for the engine,
and as signs (``search.analysis.signs``) for showing hits. To break ten long texts into words for one page of hits would
take longer than to find them among a million.
"""

from functools import cached_property
from itertools import accumulate

from search.analysis.signs import Sought, signs_of
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

    def places(self, sought: Sought, most: int) -> dict[int, str]:
        """Where words stand that are looked for, and their folded form, among the first ``most`` words."""
        return {at: word for at, word in enumerate(self.folded[:most]) if word in sought.words}

    def is_as_typed(self, at: int, word: str, sought: Sought) -> bool:
        """Whether a folded ``word`` that stands at a place has the marks that it was typed with, if any."""
        return word not in sought.exact or self.words[at] in sought.exact[word]

    def says(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether folded words stand at a place in a row."""
        return tuple(self.folded[at : at + len(words)]) == words

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

    def starts(self) -> list[int]:
        """Where each word begins."""
        return [start - (at + 1) * _NO_STEP for at, start in enumerate(self._starts)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from ``first`` to ``last`` begin and end."""
        return self.start(first), word_end(self.text, self.start(last))


class SignedText(Text):
    """A text whose words are known by their signs only."""

    def __init__(self, text: str, first: str, second: str, exact: str, steps: str) -> None:
        self.text, self._steps = text, steps
        self._first, self._second, self._exact = first, second, exact
        self._last, self._sum = -1, 0

    @cached_property
    def words(self) -> list[str]:  # type: ignore[override]
        """The words, broken out of the text after all."""
        return exact_words(self.text)[0]

    def places(self, sought: Sought, most: int) -> dict[int, str]:
        first, second, known = self._first, self._second, sought.by_sign
        found = [(match.start(), match[0]) for match in sought.pattern.finditer(first, 0, most)]
        signed = ((at, known.get(sign + second[at])) for at, sign in found)
        return {at: word for at, word in signed if word}

    def is_as_typed(self, at: int, word: str, sought: Sought) -> bool:
        return word not in sought.exact or self._exact[at] in sought.exact_signs[word]

    def says(self, at: int, words: tuple[str, ...]) -> bool:
        end = at + len(words)
        return (self._first[at:end], self._second[at:end]) == signs_of(words)

    def start(self, at: int) -> int:
        """Counted from the place that was asked for last: they lie close together, and the text may be long."""
        last, steps = self._last, self._steps
        more, less = steps[last + 1 : at + 1], steps[at + 1 : last + 1]
        self._last, self._sum = at, self._sum + sum(map(ord, more)) - sum(map(ord, less))
        return self._sum - (at + 1) * _NO_STEP

    def __len__(self) -> int:
        return len(self._first)


def signed(words: str, *texts: str) -> str:
    """Signs and steps of the words of some texts, out of what ``kept`` made of them."""
    lines: list[str] = []
    for text in reopened(words, *texts):
        lines += [*signs_of(text.folded), signs_of(text.words)[0], _steps(text.starts())]
    return _BETWEEN_LINES.join(lines)


def read_again(signs: str, *texts: str) -> list[Text]:
    """Texts from what ``signed`` made of them; if that was never made, or could not be, from the texts."""
    lines = signs.split(_BETWEEN_LINES)
    if len(lines) != 4 * len(texts):
        return [Text(text) for text in texts]
    parts = [lines[at : at + 4] for at in range(0, len(lines), 4)]
    return [
        SignedText(text, *part) if len(part[0]) == len(part[3]) else Text(text)
        for text, part in zip(texts, parts, strict=True)
    ]


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
    return _BETWEEN_WORDS.join(words), _steps(starts)


def _steps(starts: list[int]) -> str:
    """Steps from word to word; none if one is longer than can be kept, as in a text of drawn lines."""
    steps = [start - before for before, start in zip([0, *starts], starts, strict=False)]
    too_long = any(step >= _LONGEST_STEP for step in steps)
    return "" if too_long else "".join(chr(step + _NO_STEP) for step in steps)
