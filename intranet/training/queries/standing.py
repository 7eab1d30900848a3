"""Where people are in courses, by the table of ``rules.standing``: in the database, and of one person."""

from datetime import date
from functools import reduce
from operator import and_

from django.db.models import Case, Q, Value, When

from intranet.acknowledgement.models import Assignment, ReceiptKind
from intranet.training.models import Course, Enrolment, EnrolmentState
from intranet.training.queries.unclaimed import unclaimed
from intranet.training.rules.standing import TABLE, Fact, Stand, stand_of


def stand_case(facts: dict[Fact, Q]) -> Case:
    """The state of a row as an expression; ``facts`` are the conditions under which each of them holds."""
    lines = [
        When(reduce(and_, (facts[each] for each in sorted(needed))), then=Value(stand.value)) for needed, stand in TABLE
    ]
    return Case(*lines, default=Value(""))


def facts_of_run(run: Enrolment | None) -> set[Fact]:
    """What a run says; one that was closed, nothing."""
    said = {EnrolmentState.OPEN.value: Fact.BEGUN, EnrolmentState.COMPLETED.value: Fact.THROUGH}
    return {said[run.state]} if run is not None and run.state in said else set()


def facts_of_asking(asked: Assignment | None, on: date) -> set[Fact]:
    """What an assignment says, fetched with its receipt; one that was closed otherwise, nothing."""
    if asked is None:
        return set()
    receipt = getattr(asked, "receipt", None)
    if receipt is not None:
        return {Fact.THROUGH} if receipt.kind == ReceiptKind.COMPLETED else set()
    return {Fact.WAITS, Fact.LATE} if asked.due is not None and asked.due < on else {Fact.WAITS}


def own_stand(person: int, course: Course, run: Enrolment | None, asked: Assignment | None, on: date) -> Stand | None:
    """Where ``person``, whose newest run is ``run``, is in ``course``. One query where no run is open, or the open one
    is not the first.
    """
    facts = facts_of_run(run) | facts_of_asking(asked, on)
    if Fact.BEGUN not in facts and unclaimed(person, course=course.pk).exists():
        facts.add(Fact.ATTENDED)
    if run is not None and Fact.BEGUN in facts and completed_before(run):
        facts.add(Fact.THROUGH)
    return stand_of(facts)


def completed_before(run: Enrolment) -> bool:
    """Whether the person of ``run`` completed what is learnt in it before. One query, none for the first run."""
    same = {"course": run.course_id, "person": run.person_id, "version__frozen__major": run.version.frozen.major}
    return run.run > 1 and Enrolment.objects.filter(state=EnrolmentState.COMPLETED, **same).exists()
