"""A progress bar in one line of the terminal."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")
Say = Callable[[str], None]
WIDTH = 30


class Bar:
    """Counts steps out of ``total`` and says at each where they stand; ``write`` gets text without line ends."""

    def __init__(self, total: int, write: Say) -> None:
        self.total, self.write, self.done = max(total, 1), write, 0

    def over(self, things: Iterable[Thing], label: str) -> Iterator[Thing]:
        """Hand ``things`` on, one step each."""
        for thing in things:
            yield thing
            self.step(label)

    def step(self, label: str) -> None:
        """One more is done. What comes after the last is not counted."""
        self.done = min(self.done + 1, self.total)
        full = WIDTH * self.done // self.total
        percent = 100 * self.done // self.total
        self.write(f"\r[{'█' * full}{'·' * (WIDTH - full)}] {percent:3d} %  {label:<40.40}")

    def end(self) -> None:
        """The line is full."""
        self.done = self.total - 1
        self.step("")
        self.write("\n")
