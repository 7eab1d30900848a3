"""What the pages about classes show, put together from queries and forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.access.decisions import decide
from intranet.access.tokens import who
from intranet.attendance.forms import AnswerForm
from intranet.attendance.models import Answer, Correction, SessionState, Status
from intranet.attendance.pages import counted_at, place_and_hours, ticks_of, turnout_figures
from intranet.attendance.queries import TOOK_PLACE, Line, expected_of, lines_of
from intranet.attendance.steps import StepForm
from intranet.attendance.typed import TICK_ALL
from intranet.files.queries import attachments_of
from intranet.training.models import Course, TrainingClass
from intranet.training.sessions.courses import items_of, kept_by
from intranet.training.sessions.forms import MaterialForm
from intranet.training.sessions.policy import KEEP, names_within
from intranet.training.sessions.queries import own_words, state_of
from intranet.training.sessions.services import audience_of, is_over, to_invite
from intranet.training.sessions.steps import STEPS

OPEN_IN: dict[str, tuple[str, ...]] = {
    SessionState.PLANNED: ("invite", "call-off"),
    SessionState.HELD: ("invite", "record", "count", "add", "close"),
    SessionState.CLOSED: ("add", "correct", "correct-count"),
    SessionState.CALLED_OFF: (),
}
"""Steps by state; lists of a planned class are open from half an hour before it; it is closed on its last day."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """One thing put right after closing: of whom or of which unit, from what to what."""

    what: str
    was: str
    became: str
    at: datetime
    by: str


def steps_open(found: TrainingClass) -> tuple[str, ...]:
    """Steps that state and day allow."""
    session = found.held
    steps = OPEN_IN[session.state]
    if session.state == SessionState.PLANNED and session.takes_lists(timezone.now()):
        return (*steps, "record", "count", "add")
    return steps if is_over(found) else tuple(each for each in steps if each != "close")


def class_page(
    request: HttpRequest,
    found: TrainingClass,
    bound: dict[str, StepForm],
    files: MaterialForm,
    answer: AnswerForm | None = None,
) -> Any:
    """Context of ``read.html``; ``bound`` holds the forms that were posted and refused, by step, ``answer`` the one of
    somebody who is invited.
    """
    by: Any = request.user
    session, is_kept = found.held, bool(decide(request.user, KEEP, found, request))
    steps = steps_open(found) if is_kept else ()
    everybody = lines_of(session)
    own = next((line for line in everybody if line.person_id == by.pk), None)
    lines = _seen(everybody, found, by)
    course = found.course if found.course and decide(request.user, "read", found.course) else None
    forms = {step: bound.get(step) or STEPS[step](session=session, by=by) for step in steps}
    for step in ("correct", "correct-count"):
        if step in forms:
            forms[step].initial["seen"] = session.recordings
    return {
        "found": found,
        "session": session,
        "is_kept": is_kept,
        "is_whole": lines is everybody,
        "state": state_of(found, session),
        "own": own_words(own.status, own.answer, is_invited=True) if own else "",
        "answer": _answer_form(found, own, answer),
        "facts": list(_facts(found)),
        "figures": _figures(found) if lines is everybody else [],
        "lines": lines,
        "answered": _answered(everybody, found) if lines is everybody else [],
        "counted": counted_at(session) if lines is everybody else [],
        "corrections": _corrections(found) if lines is everybody else [],
        "course": course,
        "materials": attachments_of(found),
        "files": files if is_kept and session.state != SessionState.CALLED_OFF else None,
        "may_remove": is_kept and session.state in {SessionState.PLANNED, SessionState.HELD},
        "closes_on": found.until if session.state == SessionState.HELD and not is_over(found) else None,
        "uninvited": "invite" in steps and bool(_uninvited(found, everybody)),
        "has_audience": bool(audience_of(found)) if is_kept else False,
        "forms": forms,
        "recount": forms.get("correct-count"),
        "is_all": request.POST.get("step") == TICK_ALL,
        **_of_course(found, is_kept, is_told=is_kept or course is not None),
        **ticks_of(everybody, bound.get("record")),
    }


def _answer_form(found: TrainingClass, own: Line | None, typed: AnswerForm | None) -> AnswerForm | None:
    """For who is invited, until the class begins."""
    if own is None or not own.is_invited or not answers(found):
        return None
    return typed or AnswerForm(initial={"answer": own.answer, "reason": own.reason})


def _of_course(found: TrainingClass, is_kept: bool, *, is_told: bool) -> dict[str, Any]:
    """Lessons of the course that the class completes, for whoever may read it or keeps the class; and who finished it
    by the class and is off its list by now.
    """
    is_closed = found.held.state == SessionState.CLOSED
    items = items_of(found) if is_told and found.held.state != SessionState.CALLED_OFF else []
    return {"completes": items, "kept": kept_by(found) if is_kept and is_closed and items else []}


def _seen(lines: list[Line], found: TrainingClass, by: Any) -> list[Line]:
    """Those whom ``by`` sees by name: everybody, people of the units they head, or nobody."""
    asker = who(by)
    within = names_within(asker, found.held) if asker else ()
    if within is None:
        return lines
    if not within:
        return []
    session = found.held
    people = {
        person
        for rows in (session.invitations, session.attendances)
        for person, path in rows.values_list("person", "unit__path")
        if path.startswith(within)
    }
    return [line for line in lines if line.person_id in people]


def _uninvited(found: TrainingClass, lines: list[Line]) -> set[int]:
    if found.published_at is None:
        return set()
    return {person for person, _unit in to_invite(found)} - {line.person_id for line in lines}


def days_of(found: TrainingClass) -> str:
    """The days of the class."""
    first, last = found.held.on, found.until
    return f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"


def each_day(found: TrainingClass) -> str:
    """Its hours of the day, and that they are those of every day where it takes several."""
    clock = found.held.clock
    return _("%(hours)s each day") % {"hours": clock} if clock and found.until != found.held.on else clock


def _facts(found: TrainingClass) -> Iterator[tuple[str, str]]:
    session = found.held
    yield _("Unit that holds it"), str(session.unit)
    yield _("Number of the plan"), found.number
    yield pgettext("class", "Days"), days_of(found)
    yield pgettext("session", "Time"), each_day(found)
    yield from place_and_hours(session)
    yield _("Closed by"), str(session.closed_by or "")


def _figures(found: TrainingClass) -> list[tuple[str, str]]:
    return turnout_figures(found.held) if found.held.state in TOOK_PLACE else []


def _answered(lines: list[Line], found: TrainingClass) -> list[tuple[str, list[Line]]]:
    """Who will come, who asks to be excused, who did not answer: as long as nothing else is written down."""
    if found.published_at is None or found.held.state != SessionState.PLANNED:
        return []
    groups = expected_of(lines)
    return [
        (pgettext("session", "Will come"), groups[Answer.COMING]),
        (pgettext("session", "Ask to be excused"), groups[Answer.EXCUSED]),
        (_("Have not answered"), groups[""]),
    ]


def answers(found: TrainingClass) -> bool:
    """Whether one may still say that one comes."""
    return found.held.state == SessionState.PLANNED and not found.held.has_begun(timezone.now())


def _corrections(found: TrainingClass) -> list[Corrected]:
    rows = Correction.objects.filter(session=found.session_id).select_related("person", "unit", "by")
    return [_corrected(each) for each in rows]


def _corrected(each: Correction) -> Corrected:
    what = str(each.person) if each.person else str(each.unit)
    words = {status.value: str(status.label) for status in Status}
    was = words.get(each.was, each.was) if each.was else _("not on the list")
    return Corrected(what, was, words.get(each.became, each.became), each.at, str(each.by))


def courses_for(units: list[int], course: int | None = None) -> Any:
    """Courses that a class of these units may go with: those of the office that are published. One query."""
    kept = Course.objects.filter(owner_unit__in=units, live=True, version__isnull=False)
    return (kept | Course.objects.filter(pk=course)).order_by("title", "pk") if course else kept.order_by("title", "pk")
