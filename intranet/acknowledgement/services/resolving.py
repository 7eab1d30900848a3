"""Bringing assignments in line with the rule: joiners are asked, leavers and movers get a closing receipt.

Every change of posts and every night come here; running it again changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from intranet.acknowledgement.audiences import Asked, audiences_of, live_audiences, people_asked
from intranet.acknowledgement.models import Assignment, Audience, Reason, ReceiptKind, Version
from intranet.acknowledgement.services.assignments import open_assignments
from intranet.acknowledgement.services.closing import close_open
from intranet.acknowledgement.services.delivery import ask_cells
from intranet.acknowledgement.telling import tell_asked
from intranet.audit.services import record
from intranet.calendars.queries import add_working_days
from intranet.database import write_transaction
from intranet.people.models import Post, Unit
from intranet.people.queries.posts import held_on
from intranet.people.rules import today
from intranet.worker.pacing import paced

CHUNK = 500
"""People a transaction at most: the write lock stays short (architecture §8)."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """How many assignments were opened and closed."""

    opened: int = 0
    closed: int = 0

    def __add__(self, other: "Resolved") -> "Resolved":
        return Resolved(self.opened + other.opened, self.closed + other.closed)


class Standing(NamedTuple):
    """The newest assignment of one person."""

    unit_id: int
    round: int
    kind: str | None
    due: date | None


def resolve_everything() -> int:
    """Every live rule, for everybody; returns how many assignments changed. The nightly task."""
    changed = 0
    for audience_id in live_audiences().order_by("pk").values_list("pk", flat=True):
        done = resolve(audience_id)
        changed += done.opened + done.closed
    return changed


def resolve_person(person_id: int) -> Resolved:
    """Every live rule that a change of one person's posts can touch."""
    touched = list(audiences_of(person_id, today()).order_by("pk").values_list("pk", flat=True))
    return sum((resolve(audience_id, [person_id]) for audience_id in touched), Resolved())


def resolve(audience_id: int, people: Collection[int] | None = None) -> Resolved:
    """Bring one rule up to date for ``people``, or for everybody. May be killed and run again at any point."""
    done = Resolved()
    concerned = _out_of_line(audience_id) if people is None else sorted(people)
    for start in paced(range(0, len(concerned), CHUNK)):
        done += _resolve_some(audience_id, concerned[start : start + CHUNK])
    if people is None:
        _ask_cells(audience_id)
    return done + _expire(audience_id)


def _ask_cells(audience_id: int) -> None:
    with write_transaction():
        for audience in live_audiences().select_for_update(of=("self",)).filter(pk=audience_id):
            ask_cells(audience)


def _out_of_line(audience_id: int) -> list[int]:
    """Everybody for whom something would change, looked up without a lock; each is looked at again under it."""
    audience = live_audiences().select_related("version").filter(pk=audience_id).first()
    if audience is None or audience.version is None:
        return []
    asked = {each.person_id: each for each in people_asked(audience, today())}
    changes = _changes(asked, _standings(audience.version), _waived_before(audience.version))
    return sorted({*changes.leave, *changes.join})


@dataclass(frozen=True, slots=True)
class Changes:
    """Whose open assignment is closed, and who is asked (the round comes from where they stand)."""

    leave: set[int]
    join: set[int]


def _changes(asked: dict[int, Asked], standings: dict[int, Standing], waived: set[int]) -> Changes:
    leave = {
        person
        for person, standing in standings.items()
        if standing.kind is None and (person not in asked or asked[person].unit_id != standing.unit_id)
    }
    join = {
        person
        for person in asked
        if person in leave
        or (person not in standings and person not in waived)
        or (person in standings and standings[person].kind == ReceiptKind.LEFT)
    }
    return Changes(leave, join)


def _standings(version: Version, people: Collection[int] | None = None) -> dict[int, Standing]:
    rows: QuerySet[Assignment] = Assignment.objects.filter(version=version)
    rows = rows if people is None else rows.filter(person__in=people)
    values = rows.order_by("round").values_list("person_id", "unit_id", "round", "receipt__kind", "due")
    return {person: Standing(unit, number, kind, due) for person, unit, number, kind, due in values}


