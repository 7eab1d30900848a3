"""Codes on printed slips: made to be read aloud, typed once, and never guessed."""

import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "ACDEFGHJKMNPQRTUVWXY"
"""Twenty letters without those that look or sound like a figure or one another (B, I, L, O, S, Z): 4.3 bits each."""

LENGTH = 16
"""Sixteen letters are 69 bits; the throttle leaves an attacker some hundred tries in the 24 hours a code lives."""

_GROUP = 4


def new_code() -> str:
    """A fresh code as it is printed: four groups of four letters."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return " ".join(letters[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def code_hash(code: str) -> str:
    """What is stored, keyed with SECRET_KEY: a copy of the database proves nothing. Only letters count, in any case."""
    letters = "".join(character for character in code.upper() if character.isalnum())
    return salted_hmac("intranet.people.slips", letters, algorithm="sha256").hexdigest()
