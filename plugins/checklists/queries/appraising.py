"""Three scores side by side, and the answers of a section as the appraisers go through them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf

from plugins.checklists.models import Answer, Inspection, Section, State
from plugins.checklists.queries.evidence import papers_of
from plugins.checklists.rules import SHORTCOMINGS, is_unjudged
from plugins.checklists.scoring import Score, score_of


@dataclass(frozen=True, slots=True)
class Marks:
    """One line: ``section`` is None for the whole. A score is None where nothing is judged yet or it is not shown;
    ``judged`` of ``asked`` questions that have a verdict were appraised, ``back`` are marked to go back, ``differ``
    have another verdict than the unit's own.
    """

    section: Section | None
    own: Score
    appraised: Score | None
    final: Score | None
    asked: int
    judged: int
    back: int
    differ: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One question at which the lead unit sees it otherwise than the unit, and why."""

    answer: Answer
    before: str
    after: str


def marks_of(inspection: Inspection, *, shows: bool) -> tuple[list[Marks], Marks]:
    """By section, and of the whole; ``shows`` is whether what the appraisers say is for this reader. Two queries."""
    answers = list(Answer.objects.filter(inspection=inspection).select_related("question"))
    sections = Section.objects.filter(version=inspection.campaign.version_id)
    lines = [
        _marks(section, [each for each in answers if each.question.section_id == section.pk], inspection, shows)
        for section in sections
    ]
    return lines, _marks(None, answers, inspection, shows)


def differences(inspection: Inspection) -> list[Difference]:
    """Where the verdict that counts, or is going to, is not the unit's own. One query."""
    rows = Answer.objects.filter(inspection=inspection).select_related("question__section")
    found = [(row, row.final or row.appraised) for row in rows if not row.is_returned]
    return [
        Difference(row, row.get_verdict_display(), row.get_final_display() or row.get_appraised_display())
        for row, verdict in found
        if verdict and verdict != row.verdict
    ]


def answers_to_appraise(inspection: Inspection, section: Section, *, own: bool) -> list[Answer]:
    """Of one section in order, with their questions and papers. Three queries."""
    rows = Answer.objects.filter(inspection=inspection, question__section=section)
    rows = rows.select_related("question", "owner", "appraised_by")
    return list(rows.prefetch_related(papers_of(inspection, own=own)))


def without_a_finding(inspection: Inspection) -> list[Answer]:
    """Answers at which a finding can be added. One query."""
    rows = Answer.objects.filter(inspection=inspection, finding__isnull=True).exclude(final__in=SHORTCOMINGS)
    return list(rows.select_related("question"))


def judged_of(inspection: Inspection, section: Section) -> dict[str, int]:
    """How far the appraising of a section is. One query."""
    return judged_in(Answer.objects.filter(inspection=inspection, question__section=section).select_related("question"))


def judged_in(answers: Iterable[Answer]) -> dict[str, int]:
    """How many of these ``asked`` for a verdict, were ``judged``, and are marked to go ``back``."""
    rows = list(answers)
    return {
        "asked": sum(1 for each in rows if each.verdict or each.question.is_scored),
        "judged": sum(1 for each in rows if each.appraised),
        "back": sum(1 for each in rows if each.is_returned),
    }


def unjudged(inspection: Inspection) -> list[Answer]:
    """Answers that nobody of the lead unit has judged, nor marked to go back, in order. One query."""
    rows = Answer.objects.filter(inspection=inspection, appraised="", is_returned=False)
    return [each for each in rows.select_related("question__section") if is_unjudged(each)]


def shortcomings_ahead(inspection: Inspection) -> int:
    """How many findings there would be if it was accepted as it stands. One query."""
    said = Coalesce(NullIf("appraised", Value("")), "verdict")
    return Answer.objects.filter(inspection=inspection).annotate(said=said).filter(said__in=SHORTCOMINGS).count()


def marked(inspection: Inspection) -> dict[int, str]:
    """Places of the questions that are marked to go back, with what is wrong at each. One query."""
    rows = Answer.objects.filter(inspection=inspection, is_returned=True)
    return dict(rows.values_list("question__place", "remark"))


def marked_answers(inspection: Inspection) -> list[Answer]:
    """Answers that are marked to go back, each with what is wrong, in order. One query."""
    return list(Answer.objects.filter(inspection=inspection, is_returned=True).select_related("question__section"))


def next_letter(lines: Iterable[Marks]) -> str:
    """The first section in which something is not judged yet, nor marked to go back; empty where there is none."""
    return next((line.section.letter for line in lines if line.section and line.judged + line.back < line.asked), "")


def _marks(section: Section | None, answers: list[Answer], inspection: Inspection, shows: bool) -> Marks:
    count = judged_in(answers)
    return Marks(
        section=section,
        own=score_of((each.verdict, each) for each in answers),
        appraised=score_of((each.appraised or each.verdict, each) for each in answers)
        if count["judged"] and shows
        else None,
        final=score_of((each.final, each) for each in answers) if _is_settled(inspection) else None,
        asked=count["asked"],
        judged=count["judged"] if shows else 0,
        back=count["back"] if shows else 0,
        differ=sum(1 for each in answers if each.appraised and each.appraised != each.verdict) if shows else 0,
    )


def _is_settled(inspection: Inspection) -> bool:
    return inspection.state in {State.REMEDYING, State.CLOSED}
