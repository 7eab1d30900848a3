"""Inspections as one person sees them."""

from dataclasses import dataclass
from typing import Any

from intranet.contracts import Who
from plugins.checklists.models import Answer, Inspection, Question, Section, State, Work
from plugins.checklists.policy import RUNNING, InspectionPolicy, held
from plugins.checklists.rules import lacking
from plugins.checklists.scoring import Score, score

RUNNING_STATES = (State.OPEN, State.WORKING, State.RETURNED, State.SUBMITTED, State.SIGNED, State.REMEDYING)


def of_own_units(asker: Who | None) -> list[Inspection]:
    """What the units of ``asker`` fill in or put right, the most urgent first. One query."""
    if asker is None:
        return []
    units = [int(token.removeprefix("unit:")) for token in asker.tokens if token.startswith("unit:")]
    rows = Inspection.objects.filter(unit__in=units, state__in=RUNNING_STATES)
    return list(rows.select_related("campaign", "unit").order_by("due_on", "pk"))


def to_appraise(asker: Who | None) -> list[Inspection]:
    """What was signed and sent to a lead unit of ``asker``, but not by their own units. One query."""
    if asker is None:
        return []
    units = [int(token.removeprefix("unit:")) for token in asker.tokens if token.startswith("unit:")]
    rows = Inspection.objects.filter(campaign__lead__in=held(asker, RUNNING), state=State.SIGNED)
    return list(rows.exclude(unit__in=units).select_related("campaign", "unit").order_by("state_at"))


def visible_of(campaign: Any, asker: Who) -> list[Inspection]:
    """Inspections of one campaign that ``asker`` may see, in the order of the tree. One query."""
    rows = InspectionPolicy().visible(asker, campaign.inspections.all())
    return list(rows.select_related("node", "unit").order_by("node__place"))


@dataclass(frozen=True, slots=True)
class Part:
    """One section of an inspection: how much is answered and how it scores."""

    section: Section
    answered: int
    asked: int
    own: Score


def parts_of(inspection: Inspection) -> list[Part]:
    """Sections in order. Two queries."""
    answers = list(Answer.objects.filter(inspection=inspection).select_related("question"))
    sections = Section.objects.filter(version=inspection.campaign.version_id)
    return [
        _part(section, [each for each in answers if each.question.section_id == section.pk]) for section in sections
    ]


def _part(section: Section, answers: list[Answer]) -> Part:
    done = sum(1 for answer in answers if answer.work == Work.DONE)
    return Part(section, done, len(answers), score((each.verdict, each.question.weight) for each in answers))


def answers_of(inspection: Inspection, section: Section) -> list[Answer]:
    """Answers of one section with their questions and papers, in order; ``lacks`` names what is still to be filled."""
    rows = Answer.objects.filter(inspection=inspection, question__section=section)
    answers = list(
        rows.select_related("question", "owner", "written_by").prefetch_related("citations__revision__evidence")
    )
    for answer in answers:
        answer.lacks = lacking(answer.question, answer, len(answer.citations.all()))  # type: ignore[attr-defined]
    return answers


def open_questions(inspection: Inspection) -> list[Question]:
    """Questions that are not answered whole yet, in order. One query."""
    open_ones = Answer.objects.filter(inspection=inspection).exclude(work=Work.DONE)
    return list(Question.objects.filter(pk__in=open_ones.values("question")).select_related("section"))