def _waived_before(version: Version, people: Collection[int] | None = None) -> set[int]:
    """Who was let off an earlier version of the same subject, and so is not asked about this one."""
    earlier = Assignment.objects.filter(
        version__subject_model=version.subject_model,
        version__subject_id=version.subject_id,
        version__major__lt=version.major,
        receipt__kind=ReceiptKind.WAIVED,
    )
    earlier = earlier if people is None else earlier.filter(person__in=people)
    return set(earlier.order_by().values_list("person_id", flat=True))


def _resolve_some(audience_id: int, people: Collection[int]) -> Resolved:
    with write_transaction():
        audience = Audience.objects.select_for_update(of=("self",)).select_related("version").get(pk=audience_id)
        version = audience.version
        if version is None or audience.ended_at is not None:
            return Resolved()
        asked = {each.person_id: each for each in people_asked(audience, today(), people)}
        standings = _standings(version, people)
        changes = _changes(asked, standings, _waived_before(version, people))
        closed = sum(
            close_open(version, ReceiptKind.LEFT, by=None, reason_code=code, people=chosen, most=len(chosen))
            for code, chosen in _by_reason(changes.leave, standings, asked)
        )
        newly = list(_join(audience, version, (asked[person] for person in sorted(changes.join)), standings))
        if newly:
            tell_asked(version, newly)
        if newly or closed:
            details = {"version": version.pk, "opened": len(newly), "closed": closed}
            record("audience.resolved", actor=None, subject=audience, label=version.number, details=details)
        return Resolved(len(newly), closed)


def _join(
    audience: Audience, version: Version, joining: Iterable[Asked], standings: dict[int, Standing]
) -> Iterator[int]:
    """Open an assignment for each, in the round after their last. The time is their own, counted from today; who was
    asked until now and counts in another unit from now on keeps the day that stands.
    """
    own = add_working_days(today(), audience.working_days) if audience.due and audience.working_days else audience.due
    alike: dict[tuple[int, date | None], list[Asked]] = {}
    for each in joining:
        last = standings.get(each.person_id)
        due = last.due if last and last.kind is None else own
        alike.setdefault((last.round + 1 if last else 1, due), []).append(each)
    for (number, due), people in alike.items():
        yield from open_assignments(version, people, due=due, round=number, working_days=audience.working_days)


def _by_reason(
    leave: Collection[int], standings: dict[int, Standing], asked: dict[int, Asked]
) -> Iterator[tuple[str, list[int]]]:
    """Why each leaves, from where they stand now. Two queries."""
    if not leave:
        return
    on = today()
    held: dict[int, set[int]] = {}
    for person, unit in Post.objects.filter(held_on(on), person__in=leave, person__is_active=True).values_list(
        "person_id", "unit_id"
    ):
        held.setdefault(person, set()).add(unit)
    gone = _closed_units({standings[person].unit_id for person in leave}, on)
    found: dict[str, list[int]] = {}
    for person in sorted(leave):
        found.setdefault(_reason(standings[person].unit_id, held.get(person, set()), gone), []).append(person)
    yield from sorted(found.items())


def _closed_units(units: Collection[int], on: date) -> set[int]:
    return set(Unit.objects.filter(pk__in=units, valid_to__lt=on).values_list("pk", flat=True))


def _reason(unit: int, held: set[int], gone: set[int]) -> Reason:
    if unit in gone and held:
        return Reason.REORGANISED
    if not held:
        return Reason.LEFT_OFFICE
    return Reason.AUDIENCE if unit in held else Reason.MOVED


def _expire(audience_id: int) -> Resolved:
    """After its last day a rule asks nobody any more."""
    closed = 0
    while True:
        with write_transaction():
            audience = Audience.objects.select_for_update(of=("self",)).select_related("version").get(pk=audience_id)
            if audience.ended_at or audience.version is None or not _is_over(audience):
                return Resolved(0, closed)
            some = close_open(audience.version, ReceiptKind.EXPIRED, by=None)
            closed += some
            if not some:
                audience.ended_at = timezone.now()
                audience.save(update_fields=["ended_at"])
                record("audience.expired", actor=None, subject=audience, details={"closed": closed})


def _is_over(audience: Audience) -> bool:
    return audience.expires_on is not None and audience.expires_on < today()
