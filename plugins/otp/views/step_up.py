"""Typing a code, and going on from there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intranet.contracts import source_of
from plugins.otp.errors import CodeRefused, NoSuchDevice
from plugins.otp.forms import CodeForm
from plugins.otp.known import OWN
from plugins.otp.models import CodeSheet
from plugins.otp.models.authenticators import Authenticator
from plugins.otp.queries import demanded, devices_of, for_every_day, usable
from plugins.otp.rules import LOW
from plugins.otp.services.verifying import verify
from plugins.otp.verified import remember
from plugins.otp.views.doors import way_along, word_of
from plugins.otp.ways import Way, way_home


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def step_up(request: HttpRequest) -> HttpResponse:
    """Ask for a code of a device that counts for where the person was going; then go there."""
    way = way_along(request) or way_home(OWN)
    devices = usable(devices_of(request.user), demanded(way.rule, request).kinds)
    if not devices:
        return redirect(f"{reverse('otp:begin')}?{urlencode({'den': word_of(request)})}")
    device = _chosen(request, devices)
    form = CodeForm(request.POST if "code" in request.POST else None, device=device)
    if form.is_valid() and _is_taken(request, device, form, way):
        return _onward(request, way)
    if form.is_bound:
        form = _asked_again(form, device)
    others = [each for each in devices if each is not device]
    context = {"form": form, "device": device, "others": others, "way": way, "word": word_of(request)}
    return render(request, "otp/step_up.html", context)


def _chosen(request: HttpRequest, devices: list[Authenticator]) -> Authenticator:
    wanted = request.POST.get("thiet-bi") or request.GET.get("thiet-bi") or ""
    first = (for_every_day(devices) or devices)[0]
    return next((each for each in devices if str(each.public_id) == wanted), first)


def _is_taken(request: HttpRequest, device: Authenticator, form: CodeForm, way: Way) -> bool:
    try:
        code, source = form.cleaned_data["code"], source_of(request)
        taken_of = verify(request.user, device.public_id, code, source=source, rule=way.rule)
    except NoSuchDevice:
        form.refuse(CodeRefused())
    except CodeRefused as refused:
        form.refuse(refused)
    else:
        remember(request, taken_of, way.rule)
        _warn_of_few(request, taken_of)
        return True
    return False


def _warn_of_few(request: HttpRequest, device: Authenticator) -> None:
    """Say on the next page that a sheet is nearly used up, while there still is a way to a new one."""
    if not isinstance(device, CodeSheet) or (left := device.left()) > LOW:
        return
    words = ngettext(
        "%(n)d code of “%(name)s” is left. Make new ones under “Authentication devices” before it is used up.",
        "%(n)d codes of “%(name)s” are left. Make new ones under “Authentication devices” before they are used up.",
        left,
    )
    messages.warning(request, words % {"n": left, "name": device.name})


def _asked_again(form: CodeForm, device: Authenticator) -> CodeForm:
    """The form without the code that was typed: it must not stand in a page."""
    again = CodeForm({}, device=device)
    again._errors = form.errors  # type: ignore[attr-defined]
    return again


def _onward(request: HttpRequest, way: Way) -> HttpResponse:
    """To the page that was wanted; what was to be sent is shown, and sent by the person."""
    return render(request, "otp/resend.html", {"way": way}) if way.is_unsafe else redirect(way.path)
