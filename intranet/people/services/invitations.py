"""The first sign-in by a link: the clerk who would print a slip sends it to the work e-mail instead."""

from django.conf import settings
from django.utils import timezone

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.errors import NoLinkForThem, OutsideOwnUnits
from intranet.people.models import Invitation, Person
from intranet.people.services.granting import needs_second_person
from intranet.people.services.slips import may_issue_for, void_slips


def invite(person: Person, *, by: Person) -> Invitation:
    """Ask the worker to send ``person`` a link for their first password. An earlier slip or link is void.

    The clerk vouches that the address is the person's; so a link is for members only, as after a forgotten password.

    Raises:
        OutsideOwnUnits: ``by`` is not the clerk of a unit of the person or of one above, or is the person.
        NoLinkForThem: links are switched off, there is no address, a password, or more than ordinary rights.
    """
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if not may_issue_for(by, person):
            raise OutsideOwnUnits
        if not may_be_invited(person):
            raise NoLinkForThem
        void_slips(person)
        asked = Invitation.objects.create(person=person, email=person.email, by=by, asked_at=timezone.now())
        record("person.invited", actor=by, subject=person)
    return asked


def may_be_invited(person: Person) -> bool:
    """Whether a link may give ``person`` their first password."""
    waits = person.is_active and bool(person.email) and not person.has_usable_password()
    return bool(settings.INTRANET_EMAIL_RESET) and waits and not needs_second_person(person)
