"""What must be shown before devices, policies and resets change: a fresh code; for a first device the password."""

import time
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from intranet.contracts import Demand
from plugins.otp.guard import asked
from plugins.otp.known import DEVICES, OWN
from plugins.otp.models import Kind
from plugins.otp.queries import devices_of, policy_of, usable
from plugins.otp.verified import is_satisfied, standing
from plugins.otp.ways import Way, opened_way, way_of

View = Callable[..., HttpResponse]
PASSWORD = "otp.password"  # noqa: S105  a session key
PROVEN_FOR = 10 * 60
"""Seconds for which the password, typed again, lets one set a first device up."""


def code_first(view: View, rule: str = DEVICES) -> View:
    """Let nobody in without a fresh code; who has no device sets one up first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_satisfied(request, policy_of(rule, request)):
            return view(request, *args, **kwargs)
        return asked(request, way_of(request, Demand(rule, "change")))

    return guarded


own_code_first = partial(code_first, rule=OWN)
"""The code must have been typed for this: one typed for reading does not change a device."""


def set_up_door(view: View) -> View:
    """Let in who may set a device up: with a fresh code, or without any device with the password typed again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_satisfied(request, policy_of(OWN, request)):
            return view(request, *args, **kwargs)
        if devices := devices_of(request.user):
            if not usable(devices, Kind.values):
                return render(request, "otp/stuck.html")
            return asked(request, Way(begin_address(request), OWN))
        if not is_password_proven(request):
            return redirect(f"{reverse('otp:password')}?{urlencode({'den': word_of(request)})}")
        return view(request, *args, **kwargs)

    return guarded


def sent_to(address: Callable[..., str]) -> Callable[[View], View]:
    """For a view that answers forms only: whoever comes to it in another way, by loading an answer of it anew, is led
    to ``address`` of what the view would have got.
    """

    def decorator(view: View) -> View:
        @wraps(view)
        def sent(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs) if request.method == "POST" else redirect(address(request, **kwargs))

        return require_http_methods(["GET", "HEAD", "POST"])(sent)

    return decorator


def begin_address(request: HttpRequest) -> str:
    """Where one chooses which kind of device it shall be, with the way carried along."""
    word = word_of(request)
    return reverse("otp:begin") + (f"?{urlencode({'den': word})}" if word else "")


def is_password_proven(request: HttpRequest) -> bool:
    """Whether the password was typed again in this session, just now."""
    kept = request.session.get(PASSWORD)
    return kept is not None and 0 <= time.time() - kept["at"] <= PROVEN_FOR and kept["standing"] == standing(request)


def prove_password(request: HttpRequest) -> None:
    """The password was right."""
    request.session[PASSWORD] = {"at": int(time.time()), "standing": standing(request)}


def word_of(request: HttpRequest) -> str:
    """The sealed way that the request carries along."""
    return request.POST.get("den") or request.GET.get("den") or ""


def way_along(request: HttpRequest) -> Way | None:
    """The way that the request carries along, opened."""
    return opened_way(word_of(request), request.user)
