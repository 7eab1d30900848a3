"""Giving certificates: once a run, numbered without a gap within unit and year."""

from datetime import date

from django.db.models import CharField, Exists, Max, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from intranet.audit.services import record
from intranet.notifications.models import Notice
from intranet.notifications.services import notify
from intranet.people.models import Unit
from intranet.people.rules import today
from intranet.training.models import Certificate, Enrolment
from intranet.training.queries.runs import RENEWED_BEFORE, certificates_of, standing_among


def give_certificate(enrolment: Enrolment) -> Certificate | None:
    """The certificate of a completed run; given already, it is that one. None for an exercise: a run that nobody asked
    for, while one of the same course stands. Call under the lock of the run, inside a write transaction: the unit's row
    is locked here, so that numbers follow one another.
    """
    on, course = today(), enrolment.course
    held = certificates_of(enrolment.person, course)
    given = next((each for each in held if each.enrolment_id == enrolment.pk), None)
    if given is not None:
        return given
    if enrolment.assignment_id is None and standing_among(held, enrolment.version, on):
        return None
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
    _tell(certificate, kind="certificate-given")
    return certificate


def tell_of_expiry(on: date | None = None) -> int:
    """Tell holders that a certificate ends within ``RENEWED_BEFORE``, unless a later one of the course is theirs
    already; returns how many were told. A task; running it again tells nobody twice.
    """
    day = on or today()
    same = {f"enrolment__{name}": OuterRef(f"enrolment__{name}") for name in ("person", "course")}
    later = Certificate.objects.filter(Q(valid_until=None) | Q(valid_until__gt=OuterRef("valid_until")), **same)
    key = Concat(Value("certificate:"), Cast(OuterRef("pk"), CharField()))
    told = Notice.objects.filter(kind="certificate-expires", person=OuterRef("enrolment__person"), key=key)
    ending = Certificate.objects.filter(~Exists(later), ~Exists(told), valid_until__range=(day, day + RENEWED_BEFORE))
    rows = list(ending.select_related("enrolment__course", "enrolment__person").order_by("pk"))
    for certificate in rows:
        _tell(certificate, kind="certificate-expires")
    return len(rows)


def _tell(certificate: Certificate, kind: str) -> None:
    """Its number stands in the notice, and the page of the course leads to the paper."""
    course, person = certificate.enrolment.course, certificate.enrolment.person
    about = {"key": f"certificate:{certificate.pk}", "number": str(certificate), "url": course.get_absolute_url()}
    notify(person, kind=kind, subject=course, **about)


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
