"""What a person holds as the holder of a post, and how it goes to a successor: higher layers answer for theirs.

A line names a thing as a notice does, by number and date: whoever ends posts need not be one of its readers. Its title
is kept beside it, for readers of the minutes who may read the thing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from intranet.people.models import Person, Post


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what a notice says of it, and its ``title``, which is told to readers of ``subject`` (the label of a
    model and the key of a row).
    """

    words: str
    title: str
    subject: tuple[str, int]

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of thing that the holder of a post has. With ``follows_post`` its right comes with the post: whoever
    takes the post up has it at once, and nothing is moved. ``lines`` may be empty where only the number counts.
    """

    post_id: int
    label: str
    count: int
    lines: tuple[Line, ...] = ()
    follows_post: bool = False


class Source(Protocol):
    """What one higher layer answers for."""

    def held(self, posts: Sequence[Post]) -> list[Held]:
        """What the holders of ``posts`` have by them, in a fixed number of queries; nothing with a count of 0."""

    def move(self, post: Post, successor: Person, by: Person) -> None:
        """Give what does not follow the post to ``successor``, in the caller's transaction.

        Raises:
            CannotTakeOver: the successor may not have it; says why.
        """


HANDOVER: dict[str, Source] = {}
"""Sources by the name of their layer, in the order in which they are shown."""


def held(posts: Sequence[Post]) -> list[Held]:
    """What the holders of ``posts`` have, from every source."""
    return list(_held(posts)) if posts else []


def _held(posts: Sequence[Post]) -> Iterator[Held]:
    for source in HANDOVER.values():
        yield from source.held(posts)


def move(post: Post, successor: Person, by: Person) -> None:
    """Give everything that does not follow the post to ``successor``. Call in the writing transaction.

    Raises:
        CannotTakeOver: something cannot go to them.
    """
    for source in HANDOVER.values():
        source.move(post, successor, by)
