"""Asking a person who is signed in for their password again."""

from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.people import throttle
from intranet.people.models import Person
from intranet.people.sign_in import record_refusal

DOOR = "password"


def why_not_proven(person: Person, password: str, source: str) -> str:
    """Nothing where ``password`` is the person's; else what to tell them: that it is wrong, or how long to wait after
    too many tries. Throttled, because an open session is no licence to guess; who is signed in may know which of the
    two it is. ``source`` is the address that asks.
    """
    attempt = throttle.attempt(DOOR, person.username, source)
    if attempt is None:
        return _too_many(throttle.seconds_left(DOOR, person.username, source))
    if not person.check_password(password):
        record_refusal(DOOR, person.username)
        return _("This is not your password. Check the Caps Lock key and type it again.")
    attempt.succeeded()
    return ""


def _too_many(seconds: int) -> str:
    if seconds <= 60:
        seconds = max(seconds, 1)
        words = ngettext("Too many tries. Wait %(n)d second.", "Too many tries. Wait %(n)d seconds.", seconds)
        return words % {"n": seconds}
    minutes = ceil(seconds / 60)
    words = ngettext("Too many tries. Wait %(n)d minute.", "Too many tries. Wait %(n)d minutes.", minutes)
    return words % {"n": minutes}
