"""Asking a person who is signed in for their password again."""

from intranet.people import throttle
from intranet.people.models import Person
from intranet.people.sign_in import record_refusal

DOOR = "password"


def proves(person: Person, password: str, source: str) -> bool:
    """Whether ``password`` is the person's; throttled, because an open session is no licence to guess. ``source`` is
    the address that asks.
    """
    attempt = throttle.attempt(DOOR, person.username, source)
    if attempt is None:
        return False
    if not person.check_password(password):
        record_refusal(DOOR, person.username)
        return False
    attempt.succeeded()
    return True
