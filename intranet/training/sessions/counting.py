"""What the closed list of a class gives in the course that it was held for."""

from intranet.attendance.models import SessionState
from intranet.people.models import Person
from intranet.training.models import Enrolment, EnrolmentState, TrainingClass
from intranet.training.services import count_classes
from intranet.training.sessions.courses import runs_at
from intranet.worker.pacing import paced
from intranet.worker.services import enqueue

AT_ONCE = 50
"""Runs that closing a class takes along itself; beyond that the worker goes on, so that the write lock stays short."""


def complete_items(found: TrainingClass) -> None:
    """Complete the items for everybody who came by name and is on the way. Call in the transaction that closes."""
    if found.course_id is None:
        return
    runs = list(runs_at(found)[: AT_ONCE + 1])
    if len(runs) > AT_ONCE:
        enqueue("intranet.training.sessions.counting.count_for_course", key=f"class:{found.pk}", class_id=found.pk)
        return
    for run in runs:
        count_classes(run.pk, run.person)


def count_for_course(class_id: int) -> int:
    """The same for a large class, a person at a time; returns for how many anything changed. May be killed and run
    again at any point.
    """
    runs = runs_at(TrainingClass.objects.get(pk=class_id))
    return sum(count_classes(run.pk, run.person) for run in paced(list(runs)))


def count_for_person(found: TrainingClass, person: Person) -> None:
    """The list of a closed class says otherwise of ``person`` by now. Call in the transaction that puts it right."""
    if found.course_id is None or found.held.state != SessionState.CLOSED:
        return
    runs = Enrolment.objects.filter(course=found.course_id, person=person, state=EnrolmentState.OPEN)
    for key in runs.values_list("pk", flat=True):
        count_classes(key, person)
