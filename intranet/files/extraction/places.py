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

    def overlaps(self, other: "Box") -> bool:
        """Whether both share a good part of the smaller one."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0 < down and across * down > 0.3 * min(self.area, other.area)

    @property
    def area(self) -> float:
        return max(self.right - self.left, 0.1) * max(self.height, 0.1)


def around(boxes: list[Box]) -> Box:
    """The smallest box around all of ``boxes``, of which there must be one."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


class Word(NamedTuple):
    """One or more words that stand together; ``sure`` is how sure the reader of a scan was of them (0 to 100)."""

    text: str
    box: Box
    sure: float = 100


def together(words: list[Word]) -> Word:
    """Several words as one, in the order given."""
    sure = sum(word.sure for word in words) / len(words)
    return Word(" ".join(word.text for word in words), around([word.box for word in words]), sure)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A page's text and where each line of it stands: (offset of its first character, left, top, right, bottom)."""

    text: str
    boxes: list[list[int]]
