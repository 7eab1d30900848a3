"""Where a person is in a course: one table, which every screen, sheet and figure reads."""

from collections.abc import Collection
from enum import StrEnum

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy


class Stand(models.TextChoices):
    """Where a person is. Who is late is overdue, however far they are; who completed the course and takes it again is
    through with it all the same.
    """

    OVERDUE = "overdue", pgettext_lazy("course", "overdue")
    NOT_BEGUN = "not-begun", pgettext_lazy("course", "not begun")
    ATTENDED = "attended", pgettext_lazy("course", "attended a class, not enrolled")
    UNDER_WAY = "under-way", pgettext_lazy("course", "under way")
    AGAIN = "again", pgettext_lazy("course", "completed, learning again")
    COMPLETED = "completed", pgettext_lazy("course", "completed")


class Fact(StrEnum):
    """What a state follows from: of one person, and of what is learnt in one major version of a course."""

    WAITS = "waits"
    """They are asked, and what they are asked is open."""
    LATE = "late"
    """Its due date has passed."""
    BEGUN = "begun"
    """A run is open."""
    THROUGH = "through"
    """A run was completed, or what they were asked is answered."""
    ATTENDED = "attended"
    """They came to a class of it that no run of theirs counts."""


TABLE: tuple[tuple[frozenset[Fact], Stand], ...] = (
    (frozenset({Fact.WAITS, Fact.LATE}), Stand.OVERDUE),
    (frozenset({Fact.WAITS, Fact.BEGUN}), Stand.UNDER_WAY),
    (frozenset({Fact.WAITS, Fact.ATTENDED}), Stand.ATTENDED),
    (frozenset({Fact.WAITS}), Stand.NOT_BEGUN),
    (frozenset({Fact.THROUGH, Fact.BEGUN}), Stand.AGAIN),
    (frozenset({Fact.THROUGH}), Stand.COMPLETED),
    (frozenset({Fact.BEGUN}), Stand.UNDER_WAY),
    (frozenset({Fact.ATTENDED}), Stand.ATTENDED),
)
"""The first line of which all facts hold says the state. What is asked comes first: a run that was completed before one
was asked does not answer it. A class does not enrol anybody: it counts once they do.
"""

UNFINISHED = (Stand.OVERDUE, Stand.NOT_BEGUN, Stand.ATTENDED, Stand.UNDER_WAY)
"""States in which somebody has still to learn."""

TONES = {
    Stand.OVERDUE: "late",
    Stand.ATTENDED: "due",
    Stand.UNDER_WAY: "info",
    Stand.AGAIN: "done",
    Stand.COMPLETED: "done",
}


def stand_of(facts: Collection[Fact]) -> Stand | None:
    """The state that follows from ``facts``; None for who has nothing to do with the course."""
    return next((stand for needed, stand in TABLE if needed.issubset(facts)), None)


def words_of(stand: str) -> tuple[str, str]:
    """A state in words, and in which tone."""
    return capfirst(str(Stand(stand).label)), TONES.get(Stand(stand), "")


def choices() -> list[tuple[str, str]]:
    """All states with their words, for a list to choose from."""
    return [(each.value, words_of(each.value)[0]) for each in Stand]
