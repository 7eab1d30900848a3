"""Writes about a person: the row itself, the login, the work contact. A post is given in ``services.posts``."""

from django.db import IntegrityError, transaction

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.errors import NameTaken, OwnRights
from intranet.people.models import Person, PostRole
from intranet.people.queries import roles_on
from intranet.people.rules import normal_username, today
from intranet.people.services.granting import Actor, check_may_administer, check_may_end, check_visible
from intranet.people.services.slips import void_slips
from intranet.people.services.told import end_sessions


def create_person(
    username: str,
    *,
    by: Actor,
    family_name: str,
    given_name: str,
    email: str = "",
    phone: str = "",
    language: str = "vi",
) -> Person:
    """A new person without a usable login; the first sign-in goes by a slip.

    ``family_name`` holds family and middle name, as Vietnamese lists do.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        InvisibleCharacter: there is one in a name.
        NameTaken: the login name belongs to somebody.
    """
    check_visible(username, family_name, given_name)
    with write_transaction():
        check_may_administer(by)
        person = Person(
            username=normal_username(username),
            last_name=family_name,
            first_name=given_name,
            email=email,
            phone=phone,
            language=language,
        )
        person.set_unusable_password()
        try:
            with transaction.atomic():
                person.save(force_insert=True)
        except IntegrityError:
            raise NameTaken from None
        record("person.created", actor=by, subject=person, details={"username": person.username})
    return person


def correct_contact(person: Person, *, by: Actor, email: str, phone: str) -> Person:
    """Correct the work contact; a link sent to the old address is dead, because its token holds the address."""
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=person.pk)
        changed = [name for name, value in (("email", email), ("phone", phone)) if getattr(person, name) != value]
        if changed:
            person.email, person.phone = email, phone
            if by == person:
                person.contact_confirmed_on = today()
            person.save(update_fields=[*changed, "contact_confirmed_on"])
            record("person.contact_corrected", actor=by, subject=person, details={"fields": changed})
    return person


def confirm_contact(person: Person) -> Person:
    """``person`` says that their work contact is right today."""
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.contact_confirmed_on != today():
            person.contact_confirmed_on = today()
            person.save(update_fields=["contact_confirmed_on"])
            record("person.contact_confirmed", actor=person, subject=person)
    return person


def set_language(person: Person, language: str) -> None:
    """Remember the language of the interface; not a matter for the audit."""
    Person.objects.filter(pk=person.pk).update(language=language)
    person.language = language


def close_login(person: Person, *, by: Actor, reason: str) -> Person:
    """Close the login: no password opens it, every session ends, waiting slips are void. Posts are ended on their own.

    Raises:
        OwnRights: nobody closes their own login by mistake.
        MayNotGrant, NeedsSecurityOfficer: as for ending the posts the person holds.
    """
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=person.pk)
        _check_login_of(person, by)
        person.is_active = False
        person.set_unusable_password()
        person.save(update_fields=["is_active", "password"])
        void_slips(person)
        end_sessions(person)
        record("person.login_closed", actor=by, subject=person, details={"reason": reason})
    return person


def reopen_login(person: Person, *, by: Actor) -> Person:
    """Open a closed login again; the person still needs a slip for a new password.

    Raises:
        OwnRights, MayNotGrant, NeedsSecurityOfficer: as for closing.
    """
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=person.pk)
        _check_login_of(person, by)
        person.is_active = True
        person.save(update_fields=["is_active"])
        record("person.login_reopened", actor=by, subject=person)
    return person


def _check_login_of(person: Person, by: Actor) -> None:
    if by is not None and by == person:
        raise OwnRights
    if by is not None and PostRole.SECURITY in roles_on(person, today()):
        check_may_end(by, PostRole.SECURITY)
        return
    check_may_administer(by)
