"""Duties as lines of the board."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import Truncator, capfirst

from intranet.access.rules import guards_for
from intranet.directives.models import Urgency
from intranet.duties.models import DutyState, DutyUnit, UnitRole
from intranet.duties.rules import state_words
from intranet.people.models import Unit
from intranet.people.rules import local_date, today


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line. ``text`` is empty where a guard stands before the document; tones only repeat words."""

    url: str
    item: str
    text: str
    symbol: str
    urgency: str
    lead: str
    parts: list[str]
    people: list[str]
    due: date | None
    due_words: str
    due_state: str
    state: str
    state_tone: str


def row_of(duty: Any) -> BoardRow:
    """The line of a duty of ``duties_in``."""
    reported = local_date(duty.reported_at) if duty.reported_at else None
    due = state_words(duty.state, duty.shown_due, reported, today())
    urgency = duty.directive.urgency
    return BoardRow(
        duty.get_absolute_url(),
        duty.title,
        "" if guards_for("read", duty.directive) else Truncator(duty.text).chars(200),
        duty.directive.symbol,
        "" if urgency == Urgency.NORMAL else capfirst(str(duty.directive.get_urgency_display())),
        _name(duty.lead),
        [_part(part) for part in duty.units.all() if part.role == UnitRole.CO_OPERATES],
        [str(each.person) for each in duty.people.all()],
        duty.shown_due,
        capfirst(due.words),
        due.state,
        capfirst(duty.get_state_display()),
        "done" if duty.state == DutyState.CLOSED else "info" if duty.state == DutyState.REPORTED else "",
    )


def _name(unit: Unit) -> str:
    return unit.short_name or unit.name


def _part(part: DutyUnit) -> str:
    return f"{_name(part.unit)} ({part.due:%d/%m/%Y})" if part.due else _name(part.unit)
