"""Giving certificates: once a run, numbered without a gap within unit and year."""

from datetime import date

from django.db.models import Max

from intranet.audit.services import record
from intranet.people.models import Unit
from intranet.people.rules import today
from intranet.training.models import Certificate, Enrolment


def give_certificate(enrolment: Enrolment) -> Certificate:
    """The certificate of a completed run; given already, it is that one. Call under the lock of the run, inside a write
    transaction: the unit's row is locked here, so that numbers follow one another.
    """
    given = Certificate.objects.filter(enrolment=enrolment).first()
    if given is not None:
        return given
    on, course = today(), enrolment.course
    unit = Unit.objects.select_for_update().get(pk=course.owner_unit_id)
    same = Certificate.objects.filter(unit=unit, year=on.year)
    certificate = Certificate.objects.create(
        enrolment=enrolment,
        unit=unit,
        year=on.year,
        number=(same.aggregate(last=Max("number"))["last"] or 0) + 1,
        holder=enrolment.person.get_full_name(),
        title=enrolment.version.frozen.title,
        issued_on=on,
        valid_until=months_after(on, enrolment.version.valid_months),
    )
    details = {"certificate": f"{certificate}"}
    record("training.certificate-given", actor=enrolment.person, subject=course, label=course.title, details=details)
    return certificate


def months_after(day: date, months: int | None) -> date | None:
    """The last day of a period of so many months that begins on ``day`` (Civil Code 2015, art. 148: it ends on the
    corresponding day of the last month, or on that month's last day); None where it does not end.
    """
    if months is None:
        return None
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, last))
