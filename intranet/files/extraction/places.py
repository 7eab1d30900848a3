"""Words and lines with the place where they stand on a page, in points or pixels from the upper left."""

from dataclasses import dataclass
from typing import NamedTuple

SCALE = 1000
"""Places are kept in thousandths of the page's width and height, so that they hold for a picture of any size."""


class Box(NamedTuple):
    """A rectangle; ``top`` is smaller than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def holds(self, other: "Box") -> bool:
        """Whether the middle of ``other`` lies inside."""
        across = (other.left + other.right) / 2
        return self.left <= across <= self.right and self.top <= other.middle <= self.bottom

    def beside(self, other: "Box") -> float:
        """How much of the lower of the two heights both share."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared / max(min(self.height, other.height), 0.1)


def around(boxes: list[Box]) -> Box:
    """The smallest box around all of ``boxes``, of which there must be one."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


class Word(NamedTuple):
    """One or more words that stand together."""

    text: str
    box: Box


def together(words: list[Word]) -> Word:
    """Several words as one, in the order given."""
    return Word(" ".join(word.text for word in words), around([word.box for word in words]))


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A page's text and where each line of it stands: (offset of its first character, left, top, right, bottom)."""

    text: str
    boxes: list[list[int]]
