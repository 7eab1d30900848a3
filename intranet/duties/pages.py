"""What the pages about duties show, put together from queries and forms."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.access.decisions import decide
from intranet.access.tokens import who
from intranet.calendars.queries import working_calendar
from intranet.calendars.rules import WorkingCalendar
from intranet.directives.models import Directive, Urgency
from intranet.directives.whereabouts import whereabouts
from intranet.duties.forms import STEP_FORMS, DutyRows, StepForm
from intranet.duties.items import items_of
from intranet.duties.models import Duty, DutyState, UnitRole
from intranet.duties.policy import actions_of
from intranet.duties.queries import history_of, of_directive
from intranet.duties.rules import days_taken, state_words
from intranet.duties.services.steps import LONGEST
from intranet.duties.unit_names import UnitNames
from intranet.people.models import Person
from intranet.people.rules import local_date, today


def duty_page(duty: Duty, reader: Person, bound: dict[str, StepForm]) -> dict[str, Any]:
    """Context of ``read.html``; ``bound`` holds the form that was posted and refused, by its step."""
    asking = who(reader)
    open_now = actions_of(asking, duty) if asking else frozenset()
    reported = local_date(duty.reported_at) if duty.reported_at else None
    reply = duty.reply if duty.reply and decide(reader, "read", duty.reply) else None
    return {
        "duty": duty,
        "directive": duty.directive,
        "due": state_words(duty.state, duty.due, reported, today()),
        "state_tone": {DutyState.CLOSED: "done", DutyState.REPORTED: "info"}.get(DutyState(duty.state), ""),
        "urgency": urgency_of(duty.directive),
        "facts": [(label, value) for label, value in _facts(duty) if value],
        "reply": reply,
        "hidden_reply": duty.reply is not None and reply is None,
        "people": [each.person for each in duty.people.all()],
        "parts": [part for part in duty.units.all() if part.role == UnitRole.CO_OPERATES],
        "informed": [part for part in duty.units.all() if part.role == UnitRole.INFORMED],
        "history": history_of(duty),
        "forms": {step: bound.get(step) or form(duty=duty, by=reader) for step, form in _open(open_now)},
    }


def _open(steps: frozenset[str]) -> Iterator[tuple[str, type[StepForm]]]:
    return ((step, form) for step, form in STEP_FORMS.items() if step in steps)


def urgency_of(directive: Directive) -> str:
    """The urgency in words; "" for what is normal."""
    return "" if directive.urgency == Urgency.NORMAL else capfirst(str(directive.get_urgency_display()))


def _facts(duty: Duty) -> Iterator[tuple[str, str]]:
    yield _("Lead unit"), str(duty.lead)
    yield _("Office in charge"), str(duty.office)
    yield _("Due date"), f"{duty.due:%d/%m/%Y}" if duty.due else _("no due date")
    yield _("As printed"), duty.due_words
    yield _("Origin"), capfirst(duty.get_origin_display())
    yield _("Given out"), f"{local_date(duty.created_at):%d/%m/%Y}, {duty.created_by}"
    yield _("Closed"), f"{local_date(duty.closed_at):%d/%m/%Y}, {duty.closed_by}" if duty.closed_at else ""
    yield _days(duty)


def _days(duty: Duty) -> tuple[str, str]:
    """Days from the document to what answers it: its reply, else the report of the result, else today."""
    start = duty.directive.date or local_date(duty.directive.created_at)
    if duty.reply and duty.reply.date:
        label, end = _("From the document to the reply"), duty.reply.date
    elif duty.reported_at:
        label, end = _("From the document to the report"), local_date(duty.reported_at)
    elif duty.state == DutyState.CANCELLED:
        return "", ""
    else:
        label, end = _("Days since the date of the document"), today()
    days = days_taken(start, end)
    return label, ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def opening_calendar() -> WorkingCalendar:
    """Every day that a form about due dates may ask about. One query."""
    return working_calendar(today(), today() + LONGEST)


def opening_page(directive: Directive, by: Person, rows: Any, names: UnitNames, problems: list[str]) -> dict[str, Any]:
    """Context of ``open.html``; ``rows`` is the formset, ``problems`` what the service refused."""
    lines = [(form[name].id_for_label, error) for form in rows for name, errors in _errors(form) for error in errors]
    general = [*problems, *rows.non_form_errors()] if rows.is_bound else problems
    return {
        "directive": directive,
        "place": whereabouts(directive, by),
        "rows": rows,
        "labels": names.labels,
        "given": of_directive(directive, by),
        "lines": lines,
        "general": general,
        "count": len(lines) + len(general),
    }


def _errors(form: Any) -> list[tuple[str, list[str]]]:
    return [(name, list(errors)) for name, errors in form.errors.items()] if form.is_bound else []


def fresh_rows(directive: Directive, by: Person, names: UnitNames, calendar: WorkingCalendar) -> Any:
    """The recognised items that have not been given out, and an empty row for something else."""
    given = {duty.number for duty in of_directive(directive, by) if duty.state != DutyState.CANCELLED}
    items = [item.initial() for item in items_of(directive, names, calendar) if item.number not in given]
    return rows_with([*items[:100], {}], names, calendar)


def rows_with(initial: list[dict[str, Any]], names: UnitNames, calendar: WorkingCalendar) -> Any:
    """Rows that show ``initial`` and have not been posted."""
    rows = DutyRows(prefix="rows", initial=initial, form_kwargs={"names": names, "calendar": calendar})
    rows.extra = 0
    return rows


def posted_rows(posted: Any, names: UnitNames, calendar: WorkingCalendar) -> Any:
    """Rows as they were posted."""
    return DutyRows(posted, prefix="rows", form_kwargs={"names": names, "calendar": calendar})
