"""What ends an item of a course, what opens it, and why one is closed: pure, over what was done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Completion(models.TextChoices):
    """What is asked of a learner before an item counts as done."""

    SEEN = "seen", gettext_lazy("seen to its end")
    TIME = "time", gettext_lazy("open for some minutes")
    ANSWERED = "answered", gettext_lazy("its questions answered")
    PASSED = "passed", gettext_lazy("its test passed")
    ATTENDED = "attended", gettext_lazy("a class of the course attended")


OF_THE_TEST = (Completion.ANSWERED, Completion.PASSED)
"""What only an attempt at its test ends: reading on does not."""


@dataclass(frozen=True, slots=True)
class Item:
    """One lesson of a published course, as far as these rules look at it; ``needs`` is the key of another."""

    key: str
    title: str
    completion: str
    needs: str = ""


def locked_because(item: Item, items: Sequence[Item], done: Collection[str]) -> str:
    """Why ``item`` cannot be opened yet, in words that name what to do first; empty where it can."""
    if not item.needs or item.needs in done:
        return ""
    before = next((each for each in items if each.key == item.needs), None)
    return _("Finish “%(title)s” first.") % {"title": before.title} if before else ""


def is_complete(items: Sequence[Item], done: Collection[str]) -> bool:
    """Whether everything in the course is done; a course without items never is."""
    return bool(items) and all(item.key in done for item in items)


def share_done(items: Sequence[Item], done: Collection[str]) -> int:
    """Per cent of the items that are done, rounded down: 100 means all."""
    return sum(item.key in done for item in items) * 100 // len(items) if items else 0


def loops(needs: dict[str, str]) -> list[str]:
    """Keys of items that wait for one another in a circle, in the order of the circle; empty where none do."""
    for start in needs:
        way = [start]
        while (after := needs.get(way[-1], "")) and after not in way:
            way.append(after)
        if after:
            return way[way.index(after) :]
    return []
