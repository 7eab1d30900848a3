"""What the home page and the navigation show of a person's work."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model

from intranet.access.decisions import visible_among
from intranet.acknowledgement.queries import OpenReading, open_assignments
from intranet.acknowledgement.subjects import DONE_ELSEWHERE
from intranet.people.models import Person


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line of "to do". ``state`` sets the tone (late, due or none), ``words`` say it without colour."""

    subject: Any
    title: str
    number: str
    due: date | None
    state: str
    words: str
    note: str = ""

    @property
    def issuer(self) -> str:
        return getattr(self.subject, "issuer", "")

    @property
    def url(self) -> str:
        return str(self.subject.get_absolute_url())


@dataclass(frozen=True, slots=True)
class DueSoon:
    """How many lines are late or due within a week, and the tone of the most urgent."""

    count: int
    state: str


def waiting(person: Person, today: date) -> list[WorkRow]:
    """What ``person`` must acknowledge and may read, late ones first. One query, and one for each kind of subject.

    A duty outlives the right to read when somebody changes office: such a line is left out, as its title would leak.
    """
    readings = [each for each in open_assignments(person, today) if each.subject_model not in DONE_ELSEWHERE]
    subjects = _subjects(person, readings)
    return [
        _row(reading, subject)
        for reading in readings
        if (subject := subjects.get((reading.subject_model, reading.subject_id))) is not None
    ]


def _subjects(person: Person, readings: list[OpenReading]) -> dict[tuple[str, int], Model]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for reading in readings:
        wanted[reading.subject_model].add(reading.subject_id)
    found: dict[tuple[str, int], Model] = {}
    for model, keys in wanted.items():
        found.update({(model, row.pk): row for row in visible_among(person, apps.get_model(model), keys)})
    return found


def _row(reading: OpenReading, subject: Any) -> WorkRow:
    words = reading.due_words
    return WorkRow(subject, reading.title, reading.number, reading.due, words.state, words.words)


def due_soon(rows: list[WorkRow]) -> DueSoon:
    """Late, or due within seven days."""
    states = [row.state for row in rows if row.state in {"late", "due"}]
    return DueSoon(len(states), "late" if "late" in states else "due" if states else "")
