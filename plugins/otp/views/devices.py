"""One's own devices."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugins.otp.errors import LastDevice, NoSuchDevice
from plugins.otp.forms import NameForm
from plugins.otp.models import Kind
from plugins.otp.models.authenticators import Authenticator
from plugins.otp.queries import codes_left, devices_of, for_every_day, is_only
from plugins.otp.rules import LOW
from plugins.otp.services.removing import note_stranger, remove, rename
from plugins.otp.views.doors import own_code_first, sent_to, way_along, word_of


@never_cache
@require_safe
def devices(request: HttpRequest) -> HttpResponse:
    """The list, recovery codes beside it, and the way on for who came to set a device up."""
    return render(request, "otp/devices.html", _page(request))


def _page(request: HttpRequest) -> dict[str, Any]:
    owned = devices_of(request.user)
    sheets = [device for device in owned if device.kind == Kind.RECOVERY]
    left = codes_left(owned, Kind.RECOVERY)
    return {
        "devices": [device for device in owned if device.kind != Kind.RECOVERY],
        "has_device": bool(for_every_day(owned)),
        "recovery_left": left,
        "is_low": left <= LOW,
        "low": LOW,
        "recovery_sheet": "".join(str(sheet.public_id) for sheet in sheets),
        "way": way_along(request),
        "word": word_of(request),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_code_first
def device(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One device: its name, and how to take it away."""
    found = _own_or_404(request, public_id)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if form.is_valid():
        rename(request.user, str(public_id), form.cleaned_data["name"])
        return redirect("otp:devices")
    context = {"form": form, "device": found, "is_only": is_only(found, devices_of(request.user))}
    return render(request, "otp/device.html", context)


@never_cache
@sent_to(lambda request, public_id: reverse("otp:device", args=[public_id]))
@own_code_first
def take_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take a device away."""
    _own_or_404(request, public_id)
    try:
        remove(request.user, str(public_id))
    except NoSuchDevice as missing:
        raise Http404 from missing
    except LastDevice:
        messages.error(request, _("This is your only device. Set another one up first."))
        return redirect("otp:device", public_id)
    messages.success(request, _("The device is removed. What was confirmed with it must be confirmed again."))
    return redirect("otp:devices")


def _own_or_404(request: HttpRequest, public_id: uuid.UUID) -> Authenticator:
    """A confirmed device of one's own; asking for somebody else's leaves a row in the log."""
    found = next((each for each in devices_of(request.user) if each.public_id == public_id and each.confirmed), None)
    if found is None:
        note_stranger(request.user, public_id)
        raise Http404
    return found
