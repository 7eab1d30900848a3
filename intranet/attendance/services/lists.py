"""Who was there, how many were counted, who is seen again."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils import timezone

from intranet.attendance.errors import ChangedMeanwhile, NotAbsent, NotNamed, NotYet
from intranet.attendance.models import Attendance, FollowUp, Headcount, Session, SessionState, Status
from intranet.attendance.services.sessions import check_counted, locked
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person, Unit
from intranet.people.rules import today


def record_attendance(session_id: int, statuses: Mapping[int, str], by: Person, *, seen: int) -> int:
    """Write down, all in one go, the ``Status`` of people on the list, by person; returns how many lines changed.
    ``seen`` is ``Session.recordings`` as it was on the page. Who is not named stays as they were.

    Raises:
        NotNow: the session is closed or called off.
        NotYet: its day, or the half hour before its hour, has not come.
        ChangedMeanwhile: the lists were written since; look again.
        NotNamed: somebody is not on the list.
        ValueError: there is no such status.
    """
    with write_transaction():
        session = _taking_place(session_id)
        if session.recordings != seen:
            raise ChangedMeanwhile
        held = {each.person_id: each for each in session.attendances.select_for_update(of=("self",))}
        units = dict(session.invitations.values_list("person_id", "unit_id"))
        if not statuses.keys() <= units.keys() | held.keys():
            raise NotNamed
        new, changed = _sorted_out(session, statuses, units, held, by)
        Attendance.objects.bulk_create(new, batch_size=500)
        Attendance.objects.bulk_update(changed, ["status", "recorded_at", "recorded_by"], batch_size=500)
        _written(session)
        there = session.attendances.filter(status__in=Attendance.THERE).count()
        record("session.recorded", actor=by, subject=session, details={"people": there})
    return len(new) + len(changed)


def _sorted_out(
    session: Session, statuses: Mapping[int, str], units: Mapping[int, int], held: Mapping[int, Attendance], by: Person
) -> tuple[list[Attendance], list[Attendance]]:
    """Lines that are new, and lines that say something else than before."""
    now = timezone.now()
    new: list[Attendance] = []
    changed: list[Attendance] = []
    for person, status in sorted(statuses.items()):
        line = held[person] if person in held else Attendance(session=session, person_id=person, unit_id=units[person])
        if line.status == Status(status):
            continue
        line.status, line.recorded_at, line.recorded_by = Status(status), now, by
        (changed if line.pk else new).append(line)
    return new, changed


def count_heads(session_id: int, unit: Unit, count: int, by: Person) -> Headcount:
    """Write down how many of ``unit`` were there without being named: guests, or the members of a Party cell. A second
    time puts the count right.

    Raises:
        NotNow, NotYet: as ``record_attendance``.
        NotOfUnit: ``unit`` is neither the one that holds the session nor below it, and the session is not wide.
        ValueError: ``count`` is negative.
    """
    if count < 0:
        raise ValueError("Nobody counts less than none.")
    with write_transaction():
        session = _taking_place(session_id)
        check_counted(session, unit)
        given = {"count": count, "recorded_at": timezone.now(), "recorded_by": by}
        headcount, _made = Headcount.objects.update_or_create(session=session, unit=unit, defaults=given)
        _written(session)
        details = {"unit": unit.pk, "count": count}
        record("session.counted", actor=by, subject=session, details=details)
    return headcount


def follow_up(session_id: int, people: Collection[int], on: date, by: Person) -> int:
    """Set the day by which absentees are seen again; returns how many. A second time puts the day right.

    Raises:
        NotNow: the session is only planned, or called off.
        NotAbsent: one of them was not absent.
        NotYet: ``on`` has passed.
    """
    with write_transaction():
        session = locked(session_id, SessionState.HELD, SessionState.CLOSED)
        if on < today():
            raise NotYet
        _check_absent(session, people)
        rows = [FollowUp(session=session, person_id=person, on=on, set_by=by) for person in sorted(set(people))]
        FollowUp.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["session", "person"], update_fields=["on", "set_by"]
        )
        if rows:
            record("session.follow-up-set", actor=by, subject=session, details={"people": len(rows), "on": str(on)})
    return len(rows)


def follow_up_done(session_id: int, people: Collection[int], by: Person) -> int:
    """Absentees were seen, whether or not a day was set; returns how many were still waiting. It gives no receipt.

    Raises:
        NotNow, NotAbsent: as ``follow_up``.
    """
    with write_transaction():
        session = locked(session_id, SessionState.HELD, SessionState.CLOSED)
        _check_absent(session, people)
        rows = [FollowUp(session=session, person_id=person, on=today(), set_by=by) for person in sorted(set(people))]
        FollowUp.objects.bulk_create(rows, ignore_conflicts=True)
        waiting = session.follow_ups.filter(person__in=people, done_at__isnull=True)
        done = waiting.update(done_at=timezone.now(), done_by=by)
        if done:
            record("session.followed-up", actor=by, subject=session, details={"people": done})
    return done


def _check_absent(session: Session, people: Collection[int]) -> None:
    absent = set(session.attendances.filter(status=Status.ABSENT).values_list("person_id", flat=True))
    if not set(people) <= absent:
        raise NotAbsent


def _taking_place(session_id: int) -> Session:
    session = locked(session_id, SessionState.PLANNED, SessionState.HELD)
    if not session.takes_lists(timezone.now()):
        raise NotYet
    return session


def _written(session: Session) -> None:
    session.state, session.recordings = SessionState.HELD, session.recordings + 1
    session.save(update_fields=["state", "recordings"])
