"""Opening assignments for the people an audience names."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from intranet.acknowledgement.audiences import Asked
from intranet.acknowledgement.models import Assignment, Extension, Reason, TallyState, Version
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.services.tallies import add_each
from intranet.calendars.queries import working_calendar
from intranet.calendars.rules import WorkingCalendar
from intranet.people.queries import returns
from intranet.people.rules import today
from intranet.prepared import insert_copies

DAYS_ANEW = 5
"""Working days that somebody gets who returns, where the issuer said nothing."""


def open_assignments(
    version: Version, asked: Iterable[Asked], *, due: date | None, round: int = 1, working_days: int | None = None
) -> list[int]:
    """Open an assignment for everybody in ``asked`` who has none in this round; returns the persons newly asked. Who is
    away gets ``working_days`` from the return, and the day of the others is kept beside it.

    A better transcription is asked for as what it transcribes. Call inside a write transaction, with at most a few
    thousand people at a time. Running it again opens nothing twice.
    """
    version, asked = asking(version), list(asked)
    ids = [person.person_id for person in asked]
    there = set(
        Assignment.objects.filter(version=version, round=round, person__in=ids).values_list("person_id", flat=True)
    )
    new = [person for person in asked if person.person_id not in there]
    dues = dues_of((person.person_id for person in new), due, working_days)
    row = Assignment(version=version, round=round, opened_at=timezone.now())
    insert_copies(row, (_differing(each, dues[each.person_id]) for each in new))
    add_each(((version.pk, each.unit_id, dues[each.person_id]) for each in new), TallyState.OPEN, 1)
    _keep_first_day(row, [each.person_id for each in new if dues[each.person_id] != due], due)
    return [person.person_id for person in new]


def _differing(each: Asked, due: date | None) -> dict[str, Any]:
    return {"person_id": each.person_id, "unit_id": each.unit_id, "cause": each.cause, "due": due}


def _keep_first_day(row: Assignment, later: Collection[int], due: date | None) -> None:
    """An absence that ends earlier is counted from the day that the others got, not from the one that was put off."""
    if later and due is not None:
        opened = Assignment.objects.filter(version=row.version, round=row.round, person__in=later)
        Extension.objects.bulk_create(
            Extension(assignment=each, former_due=due, due=each.due or due, reason_code=Reason.ABSENT, at=row.opened_at)
            for each in opened
        )


def dues_of(people: Iterable[int], due: date | None, working_days: int | None) -> Mapping[int, date | None]:
    """When each person's time is up: ``due``, or for who is away, counted anew from the return. One query."""
    people = list(people)
    back = returns(people, today(), until=due) if due and people else {}
    calendar = working_calendar(min(back.values()), max(back.values())) if back else None
    return {each: after_return(back[each], due, working_days, calendar) if each in back else due for each in people}


def after_return(
    back: date, due: date | None, working_days: int | None, calendar: WorkingCalendar | None = None
) -> date | None:
    """``due``, or the last day on time for who is back on the day ``back``, whichever is later."""
    if due is None:
        return None
    calendar = calendar or working_calendar(back)
    return max(due, calendar.add_working_days(back - timedelta(days=1), working_days or DAYS_ANEW))
