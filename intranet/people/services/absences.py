"""Saying that somebody is away, and that they are back."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.errors import (
    AbsenceBegan,
    AbsenceIsOver,
    AbsenceTooLong,
    AbsentAlready,
    DatesReversed,
    MayNotGrant,
    OwnAbsenceTooLong,
)
from intranet.people.models import Absence, Person, PostRole
from intranet.people.queries.absences import ONE_DAY, absences_of
from intranet.people.queries.posts import posts_on
from intranet.people.rules import today

after_absence_changed: list[Callable[[Absence], object]] = []
"""Called with the absence inside the writing transaction; higher packages join in ``ready()``."""

on_changed_by_another: list[Callable[[Absence], object]] = []
"""The same, where it was not the person themselves."""

RECORDERS = (PostRole.HEAD, PostRole.CLERK)
"""Posts of a person's unit, or of one above it, that may say that the person is away."""

LONGEST = timedelta(days=731)
"""Two years, as for studies or a posting; a longer span is a year typed wrong, and would put everything off."""

LONGEST_OWN = 90
"""Days that people may say of themselves: while they are away, nothing that they must read is late."""


def record_absence(person: Person, *, starts: date, ends: date, by: Person) -> Absence:
    """Say that ``person`` is away; why is not asked.

    Raises:
        MayNotGrant: ``by`` is neither the person nor head or clerk above them.
        DatesReversed: it ends before it begins.
        AbsenceBegan: it is ``by``'s own and begins before today.
        AbsenceIsOver: it ended before today.
        AbsenceTooLong: it lasts longer than two years.
        OwnAbsenceTooLong: it is ``by``'s own, and with those that are not over, or ended yesterday, more than 90 days.
        AbsentAlready: it shares a day with another absence; who stays away longer has one that begins the day after.
    """
    with write_transaction():
        # Rows that name the person may still be written meanwhile: an acknowledgement never waits for this.
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        _check(person, by)
        _check_days(person, starts, ends)
        _check_own(person, starts, ends, by)
        absence = Absence.objects.create(person=person, starts=starts, ends=ends, at=timezone.now(), by=by)
        _tell(absence, "absence.recorded", by)
    return absence


def end_absence(absence: Absence, *, on: date, by: Person) -> Absence:
    """Shorten ``absence``: ``on`` is its last day; a day before its beginning withdraws it. A second time is the first.

    Raises:
        MayNotGrant: as ``record_absence``.
        DatesReversed: ``on`` is later than it was to end.
    """
    with write_transaction():
        absence = Absence.objects.select_for_update().select_related("person").get(pk=absence.pk)
        _check(absence.person, by)
        if on > absence.ends:
            raise DatesReversed
        if on == absence.ends:
            return absence
        absence.ends = on
        absence.save(update_fields=["ends"])
        _tell(absence, "absence.ended", by)
    return absence


def may_record(person: Person, by: Person) -> bool:
    """Whether ``by`` may say that ``person`` is away: oneself, and head or clerk of the unit or of one above it."""
    if person.pk == by.pk:
        return True
    held = [post for post in posts_on(by, today()) if post.role in RECORDERS]
    places = [post.unit.path for post in posts_on(person, today())]
    return any(place.startswith(post.unit.path) for post in held for place in places)


def _check(person: Person, by: Person) -> None:
    if not may_record(person, by):
        raise MayNotGrant


def _check_own(person: Person, starts: date, ends: date, by: Person) -> None:
    if person.pk != by.pk:
        return
    if starts < today():
        raise AbsenceBegan
    own = [each for each in absences_of(person, today() - ONE_DAY) if each.by_id == person.pk]
    spans = [(starts, ends), *((each.starts, each.ends) for each in own)]
    if sum((last - first + ONE_DAY).days for first, last in spans) > LONGEST_OWN:
        raise OwnAbsenceTooLong(LONGEST_OWN)


def _check_days(person: Person, starts: date, ends: date) -> None:
    if ends < starts:
        raise DatesReversed
    if ends < today():
        raise AbsenceIsOver
    if ends - starts > LONGEST:
        raise AbsenceTooLong
    for other in absences_of(person, starts):
        if other.starts <= ends:
            raise AbsentAlready(other.starts, other.ends)


def _tell(absence: Absence, action: str, by: Person) -> None:
    for listener in after_absence_changed:
        listener(absence)
    if by.pk != absence.person_id:
        for tell in on_changed_by_another:
            tell(absence)
    days = {"starts": absence.starts.isoformat(), "ends": absence.ends.isoformat()}
    record(action, actor=by, subject=absence, details={"person": absence.person_id, **days})
