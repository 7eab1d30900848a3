"""Holding the sessions of the table: invited, written down, closed; who was there gets the receipt."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from intranet.acknowledgement.models import Receipt, ReceiptKind, UnitReceipt, Version
from intranet.attendance import services as attendance
from intranet.attendance.models import Attendance, Headcount, Invitation, Session, Status
from intranet.attendance.services import SessionFields
from intranet.demo.growth.papers import Desk
from intranet.demo.growth.topics.sessions import MINUTES, SESSIONS, Gathering
from intranet.directives.models import Directive
from intranet.dissemination import services as dissemination
from intranet.files.services import accept_bytes
from intranet.people.models import Absence, Person, PostRole
from intranet.people.rules import today

ENDED = time(16, 30)
"""When the sessions of the demo end."""


def hold_sessions(directive: Directive, desk: Desk) -> None:
    """Plan the sessions about ``directive``, and hold those whose day has come."""
    version = directive.current_version
    if version is None:
        return
    for gathering in (each for each in SESSIONS if each.symbol == directive.symbol):
        keeper = desk.holder(gathering.unit, PostRole.CLERK, PostRole.HEAD)
        session = dissemination.plan(version, desk.units[gathering.unit], _fields(gathering), by=keeper)
        if gathering.ago >= 0:
            session.on = today() - timedelta(days=gathering.ago)
            session.save(update_fields=["on"])
            _hold(session, gathering, keeper)


def _fields(gathering: Gathering) -> SessionFields:
    """What was held in the past is planned for today: the document gets its earlier day at the very end."""
    on = today() - timedelta(days=min(gathering.ago, 0))
    hours = Decimal(gathering.hours) or None
    return SessionFields(on, gathering.form, gathering.place, gathering.presenters, hours)


def _hold(session: Session, gathering: Gathering, keeper: Person) -> None:
    if gathering.count:
        attendance.count_heads(session.pk, session.unit, gathering.count, keeper)
    else:
        _write_list(session, keeper)
    dissemination.close(session.pk, keeper)


def _write_list(session: Session, keeper: Person) -> None:
    """Who is away, and a few more, were absent; all but one of them are still to be seen."""
    people = list(session.invitations.order_by("pk").values_list("person_id", flat=True))
    away = set(Absence.objects.filter(person__in=people, ends__gte=today()).values_list("person_id", flat=True))
    statuses = {person: _status(n, is_away=person in away) for n, person in enumerate(people)}
    attendance.record_attendance(session.pk, statuses, keeper, seen=session.recordings)
    absent = [person for person, status in statuses.items() if status == Status.ABSENT]
    attendance.follow_up(session.pk, absent, today() + timedelta(days=3), keeper)
    attendance.follow_up_done(session.pk, absent[:1], keeper)
    words = {"day": session.on, "place": session.place, "presenters": session.presenters, "absent": len(absent)}
    text = MINUTES.format(**words, there=len(people) - len(absent))
    stored = accept_bytes("bien-ban-quan-triet.txt", text.encode(), by=keeper)
    attendance.attach_minutes(session.pk, stored, "Biên bản quán triệt.txt", keeper)


def _status(n: int, *, is_away: bool) -> str:
    if is_away or n % 8 == 5:
        return Status.ABSENT
    return Status.LATE if n % 11 == 3 else Status.PRESENT


def date_sessions_back(version: Version) -> None:
    """What was written of the sessions about ``version`` was written on their day, and so were the receipts."""
    about = {"subject_model": version.subject_model, "subject_id": version.subject_id}
    for session in Session.objects.filter(**about, on__lte=today()):
        ended = _end_of(session.on)
        Session.objects.filter(pk=session.pk).update(created_at=ended - timedelta(days=3))
        Session.objects.filter(pk=session.pk, closed_at__isnull=False).update(closed_at=ended)
        Invitation.objects.filter(session=session).update(invited_at=ended - timedelta(days=3))
        for lists in (Attendance, Headcount):
            lists.objects.filter(session=session).update(recorded_at=ended)
        UnitReceipt.objects.filter(version=version, unit__in=_counted(session), at__isnull=False).update(at=ended)
        Receipt.objects.filter(kind=ReceiptKind.ATTENDED, proof=f"session:{session.pk}").update(at=ended)


def _counted(session: Session) -> list[int]:
    return list(session.headcounts.values_list("unit_id", flat=True))


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, ENDED))
