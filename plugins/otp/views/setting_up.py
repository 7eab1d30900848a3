"""Setting a first or a further device up: the password, the choice, the app."""

import os
import time
from base64 import b64decode, b64encode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from intranet.contracts import SealBroken, seal, source_of, unseal, why_not_proven
from plugins.otp.errors import CodeRefused
from plugins.otp.forms import NewDeviceForm, PasswordForm
from plugins.otp.known import OWN
from plugins.otp.pictures import qr_code
from plugins.otp.queries import devices_of
from plugins.otp.rules import SECRET_BYTES, in_groups
from plugins.otp.services.enrolling import add_app
from plugins.otp.verified import remember
from plugins.otp.views.doors import begin_address, prove_password, sent_to, set_up_door, way_along, word_of

NEW = "otp.new_app"
NEW_PURPOSE = "otp-new-app"
NEW_FOR = 15 * 60
"""Seconds for which a secret that no app has shown yet is kept, sealed, in the session and nowhere else."""


@never_cache
@sensitive_post_parameters("current")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """The password, once more, before a first device is set up."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = why_not_proven(request.user, form.cleaned_data["current"], source_of(request))  # type: ignore[arg-type]
        if not why:
            prove_password(request)
            return redirect(with_way(request, "otp:begin"))
        form.add_error("current", why)
    return render(request, "otp/password.html", {"form": form, "word": word_of(request), "way": way_along(request)})


@never_cache
@require_safe
@set_up_door
def begin(request: HttpRequest) -> HttpResponse:
    """Which kind of device it shall be."""
    return render(request, "otp/begin.html", {"word": word_of(request), "way": way_along(request)})


@never_cache
@sent_to(begin_address)
@set_up_door
def new_app(request: HttpRequest) -> HttpResponse:
    """Make a secret for an app; it counts for nothing until the app has shown a code of it."""
    sealed = seal(os.urandom(SECRET_BYTES), purpose=NEW_PURPOSE, owner=_owner(request))
    request.session[NEW] = {"sealed": b64encode(sealed).decode(), "at": int(time.time())}
    return redirect(with_way(request, "otp:app"))


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@set_up_door
def app(request: HttpRequest) -> HttpResponse:
    """Show the new secret as a picture and as text, and try the first code; after that nobody sees it again."""
    secret = _new_secret(request)
    if secret is None:
        return redirect(with_way(request, "otp:begin"))
    form = NewDeviceForm(request.POST or None, name=_("Phone"))
    if form.is_valid():
        try:
            made = add_app(
                request.user, form.cleaned_data["name"], secret, form.cleaned_data["code"], source=source_of(request)
            )
        except CodeRefused as refused:
            form.refuse(refused)
        else:
            del request.session[NEW]
            return counted(request, made)
    context = {
        "form": form,
        "typed": in_groups(secret),
        "picture": qr_code(request.user, secret),
        "word": word_of(request),
    }
    return render(request, "otp/app.html", context)


def counted(request: HttpRequest, device: object) -> HttpResponse:
    """A new device counts; the first code of one's first device as one typed for where the person was going."""
    way = way_along(request)
    if way is not None and len(devices_of(request.user)) == 1:
        remember(request, device, way.rule)  # type: ignore[arg-type]
    remember(request, device, OWN)  # type: ignore[arg-type]
    messages.success(request, _("The device is set up. From now on its codes open what is protected."))
    return redirect(with_way(request, "otp:devices"))


def _owner(request: HttpRequest) -> str:
    return f"person:{request.user.pk}"


def _new_secret(request: HttpRequest) -> bytes | None:
    kept = request.session.get(NEW)
    if not kept or not 0 <= time.time() - kept["at"] <= NEW_FOR:
        return None
    try:
        return unseal(b64decode(kept["sealed"]), purpose=NEW_PURPOSE, owner=_owner(request))
    except SealBroken:
        return None


def with_way(request: HttpRequest, name: str) -> str:
    """An address of ours that carries the way back along."""
    word = word_of(request)
    return reverse(name) + (f"?{urlencode({'den': word})}" if word else "")
