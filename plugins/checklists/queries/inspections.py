"""Inspections as one person sees them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, F, When
from django.utils import timezone

from intranet.contracts import Who, holders_in, people_in_circles
from plugins.checklists.models import SPOKEN, Answer, Duty, Inspection, Question, Section, State, Work
from plugins.checklists.policy import ABOVE, FILLING, RUNNING, appraised_by, held, own_units
from plugins.checklists.queries.evidence import papers_of
from plugins.checklists.rules import lacking
from plugins.checklists.scoring import Score, score_of

RUNNING_STATES = (State.OPEN, State.WORKING, State.RETURNED, State.SUBMITTED, State.SIGNED, State.REMEDYING)


def of_own_units(asker: Who | None) -> list[Inspection]:
    """What the units of ``asker`` fill in, the most urgent first, then what they put right: its day of signing is over
    long since. One query.
    """
    if asker is None:
        return []
    rows = Inspection.objects.filter(unit__in=own_units(asker), state__in=RUNNING_STATES)
    return list(
        rows.select_related("campaign", "unit").order_by(
            Case(When(state=State.REMEDYING, then=1), default=0), "due_on", "pk"
        )
    )


def to_appraise(asker: Who | None) -> list[Inspection]:
    """What was signed and waits for ``asker`` to appraise it, the most urgent first. One query."""
    if asker is None:
        return []
    mine = appraised_by(asker.person.pk, own_units(asker), held(asker, RUNNING), held(asker, ABOVE))
    rows = Inspection.objects.filter(mine, state=State.SIGNED).select_related("campaign", "unit")
    return list(rows.order_by(F("campaign__appraise_by").asc(nulls_last=True), "state_at"))


@dataclass(frozen=True, slots=True)
class Part:
    """One section of an inspection: how much is answered and how it scores; ``appraised`` once the lead unit has spoken
    of something in it, ``final`` once it is accepted.
    """

    section: Section
    answered: int
    asked: int
    own: Score
    appraised: Score | None
    final: Score | None


def parts_of(inspection: Inspection) -> list[Part]:
    """Sections in order. Two queries."""
    answers = list(Answer.objects.filter(inspection=inspection).select_related("question"))
    sections = Section.objects.filter(version=inspection.campaign.version_id)
    is_spoken = inspection.state in SPOKEN
    return [
        _part(section, [each for each in answers if each.question.section_id == section.pk], is_spoken)
        for section in sections
    ]


def _part(section: Section, answers: list[Answer], is_spoken: bool) -> Part:
    done = sum(1 for answer in answers if answer.work == Work.DONE)
    is_judged = is_spoken and any(each.appraised for each in answers)
    return Part(
        section=section,
        answered=done,
        asked=len(answers),
        own=score_of((each.verdict, each) for each in answers),
        appraised=score_of((each.appraised or each.verdict, each) for each in answers) if is_judged else None,
        final=score_of((each.final, each) for each in answers) if any(each.final for each in answers) else None,
    )


def answers_of(inspection: Inspection, section: Section, *, own: bool) -> list[Answer]:
    """Answers of one section with their questions and papers, in order. Four queries at most."""
    rows = Answer.objects.filter(inspection=inspection, question__section=section)
    rows = rows.select_related("question", "owner", "written_by", "appraised_by")
    return list(rows.prefetch_related(papers_of(inspection, own=own)))


def lacks_of(answer: Answer) -> list[str]:
    """Names of the fields that are still to be filled in."""
    return lacking(answer.question, answer, len(answer.citations.all()))


def assigned_in(inspection: Inspection) -> dict[int, list[Any]]:
    """People by the section that they are assigned, by name. One query."""
    found: dict[int, list[Any]] = {}
    rows = Duty.objects.filter(inspection=inspection).select_related("person")
    for duty in rows.order_by("person__first_name", "person__last_name", "pk"):
        found.setdefault(duty.section_id, []).append(duty.person)
    return found


def people_of(inspection: Inspection) -> list[Any]:
    """Who may be named: people with a post in the unit. One query."""
    rows = people_in_circles([f"unit:{inspection.unit_id}"])
    return list(rows.order_by("first_name", "last_name", "pk"))


def answered_by(asker: Who | None, part: Section | None = None) -> Callable[[Inspection], bool]:
    """Whether an inspection (its section ``part``, if one is named) is the asker's to answer: they answer for the whole
    unit, or are assigned. One query.
    """
    if asker is None:
        return lambda inspection: False
    duties = Duty.objects.filter(person=asker.person.pk, **({"section": part} if part else {}))
    assigned, units = set(duties.values_list("inspection", flat=True)), held(asker, FILLING)
    return lambda inspection: inspection.pk in assigned or inspection.unit_id in units


def answerers_of(inspection: Inspection, part: Section | None = None) -> list[Any]:
    """Who is assigned it (its section ``part``), else who answers for the whole unit, each once. Two queries."""
    assigned = assigned_in(inspection)
    named = assigned.get(part.pk, []) if part else [person for people in assigned.values() for person in people]
    found = named or [person for _unit, _role, person in holders_in(FILLING, [inspection.unit_id])]
    return list({person.pk: person for person in found}.values())


LATELY = timedelta(minutes=10)


def written_lately(inspection: Inspection, asker: Any) -> list[Answer]:
    """Answers that others have just written, the latest of each person: somebody is at work beside one. One query."""
    rows = Answer.objects.filter(inspection=inspection, written_at__gte=timezone.now() - LATELY)
    found: dict[int | None, Answer] = {}
    for answer in rows.exclude(written_by=asker).select_related("written_by", "question").order_by("-written_at"):
        found.setdefault(answer.written_by_id, answer)
    return list(found.values())


def open_questions(inspection: Inspection) -> list[Question]:
    """Questions that are not answered whole yet, in order. One query."""
    open_ones = Answer.objects.filter(inspection=inspection).exclude(work=Work.DONE)
    return list(Question.objects.filter(pk__in=open_ones.values("question")).select_related("section"))
