"""Who is asked to take a course: opened and closed with its publications, long lists in the background."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.audiences import people_asked
from intranet.acknowledgement.models import Assignment, Audience, Manner, ReceiptKind, Version
from intranet.acknowledgement.reach import terms_beyond
from intranet.acknowledgement.services import (
    Asking,
    Term,
    ask_about,
    close_open,
    end_audience,
    open_assignments,
    set_audience,
)
from intranet.acknowledgement.telling import tell_asked
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.rules import today
from intranet.training.models import Course, Enrolment, EnrolmentState
from intranet.training.policy import LABEL
from intranet.worker.pacing import paced
from intranet.worker.services import enqueue

CHUNK = 2_000
"""Rows a transaction at most: the write lock stays short."""


def ask_anew(course: Course, version: Version, terms: Iterable[Term], due: date | None) -> None:
    """What was asked before is closed as replaced, and everybody whom ``terms`` name is asked to take ``version``;
    nobody where there are none. Call in the transaction that publishes.
    """
    terms = list(terms)
    if terms:
        ask_about(set_audience(course, terms, Asking(due, Manner.COURSE)), version)
    else:
        end_audience(LABEL, course.pk)
    _start(course)


def ask_no_more(course: Course) -> None:
    """Nobody is asked to take ``course`` any more. Call in the transaction that withdraws it."""
    end_audience(LABEL, course.pk)
    _start(course)


def carry_on(course_id: int) -> None:
    """Close what is no longer asked and open what is, chunk by chunk. May be killed and run again at any point."""
    while _close_some(course_id):
        pass
    audience = live_audience(Course(pk=course_id))
    people = [each.person_id for each in people_asked(audience, today())] if audience else []
    for start in paced(range(0, len(people), CHUNK)):
        _open_some(course_id, people[start : start + CHUNK])


def live_audience(course: Course) -> Audience | None:
    """The rule by which people are asked to take ``course`` now. One query."""
    live = Audience.objects.filter(version__isnull=False, ended_at=None)
    return live.filter(subject_model=LABEL, subject_id=course.pk).first()


def beyond_readers(readers: Iterable[str], terms: Iterable[Term]) -> Iterator[str]:
    """What stands against asking by ``terms``, in words: who is asked must be able to read."""
    for term in terms_beyond(terms, readers):
        yield _("%(who)s would be asked to take a course they may not see. Add them to those who may see it.") % {
            "who": term.unit or term.person or _("Everybody signed in")
        }


def terms_of(audience: Audience) -> list[Term]:
    """The lines of a rule, as a form gives them. One query."""
    lines = audience.terms.select_related("unit", "person")
    return [Term(each.kind, each.unit, each.role, each.person, each.is_exception) for each in lines]


def _start(course: Course) -> None:
    """At once what fits into this transaction; more of it in the background."""
    audience = live_audience(course)
    asked = len(people_asked(audience, today())) if audience else 0
    if asked + _no_longer_asked(course.pk).count() <= CHUNK:
        carry_on(course.pk)
    else:
        key = f"training-asks:{course.pk}:{course.version_id}:{course.live}"
        enqueue("intranet.training.services.carry_on", key=key, course_id=course.pk)


def _no_longer_asked(course_id: int) -> QuerySet[Assignment]:
    """Open assignments of every version but the one that is asked about now."""
    now = Audience.objects.filter(subject_model=LABEL, subject_id=course_id, ended_at=None, version__isnull=False)
    of_course = Q(version__subject_model=LABEL, version__subject_id=course_id)
    found = Assignment.objects.filter(of_course, receipt__isnull=True)
    return found.exclude(version__in=now.values("version"))


def _close_some(course_id: int) -> int:
    """A run that answers what is closed is over with it: it is begun anew, with the new text."""
    with write_transaction():
        rows = Course.objects.select_for_update(of=("self",)).select_related("version__frozen")
        course = rows.get(pk=course_id)
        first = _no_longer_asked(course_id).order_by("version", "pk").select_related("version").first()
        if first is None:
            return 0
        kind = ReceiptKind.REPLACED if course.live else ReceiptKind.WITHDRAWN
        closed = close_open(first.version, kind, by=None, reason=_reason(course), most=CHUNK)
        runs = Enrolment.objects.filter(course=course_id, state=EnrolmentState.OPEN, assignment__receipt__kind=kind)
        runs.update(state=EnrolmentState.CLOSED, ended_at=timezone.now())
        record("training.closed-asking", actor=None, subject=course, label=course.title, details={"closed": closed})
        return closed


def _reason(course: Course) -> str:
    return course.version.frozen.change_note if course.live and course.version else ""


def _open_some(course_id: int, people: list[int]) -> None:
    """Under the rule's lock, so that the resolver waits; who was named is looked up again under it."""
    with write_transaction():
        rule = Audience.objects.select_for_update(of=("self",)).select_related("version")
        audience = rule.get(subject_model=LABEL, subject_id=course_id)
        if audience.version is None or audience.ended_at is not None:
            return
        asked = people_asked(audience, today(), people)
        new = open_assignments(audience.version, asked, due=audience.due, working_days=audience.working_days)
        if new:
            tell_asked(audience.version, new)
            _leave_older(course_id, audience.version, new)
            course = Course.objects.get(pk=course_id)
            record("training.asked", actor=None, subject=course, label=course.title, details={"opened": len(new)})


def _leave_older(course_id: int, version: Version, people: list[int]) -> None:
    """Who is asked takes the course anew, also who had enrolled alone in what was learnt before."""
    older = {"course": course_id, "person__in": people, "version__frozen__major__lt": version.major}
    runs = Enrolment.objects.filter(state=EnrolmentState.OPEN, **older)
    runs.update(state=EnrolmentState.CLOSED, ended_at=timezone.now())
