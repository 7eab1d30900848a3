"""What a head signs: looked at on one page before it is signed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from intranet.contracts import today
from plugins.checklists.models import Answer, Inspection, Question, Section, State, Verdict
from plugins.checklists.queries.evidence import papers_of
from plugins.checklists.queries.inspections import Part, open_questions, parts_of
from plugins.checklists.rules import SHORTCOMINGS
from plugins.checklists.scoring import Score


@dataclass(frozen=True, slots=True)
class Summary:
    """The sections with their own scores and the ``score`` of all; ``open`` questions are not answered whole yet, of
    ``shortcomings`` each has its remedy as the unit plans it, ``spared`` do not apply. ``days_late`` are those of the
    first signature, this one or the one before it came back, as in the figures of the campaign.
    """

    parts: list[Part]
    score: Score
    open: list[Question]
    shortcomings: list[Answer]
    spared: int
    days_late: int


def summary_of(inspection: Inspection) -> Summary:
    """Six queries, whatever the number of questions."""
    parts, answers = parts_of(inspection), Answer.objects.filter(inspection=inspection)
    lacking = answers.filter(verdict__in=SHORTCOMINGS).select_related("question__section", "owner")
    return Summary(
        parts=parts,
        score=sum((part.own for part in parts), Score(Decimal(0), Decimal(0))),
        open=open_questions(inspection),
        shortcomings=list(lacking),
        spared=answers.filter(verdict=Verdict.NOT_APPLICABLE).count(),
        days_late=_days_late(inspection, today()),
    )


@dataclass(frozen=True, slots=True)
class Read:
    """The answers of one section as the head reads them, each with its ``papers``, of which there are so many."""

    section: Section
    answers: list[Answer]
    papers: int


def everything_in(inspection: Inspection) -> list[Read]:
    """Every answer with its evidence, by section in order. Four queries, whatever the number."""
    rows = Answer.objects.filter(inspection=inspection).select_related("question__section", "owner")
    found: dict[int, list[Answer]] = {}
    for row in rows.prefetch_related(papers_of(inspection, own=True)):
        found.setdefault(row.question.section_id, []).append(row)
    return [
        Read(answers[0].question.section, answers, sum(len(each.citations.all()) for each in answers))
        for answers in found.values()
    ]


def _days_late(inspection: Inspection, on: date) -> int:
    first = inspection.steps.filter(after=State.SIGNED).order_by("pk").values_list("at", flat=True).first()
    return max(0, ((timezone.localtime(first).date() if first else on) - inspection.due_on).days)
