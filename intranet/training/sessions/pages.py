"""What the pages about classes show, put together from queries and forms."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.access.decisions import decide
from intranet.access.tokens import who
from intranet.attendance.errors import ChangedMeanwhile
from intranet.attendance.models import Correction, Headcount, SessionState, Status
from intranet.attendance.queries import Line, lines_of, turnout_of
from intranet.dissemination.steps import StepForm
from intranet.dissemination.typed import TICK_ALL
from intranet.files.queries import attachments_of
from intranet.people.rules import today
from intranet.training.models import Course, TrainingClass
from intranet.training.sessions.forms import MaterialForm
from intranet.training.sessions.policy import KEEP, names_within
from intranet.training.sessions.queries import own_words, state_of
from intranet.training.sessions.services import audience_of, to_invite
from intranet.training.sessions.steps import STEPS

OPEN_IN: dict[str, tuple[str, ...]] = {
    SessionState.PLANNED: ("invite", "call-off"),
    SessionState.HELD: ("invite", "record", "count", "add", "close"),
    SessionState.CLOSED: ("add", "correct", "correct-count"),
    SessionState.CALLED_OFF: (),
}
"""Steps by state; from the first day of a planned class on its lists are open too."""


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
    if session.state == SessionState.PLANNED and session.on <= today():
        return (*steps, "record", "count", "add")
    return steps


def class_page(request: HttpRequest, found: TrainingClass, bound: dict[str, StepForm], files: MaterialForm) -> Any:
    """Context of ``read.html``; ``bound`` holds the forms that were posted and refused, by step."""
    by: Any = request.user
    session, is_kept = found.held, bool(decide(request.user, KEEP, found, request))
    steps = steps_open(found) if is_kept else ()
    everybody = lines_of(session)
    own = next((line for line in everybody if line.person_id == by.pk), None)
    lines = _seen(everybody, found, by)
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
        "own": own_words(own.status, is_invited=True) if own else "",
        "facts": list(_facts(found)),
        "figures": _figures(found) if lines is everybody else [],
        "lines": lines,
        "counted": _counted(found) if lines is everybody else [],
        "corrections": _corrections(found) if lines is everybody else [],
        "course": found.course if found.course and decide(request.user, "read", found.course) else None,
        "materials": attachments_of(found),
        "files": files if is_kept and session.state != SessionState.CALLED_OFF else None,
        "may_remove": is_kept and session.state in {SessionState.PLANNED, SessionState.HELD},
        "uninvited": "invite" in steps and bool(_uninvited(found, everybody)),
        "has_audience": bool(audience_of(found)) if is_kept else False,
        "forms": forms,
        "recount": forms.get("correct-count"),
        "is_all": request.POST.get("step") == TICK_ALL,
        **_ticks(everybody, bound.get("record")),
    }


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


def _ticks(lines: list[Line], refused: StepForm | None) -> dict[str, Collection[int]]:
    """Who is ticked as having been there, and as late: as it was typed, or as it is written down."""
    if refused is not None and not refused.has_error(NON_FIELD_ERRORS, ChangedMeanwhile.__name__):
        return {"ticked": refused.cleaned_data.get("there", ()), "late": refused.cleaned_data.get("late", ())}
    late = {line.person_id for line in lines if line.status == Status.LATE}
    return {"ticked": {line.person_id for line in lines if line.is_there}, "late": late}


def _uninvited(found: TrainingClass, lines: list[Line]) -> set[int]:
    if found.published_at is None:
        return set()
    return {person for person, _unit in to_invite(found)} - {line.person_id for line in lines}


def days_of(found: TrainingClass) -> str:
    """The days of the class."""
    first, last = found.held.on, found.until
    return f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"


def hours_of(found: TrainingClass) -> str:
    """Its hours, as they are written here."""
    hours = found.held.hours
    return f"{hours.normalize():f}".replace(".", ",") if hours else ""


def _facts(found: TrainingClass) -> Iterator[tuple[str, str]]:
    session = found.held
    yield _("Unit that holds it"), str(session.unit)
    yield _("Number of the plan"), found.number
    yield pgettext("class", "Days"), days_of(found)
    yield pgettext("session", "Form"), capfirst(session.get_form_display())
    yield pgettext("session", "Place"), session.place
    yield _("Presenters"), session.presenters
    yield pgettext("session", "Hours"), hours_of(found)
    yield _("Closed by"), str(session.closed_by or "")


def _figures(found: TrainingClass) -> list[tuple[str, str]]:
    if found.held.state in {SessionState.PLANNED, SessionState.CALLED_OFF}:
        return []
    sums = turnout_of(found.held)
    return [
        (_("Attendances (lượt)"), str(sums.attendances)),
        (_("Persons by name"), str(sums.persons)),
        (_("Counted without a name"), str(sums.counted)),
    ]


def _counted(found: TrainingClass) -> list[Headcount]:
    return list(found.held.headcounts.select_related("unit").order_by("unit__path"))


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
