"""Every write of a training class; its lists are written by ``intranet.attendance``. Whether ``by`` may is the caller's
question.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.utils import timezone

from intranet.acknowledgement.audiences import people_asked
from intranet.acknowledgement.models import Audience
from intranet.acknowledgement.services import Asking, Term, set_audience
from intranet.attendance import services as attendance
from intranet.attendance.closing import check_closable
from intranet.attendance.errors import ChangedMeanwhile, NotNamed, NotNow, NotOfUnit, NotYet
from intranet.attendance.models import Attendance, Session, SessionState
from intranet.attendance.services import SessionFields
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.queries import attachments_of
from intranet.files.services import attach
from intranet.notifications.services import notify_each
from intranet.people.models import Person, Unit
from intranet.people.queries import main_unit
from intranet.people.rules import today
from intranet.training.models import Course, TrainingClass
from intranet.training.sessions.counting import complete_items, count_for_person
from intranet.training.sessions.policy import LABEL

MOST_FILES = 50
OPEN = (SessionState.PLANNED, SessionState.HELD)


@dataclass(frozen=True, slots=True)
class ClassFields:
    """What is typed of a class besides its session."""

    title: str
    until: date
    number: str = ""
    content: str = ""
    course: Course | None = None
    item: uuid.UUID | None = None


CLASS_FIELDS = ("title", "until", "number", "content", "course", "item")


def plan(unit: Unit, fields: ClassFields, session: SessionFields, *, by: Person) -> TrainingClass:
    """Plan a class that ``unit`` holds; nobody is invited yet. ``session`` is ``wide`` where others may come."""
    with write_transaction():
        made = TrainingClass.objects.create(**_values(fields))
        made.session = attendance.plan(made, unit, session, by=by)
        made.save(update_fields=["session"])
        record("training.class-planned", actor=by, subject=made, label=made.title)
    return made


def plan_anew(class_id: int, fields: ClassFields, session: SessionFields, *, by: Person) -> TrainingClass:
    """Change what was planned; whoever is invited is told where day, hour or place changed. Where the time changed,
    what they answered is asked anew.

    Raises:
        NotNow: somebody's attendance is written down already, or it was called off.
    """
    with write_transaction():
        found = _locked(class_id)
        before = _when(found)
        place = found.held.place
        found.session = attendance.plan_anew(found.held.pk, session, by=by)
        for name, value in _values(fields).items():
            setattr(found, name, value)
        found.save(update_fields=CLASS_FIELDS)
        record("training.class-changed", actor=by, subject=found, label=found.title)
        if before != _when(found):
            attendance.forget_answers(found.held)
        if (before, place) != (_when(found), found.held.place):
            _tell(found, kind="class-changed", mark=f"{timezone.now():%Y%m%dT%H%M%S%f}")
    return TrainingClass.objects.select_related("session").get(pk=class_id)


def _when(found: TrainingClass) -> tuple[Any, ...]:
    return found.held.on, found.until, found.held.begins, found.held.ends


def _values(fields: ClassFields) -> dict[str, object]:
    return {name: getattr(fields, name) for name in CLASS_FIELDS}


def invite(class_id: int, terms: Iterable[Term], by: Person) -> int:
    """Announce the class to everybody whom ``terms`` name, by the rules of every audience; returns how many are newly
    invited. A Party cell names nobody: its members are counted. Who was invited before stays so.

    Raises:
        NotNow: the class is closed or called off.
        NotOfUnit: somebody counts in another unit, and the class is not for others.
    """
    with write_transaction():
        found = _locked(class_id, *OPEN)
        set_audience(found, terms, Asking())
        return _announce(found, by)


def invite_joined(class_id: int, by: Person) -> int:
    """Invite those whom the rule names by now and did not when it was set; returns how many.

    Raises: as ``invite``.
    """
    with write_transaction():
        return _announce(_locked(class_id, *OPEN), by)


def audience_of(found: TrainingClass) -> Audience | None:
    """Who is to come. One query."""
    return Audience.objects.filter(subject_model=LABEL, subject_id=found.pk).first()


def to_invite(found: TrainingClass) -> list[tuple[int, int]]:
    """Whom the rule names today, with the units they count in."""
    audience = audience_of(found)
    asked = people_asked(audience, today()) if audience else []
    return [(each.person_id, each.unit_id) for each in asked]


def _announce(found: TrainingClass, by: Person) -> int:
    new = attendance.invite(found.held.pk, to_invite(found), by)
    if found.published_at is None:
        found.published_at = timezone.now()
        found.save(update_fields=["published_at"])
        record("training.class-announced", actor=by, subject=found, label=found.title)
    _tell(found, kind="class-invited")
    return new


def _tell(found: TrainingClass, kind: str, mark: str = "") -> None:
    """Everybody on the list, once each time something of it changes; nobody of a class that was held already."""
    if found.published_at is not None and found.until >= today():
        key = f"class:{found.pk}:{mark}" if mark else f"class:{found.pk}"
        told = ((person, key) for person in found.held.invitations.values_list("person_id", flat=True))
        about = {"number": found.number, "note": when_and_where(found), "url": found.get_absolute_url()}
        notify_each(told, kind=kind, subject=found, **about)


def when_and_where(found: TrainingClass) -> str:
    """Days, hours and place in one line, the same in every language."""
    days = [f"{day:%d/%m/%Y}" for day in sorted({found.held.on, found.until})]
    return " · ".join(each for each in ("–".join(days), found.held.clock, found.held.place) if each)


def answer(class_id: int, person: Person, given: str, reason: str = "") -> None:
    """Say whether one will come, before the class begins.

    Raises:
        NotNow, Begun, NotNamed: as ``attendance.services.answer``; or the class is not announced.
    """
    with write_transaction():
        found = _locked(class_id)
        if found.published_at is None:
            raise NotNamed
        attendance.answer(found.held.pk, person, given, reason)


def add(class_id: int, person: Person, by: Person) -> Attendance:
    """Somebody was there who is not on the list; after closing this is a correction. They count in the unit of their
    main post.

    Raises:
        NotOfUnit: the person holds no post, or none of a unit whose people may come.
        NotNow, NotYet, NotNamed: as ``attendance.services.add_person``.
    """
    with write_transaction():
        found = _locked(class_id)
        unit = main_unit(person, found.held.on)
        if unit is None:
            raise NotOfUnit
        line = attendance.add_person(found.held.pk, person.pk, unit.pk, by)
        count_for_person(found, person)
    return line


def correct(class_id: int, person_id: int, status: str, by: Person, *, seen: int) -> bool:
    """Say otherwise of somebody on the list of a closed class; whether anything changed. The item of the course is done
    by it, or not any more, as long as their run goes on.

    Raises:
        NotNow, ChangedMeanwhile, NotNamed, ValueError: as ``attendance.services.correct_status``.
    """
    with write_transaction():
        found = _locked(class_id)
        changed = attendance.correct_status(found.held.pk, person_id, status, by, seen=seen)
        if changed:
            count_for_person(found, Person.objects.get(pk=person_id))
    return changed


def close(class_id: int, summary: str, by: Person, *, seen: int) -> TrainingClass:
    """Close the lists and write what the class came to. ``seen`` is ``Session.recordings`` as it was on the page.
    Closing twice is closing once, and the first summary stays.

    Raises:
        ChangedMeanwhile: the lists were written since; look again.
        NotYet: it has not begun, or its last day has not come.
        NotNow, NobodyCame: as ``attendance.services.close_session``.
    """
    with write_transaction():
        found = _locked(class_id)
        if found.held.state == SessionState.CLOSED:
            return found
        if found.held.recordings != seen:
            raise ChangedMeanwhile
        if not is_over(found):
            raise NotYet
        attendance.close_session(found.held.pk, by)
        found.summary = summary
        if found.published_at is None:
            found.published_at = timezone.now()
        found.save(update_fields=["summary", "published_at"])
        record("training.class-closed", actor=by, subject=found, label=found.title)
        complete_items(found)
    return TrainingClass.objects.select_related("session").get(pk=class_id)


def is_over(found: TrainingClass) -> bool:
    """Whether its last day has come and it has begun, so that its lists can be complete."""
    return found.until <= today() and found.held.has_begun(timezone.now())


def check_class_closable(found: TrainingClass) -> None:
    """Whether the class can be closed as its lists stand.

    Raises:
        NotYet: it has not begun, or its last day has not come.
        NotNow, NobodyCame: as ``attendance.closing.check_closable``.
    """
    check_closable(found.held)
    if not is_over(found):
        raise NotYet


def call_off(class_id: int, by: Person) -> None:
    """It will not take place; whoever is invited is told.

    Raises:
        NotNow: somebody's attendance is written down already.
    """
    with write_transaction():
        found = _locked(class_id)
        attendance.call_off(found.held.pk, by)
        _tell(found, kind="class-called-off")


def add_material(class_id: int, stored: StoredFile, name: str, by: Person) -> Attachment:
    """Hang a file on the class, before, on and after its days; the same file is there once.

    Raises:
        NotNow: it was called off, or has as many files as a class may have.
    """
    with write_transaction():
        found = _locked(class_id, *OPEN, SessionState.CLOSED)
        files = attachments_of(found)
        there = next((each for each in files if each.file_id == stored.pk), None)
        if there is not None:
            return there
        if len(files) >= MOST_FILES:
            raise NotNow
        position = max((each.position for each in files), default=0) + 1
        made = attach(stored, found, role=AttachmentRole.ANNEX, name=name, position=position)
        record("training.class-file-added", actor=by, subject=found, label=found.title)
    return made


def remove_material(class_id: int, file: uuid.UUID, by: Person) -> None:
    """Take a file off a class that is not closed; taking off what is not there does nothing.

    Raises:
        NotNow: it is closed or called off: what was given out stays.
    """
    with write_transaction():
        found = _locked(class_id, *OPEN)
        for each in attachments_of(found):
            if each.public_id == file:
                each.delete()
                record("training.class-file-removed", actor=by, subject=found, label=found.title)


def _locked(class_id: int, *states: str) -> TrainingClass:
    """The class, and its session under its lock. Call inside a write transaction.

    Raises:
        NotNow: its state is none of ``states``, where some are given.
    """
    found: Any = TrainingClass.objects.select_for_update(of=("self",)).get(pk=class_id)
    found.session = Session.objects.select_for_update(of=("self",)).select_related("unit").get(pk=found.session_id)
    if states and found.held.state not in states:
        raise NotNow(found.held.state)
    return cast(TrainingClass, found)
