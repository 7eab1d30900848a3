"""A session for a user, as signing in makes it."""

from typing import Any

from django.conf import settings
from django.test import Client


def cookie_for(user: Any) -> str:
    """The Cookie header of a browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
