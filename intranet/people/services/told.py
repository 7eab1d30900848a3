"""What follows every change of posts: groups, tokens, sessions, and whoever wants to know."""

from collections.abc import Callable

from django.db.models import F

from intranet.people.models import Person
from intranet.people.services.roles import sync_groups
from intranet.state.services import bump_membership

after_posts_changed: list[Callable[[int], None]] = []
"""Called with a person's id inside the writing transaction; a higher package (the registry) joins in ``ready()``."""

after_units_moved: list[Callable[[], None]] = []
"""Called inside the writing transaction when units have got another place, and their people with them."""


def posts_changed(*people: Person) -> None:
    """Rights of ``people`` have changed: derive their groups, make every worker forget tokens, tell the listeners."""
    for person in people:
        sync_groups(person)
    tell(*(person.pk for person in people))


def tell(*person_ids: int) -> None:
    """Make every worker forget tokens and tell the listeners, without looking at groups (a merger keeps every role)."""
    bump_membership()
    for person_id in person_ids:
        for listener in after_posts_changed:
            listener(person_id)


def tell_moved() -> None:
    """Units have got another place: make every worker forget tokens and tell the listeners."""
    bump_membership()
    for listener in after_units_moved:
        listener()


def promoted(person: Person) -> bool:
    """``person`` is about to hold more than membership: their sessions end, and a password that only a clerk or an
    e-mail vouched for opens nothing any more. Returns whether a new slip is needed, which the security officer
    confirms. Without this, an unconfirmed slip issued before a promotion would open what the promotion brings.
    """
    end_sessions(person)
    person.refresh_from_db(fields=["password", "password_confirmed"])
    if person.password_confirmed:
        return False
    person.set_unusable_password()
    person.save(update_fields=["password"])
    return True


def end_sessions(*people: Person) -> None:
    """End every session of ``people`` with their next request. One query; the objects are brought up to date."""
    Person.objects.filter(pk__in=[person.pk for person in people]).update(session_epoch=F("session_epoch") + 1)
    for person in people:
        person.refresh_from_db(fields=["session_epoch"])
