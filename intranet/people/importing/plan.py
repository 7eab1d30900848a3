"""What a list would do, row by row."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Kind = Literal[
    "new-unit", "key", "renamed", "moved", "new-person", "contact", "new-post", "title", "post-ended", "unchanged"
]

WORDS: dict[str, str | Promise] = {
    "new-unit": gettext_lazy("new unit"),
    "key": gettext_lazy("known unit, gets its key"),
    "renamed": gettext_lazy("renamed"),
    "moved": gettext_lazy("moved"),
    "new-person": gettext_lazy("new person"),
    "contact": gettext_lazy("work contact"),
    "new-post": gettext_lazy("new post"),
    "title": gettext_lazy("title changed"),
    "post-ended": gettext_lazy("post ends"),
    "unchanged": gettext_lazy("unchanged"),
}
"""Kinds of change, as the report calls them."""


class Problem(NamedTuple):
    """What is wrong in which column ("" for the whole row), and what to do."""

    column: str
    words: str


@dataclass(slots=True)
class Row:
    """One row of the list: what it would change, what is wrong with it, and what is to be known of it. ``sheet`` is ""
    where the list is one table.
    """

    number: int
    label: str
    sheet: str = ""
    changes: list[Kind] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where the row stands: its number, with the sheet where there are several."""
        if not self.sheet:
            return str(self.number)
        return _("%(row)s (in “%(sheet)s”)") % {"row": self.number, "sheet": self.sheet}

    @property
    def words(self) -> list[str]:
        return [str(WORDS[change]) for change in self.changes or ["unchanged"]]

    def is_wrong_in(self, column: str) -> bool:
        """Whether something is wrong in ``column`` already."""
        return any(problem.column == column for problem in self.problems)

    def wrong(self, column: str, words: object) -> None:
        """Add a problem, once."""
        problem = Problem(column, str(words))
        if problem not in self.problems:
            self.problems.append(problem)


@dataclass(slots=True)
class Plan:
    """The rows of both lists, units in the order in which they can be written."""

    units: list[Row]
    people: list[Row]
    ignored: list[str]

    @property
    def rows(self) -> Iterator[Row]:
        yield from self.units
        yield from self.people

    @property
    def wrong(self) -> list[Row]:
        return [row for row in self.rows if row.problems]

    @property
    def changing(self) -> list[Row]:
        return [row for row in self.rows if row.changes]

    @property
    def counts(self) -> Counter[str]:
        """How many rows do what; a row that does two things counts for both."""
        return Counter(change for row in self.rows if not row.problems for change in row.changes or ["unchanged"])
