"""Signing in: the throttle, the password, the session."""

import logging
from datetime import datetime

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people import throttle
from intranet.people.middleware import begin_limits
from intranet.people.models import Person
from intranet.people.rules import normal_username

DOOR = "sign-in"

logger = logging.getLogger(__name__)


def prove(username: str, password: str, *, source: str) -> Person | None:
    """The person whose name and password these are; None for a wrong pair and for a try too many, without a difference.

    Nothing is hashed for a try too many; for an unknown name, a closed login or one without a password exactly as much
    is hashed as for a known one.
    """
    attempt = throttle.attempt(DOOR, username, source)
    if attempt is None:
        logger.warning("sign-in refused: too many tries from %s", source)
        return None
    person = authenticate(username=normal_username(username), password=password)
    if not isinstance(person, Person):
        logger.info("sign-in refused: wrong name or password from %s", source)
        record_refusal(DOOR, username)
        return None
    attempt.succeeded()
    return person


def record_refusal(door: str, username: str) -> None:
    """A wrong password or code at a door leaves a row. Of an unknown name nothing is kept: people type passwords into
    the wrong field. A try too many leaves no row, so that nobody fills the log; what came before it does.
    """
    person = Person.objects.filter(username=normal_username(username)).first()
    with write_transaction():
        subject = person or "intranet_people.person:unknown"
        record("person.sign_in_refused", actor=None, subject=subject, details={"door": door})


def end_session(request: HttpRequest) -> None:
    """Sign out, on the server and not only in the browser."""
    if isinstance(request.user, Person):
        with write_transaction():
            record("person.signed_out", actor=request.user, subject=request.user)
    logout(request)


def begin_session(request: HttpRequest, person: Person) -> datetime | None:
    """Sign ``person`` in under a new session key; returns when they had signed in before.

    The first request of the session derives the groups anew, because posts begin and end by date.
    """
    before = person.last_login
    request.session.pop("slip", None)
    login(request, person)
    begin_limits(request)
    with write_transaction():
        record("person.signed_in", actor=person, subject=person)
    return before
