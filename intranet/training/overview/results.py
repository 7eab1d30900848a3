"""Which questions of a course's tests are answered right how often, and what is chosen instead: out of counts."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, NullIf

from intranet.people.rules import local_date
from intranet.training.answering import chosen_in_words
from intranet.training.models import AnswerCount, Course, CourseVersion
from intranet.training.models.answers import TOLD_EVERY
from intranet.training.queries.runs import LONG

FEWEST = TOLD_EVERY
"""Answers from which on a share is told: of fewer it would say how somebody answered whose name the trainer knows. It
moves on with as many more, and not with each, which would say how that one was.
"""
ALIKE = 2
"""People from whom on a wrong answer is told: words that one person typed are theirs alone."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with how often it was asked and answered right; ``share`` is None for too few answers. ``wrong`` is
    the wrong answer that was given most often, a line each, ``by`` how many gave it; empty where none may be told.
    """

    lesson: str
    text: str
    asked: int
    right: int
    wrong: list[str] = field(default_factory=list)
    by: int = 0

    @property
    def share(self) -> int | None:
        return self.right * 100 // self.asked if self.asked >= FEWEST else None


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """A version of which answers are counted; each has rules and questions of its own."""

    pk: int
    number: str
    day: date


def versions_of(course: Course) -> list[RuleVersion]:
    """The version that stands and those of which a test was handed in, the newest first. One query."""
    counted = AnswerCount.objects.filter(item__version=OuterRef("pk"))
    rows = CourseVersion.objects.filter(Q(Exists(counted)) | Q(pk=course.version_id), course=course)
    fields = ("pk", "frozen__major", "frozen__minor", "frozen__created_at")
    return [
        RuleVersion(pk, f"{major}.{minor}", local_date(at))
        for pk, major, minor, at in rows.order_by("-pk").values_list(*fields)
    ]


def results_of(course: Course, version_id: int | None = None) -> list[Answered]:
    """Questions of a version, the one that stands unless said otherwise, as far as they were asked: the one most often
    answered wrongly first, those of which no share is told last. Two queries, whatever was answered.
    """
    short = [name for name in LONG if name != "questions"]
    version = CourseVersion(pk=version_id or course.version_id)
    items = {item.pk: item for item in version.items.defer(*short)}
    rows = [_row(items[item], *numbers) for item, *numbers in _counted(version)]
    return sorted(rows, key=lambda row: (row.right / row.asked if row.share is not None else 2, row.text))


def _counted(version: CourseVersion) -> Any:
    """Item, question, how often it was asked and answered right as far as that is told, or how often it was asked where
    nothing is; the most frequent wrong answer and by how many.
    """
    rows = AnswerCount.objects.filter(item__version=version).order_by()
    same = AnswerCount.objects.filter(item=OuterRef("item"), question=OuterRef("question"))
    wrong: Any = same.filter(is_right=False, told__gte=ALIKE).exclude(chosen="").order_by("-told", "chosen")
    sums = {
        "asked": Coalesce(NullIf(Sum("told"), 0), Sum("count")),
        "right": Coalesce(Sum("told", filter=Q(is_right=True)), 0),
        "wrong": Subquery(wrong.values("chosen")[:1]),
        "by": Subquery(wrong.values("told")[:1]),
    }
    return rows.values("item", "question").annotate(**sums).values_list("item", "question", *sums)


def _row(item: Any, number: int, asked: int, right: int, wrong: str | None, by: int | None) -> Answered:
    question = item.question(number)
    told = asked >= FEWEST and wrong is not None and by is not None
    words = chosen_in_words(question, wrong) if told and wrong else []
    return Answered(item.title, question["text"], asked, right, words, by or 0 if words else 0)
