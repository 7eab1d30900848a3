"""“Nhắc học”: who would get it, before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from intranet.acknowledgement.models import Assignment
from intranet.alphabet import by_given_name
from intranet.people.models import Unit
from intranet.people.rules import local_date
from intranet.progress.scope import Scope
from intranet.progress.urging import NAMED, UnitUrged
from intranet.reminders.queries import quiet_now
from intranet.training.models import Course
from intranet.training.office.following import own_people
from intranet.training.overview.asked import standing, with_stand
from intranet.training.rules.standing import UNFINISHED, Stand, words_of
from intranet.training.services.urging import urgeable


@dataclass(frozen=True, slots=True)
class Whom:
    """What those who are reminded are narrowed to: a unit with what is below it, one state, one person."""

    unit: Unit | None = None
    stand: str = ""
    person: int | None = None


def waiting(course: Course, scope: Scope, whom: Whom, at: datetime) -> QuerySet[Assignment]:
    """Open assignments of ``course`` of people who are in ``scope`` today, narrowed."""
    day = local_date(at)
    rows = standing(day).filter(own_people(scope), version__subject_id=course.pk, receipt__isnull=True)
    if whom.unit is not None:
        rows = rows.filter(unit__path__startswith=whom.unit.path)
    if whom.person is not None:
        rows = rows.filter(person=whom.person)
    found: Any = with_stand(rows, day)
    return found.filter(stand=whom.stand) if whom.stand in UNFINISHED else found


def preview(course: Course, scope: Scope, whom: Whom, at: datetime) -> dict[str, Any]:
    """Context of ``urge.html``. Four queries."""
    found = urgeable(course, waiting(course, scope, whom, at), at).order_by().select_related("person", "unit")
    rows = sorted(found, key=lambda each: (each.unit.path, by_given_name(each.person)))
    lines = list(_lines(rows))
    return {
        "course": course,
        "lines": lines,
        "people": len(rows),
        "whom": whom,
        "stands": [(each.value, words_of(each)[0]) for each in UNFINISHED],
        "is_quiet": quiet_now(at),
    }


def _lines(rows: list[Any]) -> Iterator[UnitUrged]:
    lines: dict[int, UnitUrged] = {}
    for place, each in enumerate(rows):
        line = lines.setdefault(each.unit_id, UnitUrged(each.unit.name))
        line.people += 1
        if place < NAMED:
            line.names.append(f"{each.person} ({words_of(Stand(each.stand))[0].lower()})")
    yield from lines.values()
