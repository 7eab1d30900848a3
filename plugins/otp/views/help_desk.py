"""Resetting devices of people who have lost them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plugins.otp.errors import NotForOneself, NothingToReset
from plugins.otp.forms_admin import ResetForm
from plugins.otp.models import DEVICE_KINDS, Checked, Reset
from plugins.otp.people import posts_today
from plugins.otp.queries import devices_of
from plugins.otp.services.resetting import ask_reset, decide_reset, may_be_reset, needs_second_person
from plugins.otp.views.doors import sent_to
from plugins.otp.views.office import RESETS, permitted

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(RESETS)
def resets(request: HttpRequest) -> HttpResponse:
    """Ask for a reset, in two steps; what waits for a second person; what was done."""
    form = ResetForm(request.POST or None)
    if "change" not in request.POST and form.is_valid():
        answer = _asked(request, form) if "confirmed" in request.POST else _to_confirm(request, form)
        if answer is not None:
            return answer
    about = Reset.objects.select_related("person", "by", "decided_by")
    waiting = about.filter(decided_at__isnull=True)
    past = about.filter(decided_at__isnull=False)[:SHOWN]
    return render(request, "otp/resets.html", {"form": form, "waiting": waiting, "past": past})


def _to_confirm(request: HttpRequest, form: ResetForm) -> HttpResponse | None:
    """The page that says whose devices go; None where they cannot, and the form says why."""
    person = form.cleaned_data["person"]
    with _said_in(form):
        may_be_reset(person, request.user)
        context = {"form": form, "checked_words": Checked(form.cleaned_data["checked"]).label, **_whose(person)}
        return render(request, "otp/reset_confirm.html", context)
    return None


def _whose(person: Any) -> dict[str, Any]:
    """Who it is, so that two people of one name are told apart, and what goes."""
    owned = devices_of(person)
    return {
        "person": person,
        "posts": posts_today(person),
        "devices": [each.kind_words for each in owned if each.kind in DEVICE_KINDS],
        "codes_go": any(each.kind not in DEVICE_KINDS for each in owned),
        "needs_second": needs_second_person(person),
    }


def _asked(request: HttpRequest, form: ResetForm) -> HttpResponse | None:
    """Reset, or ask the second person; None where neither can be, and the form says why."""
    with _said_in(form):
        reset = ask_reset(form.cleaned_data["person"], form.cleaned_data["checked"], request.user)
        waits = _("%(person)s is an administrator: a second administrator or security officer must confirm.")
        messages.success(request, _done(reset) if reset.is_done else waits % {"person": reset.person})
        return redirect("otp_admin:resets")
    return None


def _done(reset: Reset) -> str:
    words = _("The devices of %(person)s are reset. They set a new one up at the next sign-in.")
    return words % {"person": reset.person}


@contextmanager
def _said_in(form: ResetForm) -> Iterator[None]:
    """Leave in ``form`` why a reset cannot be."""
    try:
        yield
    except NotForOneself:
        form.add_error("person", _("Nobody resets their own devices. Ask a colleague."))
    except NothingToReset:
        form.add_error("person", _("There is no device to reset, or a request is waiting already."))


@sent_to(lambda request, reset_id: reverse("otp_admin:resets"))
@permitted(RESETS)
def decide(request: HttpRequest, reset_id: int) -> HttpResponse:
    """The second person confirms or refuses."""
    try:
        reset = decide_reset(reset_id, request.user, agreed=request.POST.get("decision") == "agree")
    except Reset.DoesNotExist as missing:
        raise Http404 from missing
    except NotForOneself:
        messages.error(request, _("Somebody else must decide: neither who asked nor whom it is about."))
    else:
        messages.success(request, _done(reset) if reset.is_done else _("Your decision is recorded."))
    return redirect("otp_admin:resets")
