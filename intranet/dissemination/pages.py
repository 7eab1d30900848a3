"""What the pages about sessions show, put together from queries and forms."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Manner, Version
from intranet.attendance.models import Headcount, Session, SessionState
from intranet.attendance.pages import TONES, counted_at, place_and_hours, ticks_of, turnout_figures
from intranet.attendance.policy import KEEP
from intranet.attendance.queries import Line, lines_of, turnout
from intranet.attendance.steps import StepForm
from intranet.attendance.typed import TICK_ALL
from intranet.dissemination.asked import COUNTS, manner_of, open_in, still_asked, version_of
from intranet.dissemination.choosing import keeps_sessions
from intranet.dissemination.forms import PeriodForm
from intranet.dissemination.queries import rows_of, sessions_of
from intranet.dissemination.steps import STEPS
from intranet.files.queries import attachments_of
from intranet.people.models import Person, Unit, UnitKind

OPEN_IN: dict[str, tuple[str, ...]] = {
    SessionState.PLANNED: ("invite", "call-off"),
    SessionState.HELD: ("invite", "record", "count", "add", "follow-up", "followed-up", "minutes", "close"),
    SessionState.CLOSED: ("add", "follow-up", "followed-up", "minutes"),
    SessionState.CALLED_OFF: (),
}
"""Steps by state; on the day of a planned session its lists are open too."""
BY_NAME = frozenset({"invite", "record", "add", "follow-up", "followed-up"})
"""Steps about people, of whom a Party cell names none."""
MOST_SHOWN = 200


def listing_page(person: Person, form: PeriodForm, units: list[Unit]) -> dict[str, Any]:
    """Context of ``list.html``: sessions of ``units`` (of one, where one is chosen) and what they add up to."""
    first, last = form.chosen()
    chosen = form.cleaned_data.get("unit") if form.is_bound and form.is_valid() else None
    narrowed = [chosen] if chosen else units
    rows = rows_of(sessions_of(person, narrowed, first, last)[:MOST_SHOWN])
    sums = turnout(narrowed, first, last, versioned=True)
    figures = [
        (_("Sessions held"), sums.sessions),
        (_("Attendances (lượt)"), sums.attendances),
        (_("of them counted without a name"), sums.counted),
        (_("Persons (each once)"), sums.persons),
    ]
    context = {"form": form, "rows": rows, "first": first, "last": last, "plans": keeps_sessions(person)}
    return context | {"figures": [(words, str(number)) for words, number in figures]}


def steps_open(session: Session) -> tuple[str, ...]:
    """Steps that the state, the day and the kind of unit allow."""
    steps = OPEN_IN[session.state]
    if session.state == SessionState.PLANNED and session.takes_lists(timezone.now()):
        steps = (*steps, "record", "count", "add")
    return tuple(each for each in steps if each not in BY_NAME) if _counts_only(session) else steps


def _counts_only(session: Session) -> bool:
    return session.unit.kind == UnitKind.PARTY_CELL


def session_page(request: HttpRequest, session: Session, subject: Any, bound: dict[str, StepForm]) -> dict[str, Any]:
    """Context of ``read.html``; ``bound`` holds the form that was posted and refused, by its step."""
    by: Any = request.user
    is_kept = bool(decide(by, KEEP, session, request))
    version, lines = version_of(session), lines_of(session)
    steps = steps_open(session) if is_kept else ()
    forms = {step: bound.get(step) or STEPS[step](session=session, by=by) for step in steps}
    counted = counted_at(session)
    return {
        "session": session,
        "version": version,
        "subject": subject,
        "tone": TONES.get(SessionState(session.state), ""),
        "facts": list(_facts(session)),
        "figures": [] if session.state == SessionState.PLANNED else turnout_figures(session),
        "lines": lines,
        "absent": [line for line in lines if line.is_absent],
        "counted": counted,
        "minutes": attachments_of(session),
        "notice": _notice(version, counted),
        "picked": picked_in(bound),
        "still_open": open_in(version, session.unit),
        "uninvited": "invite" in steps and bool(_uninvited(version, session, lines)),
        "forms": forms,
        "follow_up": forms.get("follow-up"),
        "is_all": request.POST.get("step") == TICK_ALL,
        **ticks_of(lines, bound.get("record")),
    }


def picked_in(bound: dict[str, StepForm]) -> set[int]:
    """Absentees who were ticked in a form that was refused."""
    picked: set[int] = set()
    for step in ("follow-up", "followed-up"):
        if step in bound:
            picked |= bound[step].cleaned_data.get("people", set())
    return picked


def _uninvited(version: Version, session: Session, lines: list[Line]) -> set[int]:
    """Who is asked and not on the list."""
    return {person for person, _unit in still_asked(version, session.unit)} - {line.person_id for line in lines}


def _facts(session: Session) -> Iterator[tuple[str, str]]:
    yield _("Unit"), str(session.unit)
    yield pgettext("session", "Date"), f"{session.on:%d/%m/%Y}"
    yield pgettext("session", "Time"), session.clock
    yield from place_and_hours(session)
    yield _("Planned by"), str(session.created_by)
    yield _("Closed by"), str(session.closed_by or "")


def closing_notice(session: Session, version: Version) -> str:
    """What closing ``session`` gives, in a sentence."""
    return _notice(version, list(session.headcounts.select_related("unit")))


def _notice(version: Version, counted: list[Headcount]) -> str:
    manner = manner_of(version)
    if manner == Manner.CHECK:
        return _("This document asks for answers to questions: attending is written down and replaces no answer.")
    if manner == Manner.PASSWORD:
        return _(
            "This document asks for the password again: attending is written down and replaces no acknowledgement."
        )
    if manner not in COUNTS:
        return ""
    if any(each.unit.kind == UnitKind.PARTY_CELL for each in counted):
        return _(
            "Who was there counts as “attended”. The count of a Party cell confirms its receipt, nobody's reading."
        )
    return _("Closing gives everybody who was there the acknowledgement “attended”; it cannot be taken back.")
