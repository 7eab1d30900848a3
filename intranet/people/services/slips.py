"""Sign-in slips: issued by a clerk, confirmed where it must be, redeemed once."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.codes import code_hash, new_code
from intranet.people.errors import ConfirmedByAnother, OutsideOwnUnits, SlipIsOver, SlipRefused
from intranet.people.models import Invitation, Person, Post, PostRole, Slip
from intranet.people.queries import roles_on, units_in_care
from intranet.people.rules import normal_username, today
from intranet.people.services.granting import Actor, needs_second_person
from intranet.people.services.told import end_sessions

VALID_FOR = timedelta(hours=24)

on_issued: list[Callable[[Slip], None]] = []
"""Called with each new slip inside the writing transaction, so that a higher package can tell its person."""


def issue_slip(person: Person, *, by: Actor, identity_check: str) -> tuple[Slip, str]:
    """A new slip and its code; the code is returned once and kept nowhere. Earlier slips of the person are void.

    ``identity_check`` says how the clerk made sure of the person. The person's sessions end: a slip that somebody else
    asked for is noticed.

    Raises:
        OutsideOwnUnits: ``by`` is not the clerk of a unit of the person or of one above, or is the person, or the login
            is closed.
    """
    code = new_code()
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=person.pk)
        _check_may_issue(person, by)
        void_slips(person)
        now = timezone.now()
        slip = Slip.objects.create(
            person=person,
            code_hash=code_hash(code),
            issued_by=by,
            issued_at=now,
            expires_at=now + VALID_FOR,
            identity_check=identity_check,
            needs_confirmation=by is not None and needs_second_person(person),
        )
        end_sessions(person)
        for tell in on_issued:
            tell(slip)
        record("slip.issued", actor=by, subject=person, details=_details(slip))
    return slip, code


def issue_slips(people: Sequence[Person], *, by: Person, identity_check: str) -> list[tuple[Slip, str]]:
    """A slip for each of ``people``, all or none: what is printed is what was issued.

    Raises:
        OutsideOwnUnits: as for one, for any of them.
    """
    with write_transaction():
        return [issue_slip(person, by=by, identity_check=identity_check) for person in people]


def confirm_slip(slip: Slip, *, by: Person) -> Slip:
    """The security officer lets a waiting slip be redeemed.

    Raises:
        ConfirmedByAnother: ``by`` is no security officer, issued the slip, or is its person.
        SlipIsOver: nothing to confirm any more.
    """
    with write_transaction():
        slip = _waiting(slip, by)
        slip.confirmed_by, slip.confirmed_at = by, timezone.now()
        slip.save(update_fields=["confirmed_by", "confirmed_at"])
        record("slip.confirmed", actor=by, subject=slip.person, details=_details(slip))
    return slip


def refuse_slip(slip: Slip, *, by: Person) -> Slip:
    """The security officer voids a waiting slip.

    Raises:
        ConfirmedByAnother, SlipIsOver: as for confirming.
    """
    with write_transaction():
        slip = _waiting(slip, by)
        slip.voided_at = timezone.now()
        slip.save(update_fields=["voided_at"])
        record("slip.refused", actor=by, subject=slip.person, details=_details(slip))
    return slip


def find_slip(username: str, code: str) -> Slip:
    """The slip that ``code`` opens for ``username`` now. One query whatever was typed, and one error.

    Raises:
        SlipRefused: no such slip, another person's, used, void, expired, or waiting for confirmation.
    """
    slip = _open_slips().filter(code_hash=code_hash(code)).select_related("person", "issued_by").first()
    if slip is None or slip.person.username != normal_username(username) or not slip.person.is_active:
        raise SlipRefused
    return slip


def open_slip(slip_id: int) -> Slip | None:
    """A slip found before, if it can still be redeemed. One query."""
    return _open_slips().filter(pk=slip_id).select_related("person", "issued_by").first()


def redeem_slip(slip: Slip, password: str) -> Person:
    """Set the new password and use the slip up; every session of the person ends.

    The update decides between two that come at once: only one finds the slip unused. Whether a second person is needed
    is asked again, because the person may have been promoted since.

    Raises:
        SlipRefused: the slip cannot be redeemed any more.
    """
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=slip.person_id)
        slip = Slip.objects.get(pk=slip.pk)
        Invitation.objects.filter(person=person).delete()
        unconfirmed = slip.issued_by_id is not None and slip.confirmed_at is None
        if not person.is_active or (unconfirmed and needs_second_person(person)):
            raise SlipRefused
        if not _open_slips().filter(pk=slip.pk).update(used_at=timezone.now()):
            raise SlipRefused
        person.set_password(password)
        person.password_confirmed = not unconfirmed
        person.save(update_fields=["password", "password_confirmed"])
        end_sessions(person)
        record("slip.redeemed", actor=person, subject=person, details=_details(slip))
    return person


def void_slips(person: Person) -> None:
    """Make every open slip of ``person``, and a link for the first sign-in, worthless. Inside the caller's
    transaction.
    """
    Invitation.objects.filter(person=person).delete()
    Slip.objects.filter(person=person, used_at__isnull=True, voided_at__isnull=True).update(voided_at=timezone.now())


def may_issue_for(by: Person, person: Person) -> bool:
    """Whether ``by`` is the clerk of a unit, or of one above it, in which ``person`` has or will have a post."""
    later = Q(ends__isnull=True) | Q(ends__gte=today())
    units = units_in_care(by, PostRole.CLERK, today())
    return by != person and person.is_active and Post.objects.filter(later, person=person, unit__in=units).exists()


def _check_may_issue(person: Person, by: Actor) -> None:
    if by is not None and not may_issue_for(by, person):
        raise OutsideOwnUnits


def _open_slips() -> QuerySet[Slip]:
    confirmed = Q(needs_confirmation=False) | Q(confirmed_at__isnull=False)
    return Slip.objects.filter(confirmed, used_at__isnull=True, voided_at__isnull=True, expires_at__gt=timezone.now())


def _waiting(slip: Slip, officer: Person) -> Slip:
    slip = Slip.objects.select_for_update(of=("self",)).select_related("person").get(pk=slip.pk)
    if PostRole.SECURITY not in roles_on(officer, today()) or officer.pk in {slip.person_id, slip.issued_by_id}:
        raise ConfirmedByAnother
    over = slip.used_at or slip.voided_at or slip.confirmed_at or slip.expires_at <= timezone.now()
    if over or not slip.needs_confirmation:
        raise SlipIsOver
    return slip


def _details(slip: Slip) -> dict[str, object]:
    return {
        "slip": slip.pk,
        "issued_by": str(slip.issued_by or "operator"),
        "identity_check": slip.identity_check,
        "needs_confirmation": slip.needs_confirmation,
    }
