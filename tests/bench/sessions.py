"""A session for a user, as signing in makes it."""

import time
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.test import Client


def cookie_for(user: Any) -> str:
    """The Cookie header of a browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def cookies_for(people: Iterable[Any]) -> list[str]:
    """The Cookie headers of people who signed in a moment ago and have seen their first page."""
    from intranet.people.middleware import BEGAN, DAY, SEEN
    from intranet.people.rules import today

    store = import_module(settings.SESSION_ENGINE).SessionStore
    now = int(time.time())
    same = {auth.BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0], BEGAN: now, SEEN: now, DAY: f"{today()}"}
    cookies = []
    for person in people:
        session = store()
        session.update(same)
        session[auth.SESSION_KEY], session[auth.HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
        session.create()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    return cookies
