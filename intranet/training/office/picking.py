"""Choosing the questions of a test out of the bank: what is chosen, what the filter finds, and what it comes to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.http import QueryDict

from intranet.training.models import Question
from intranet.training.office.queries import Wanted, is_wanted
from intranet.training.office.typed import tagged

MOST = 20
"""Questions that are offered at once; more of them are narrowed by the filter."""
MOST_TAGS = 50
"""Tags of which a test draws; what is typed beyond them is refused, and not looked at before."""
FIND, PICK, DROP, ENTER = "find", "pick", "drop", "enter"
"""What the buttons do: filter, take what is ticked, take one out; and the key, which filters if the filter changed."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tag of which ``count`` questions are drawn by chance out of ``there``."""

    tag: str
    count: int
    there: int


@dataclass(frozen=True, slots=True)
class Picker:
    """``chosen`` are all asked, in this order; ``found`` is offered, of which ``more`` are not shown. ``fewest`` and
    ``most`` are points: which questions are drawn makes a difference.
    """

    wanted: Wanted
    chosen: list[Question]
    found: list[Question]
    more: int
    drawn: list[Drawn] = field(default_factory=list)
    fewest: int = 0
    most: int = 0

    @property
    def count(self) -> int:
        """How many questions an attempt asks."""
        return len(self.chosen) + sum(min(each.count, each.there) for each in self.drawn)


def picker_of(bank: Sequence[Question], codes: Iterable[str], tags: Iterable[str], wanted: Wanted) -> Picker:
    """What stands in the form; no query. A code that the bank does not have is told of by the form."""
    by_code = {each.code: each for each in bank}
    chosen = [by_code[code] for code in dict.fromkeys(codes) if code in by_code]
    left = [each for each in bank if each not in chosen]
    found = [each for each in left if is_wanted(each, wanted)]
    drawn, fewest, most = [], 0, 0
    lines = tagged(islice(tags, MOST_TAGS))
    for tag, count in dict(line for line in lines if not isinstance(line, str)).items():
        points = sorted(each.points for each in left if tag in each.tags)
        n = min(count, len(points))
        drawn.append(Drawn(tag, count, len(points)))
        fewest, most = fewest + sum(points[:n]), most + sum(points[len(points) - n :])
    sure = sum(each.points for each in chosen)
    return Picker(wanted, chosen, found[:MOST], len(found[MOST:]), drawn, sure + fewest, sure + most)


def codes_in(typed: object) -> list[str]:
    """Codes as they are typed: one a line, or with commas between them."""
    lines = typed if isinstance(typed, list) else str(typed or "").splitlines()
    return [code.strip() for line in lines for code in str(line).split(",") if code.strip()]


def wanted_in(post: QueryDict) -> Wanted:
    """What the filter is set to."""
    return Wanted(post.get("pick-q", "").strip()[:200], post.get("pick-nhan", ""), post.get("pick-loai", ""))


def mark_of(wanted: Wanted) -> str:
    """One word for a filter: was it this one that was shown?"""
    return "|".join((wanted.text, wanted.tag, wanted.kind))


def with_picked(post: QueryDict, step: str = "", bank: Sequence[Question] = ()) -> QueryDict:
    """What was sent, with what is ticked among the chosen codes, and without what the button takes out."""
    codes = [*codes_in(post.get("questions", "")), *post.getlist("pick")]
    what, _sep, number = step.partition("-")
    gone = {each.code for each in bank if what == DROP and str(each.pk) == number}
    sent = post.copy()
    sent["questions"] = "\n".join(code for code in dict.fromkeys(codes) if code not in gone)
    return sent


def is_filtering(post: QueryDict) -> bool:
    """Whether the key was pressed with another filter than the one shown: it filters then, and saves nothing."""
    return post.get("do") == ENTER and mark_of(wanted_in(post)) != post.get("pick-shown", "")
