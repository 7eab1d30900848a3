"""How long a session lasts: an idle limit, an absolute limit, and the day on which posts begin and end."""

import re
import time
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from intranet.people.models import Person
from intranet.people.rules import today
from intranet.people.services.roles import sync_groups

BEGAN, SEEN, DAY = "began", "seen", "day"
WRITTEN_EVERY = 60
"""Seconds between two notes of activity: a session row is not written on every request."""

_POLLED = re.compile(r"/editing-sessions/(ping|release)/")


def session_limits(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: end a session that was idle too long or is too old, before any view sees it.

    What a page does on its own (polling, autosave) neither extends the idle time nor is served after it. On the first
    request of a new day the person's groups are derived anew, so a post that ended yesterday opens no admin screen.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if is_over(request):
                logout(request)
            else:
                note_activity(request)
        return get_response(request)

    return middleware


def begin_limits(request: HttpRequest) -> None:
    """Start both clocks of a new session."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def is_over(request: HttpRequest) -> bool:
    """Whether the session was idle beyond ``INTRANET_SESSION_IDLE_MINUTES`` or is older than ``SESSION_COOKIE_AGE``."""
    now = time.time()
    began, seen = request.session.get(BEGAN), request.session.get(SEEN)
    if began is None or seen is None:
        return False
    return now - seen > settings.INTRANET_SESSION_IDLE_MINUTES * 60 or now - began > settings.SESSION_COOKIE_AGE


def note_activity(request: HttpRequest) -> None:
    """Move the idle clock, at most once a minute, and derive groups once a day. A session without clocks gets them."""
    if BEGAN not in request.session:
        begin_limits(request)
    if request.session.get(DAY) != today().isoformat():
        sync_groups(cast(Person, request.user))
        request.session[DAY] = today().isoformat()
    if not is_background(request) and time.time() - request.session[SEEN] >= WRITTEN_EVERY:
        request.session[SEEN] = int(time.time())


def is_background(request: HttpRequest) -> bool:
    """Whether a page asked by itself: our own polling says so, Wagtail pings at its address and autosaves as JSON."""
    if request.headers.get("X-Background") == "1" or _POLLED.search(request.path):
        return True
    return request.method == "POST" and not request.accepts("text/html")
