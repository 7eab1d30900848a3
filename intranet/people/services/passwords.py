"""Changing a password, by its owner or by a link from an e-mail."""

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.errors import LinkRefused
from intranet.people.models import Person
from intranet.people.queries.slips import is_invited
from intranet.people.services.granting import needs_second_person
from intranet.people.services.slips import void_slips
from intranet.people.services.told import end_sessions


class _LinkTokens(PasswordResetTokenGenerator):
    """Dead after use, after a sign-in, after a change of the address, and after every event that ends sessions."""

    key_salt = "intranet.people.links"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.session_epoch}"


link_tokens = _LinkTokens()


def change_password(person: Person, password: str) -> Person:
    """Set a new password; every session ends (the view keeps its own by renewing it), slips are void.

    Whether a second person vouched for the person stays as it was: who set it knew the old one, rightly or not.
    """
    with write_transaction():
        person = _set_password(person, password)
        record("person.password_changed", actor=person, subject=person)
    return person


def person_of_link(uid: str, token: str) -> Person:
    """The person for whom a link from an e-mail is good now.

    Raises:
        LinkRefused: used, expired, for another address, for a person who needs a slip, or never issued.
    """
    person = _person_of(uid)
    if person is None or not link_tokens.check_token(person, token) or not may_have_link(person):
        raise LinkRefused
    return person


def redeem_link(uid: str, token: str, password: str) -> Person:
    """Set the new password; the link is dead afterwards and every session ends.

    Raises:
        LinkRefused: as for ``person_of_link``, asked again under the lock.
    """
    with write_transaction():
        known = _person_of(uid)
        if known is None:
            raise LinkRefused
        Person.objects.select_for_update().get(pk=known.pk)
        person = _set_password(person_of_link(uid, token), password)
        Person.objects.filter(pk=person.pk).update(password_confirmed=False)
        record("person.password_reset_by_link", actor=person, subject=person)
    return person


def may_have_link(person: Person) -> bool:
    """Whether an e-mail is enough for a new password: for a first one only when the clerk has asked for the link
    (``services.invitations``), and not where the security officer would have to confirm a slip.
    """
    known = person.is_active and bool(person.email) and (person.has_usable_password() or is_invited(person))
    return known and not needs_second_person(person)


def _set_password(person: Person, password: str) -> Person:
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.set_password(password)
    person.save(update_fields=["password"])
    void_slips(person)
    end_sessions(person)
    return person


def _person_of(uid: str) -> Person | None:
    try:
        pk = int(force_str(urlsafe_base64_decode(uid)))
    except (ValueError, OverflowError, UnicodeDecodeError):
        return None
    return Person.objects.filter(pk=pk).first() if pk < 2**63 else None
