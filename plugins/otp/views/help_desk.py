"""Resetting devices of people who have lost them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from plugins.otp.errors import NotForOneself, NothingToReset
from plugins.otp.forms_admin import ResetForm
from plugins.otp.models import Reset
from plugins.otp.services.resetting import ask_reset, decide_reset
from plugins.otp.views.office import RESETS, permitted

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(RESETS)
def resets(request: HttpRequest) -> HttpResponse:
    """Ask for a reset; what waits for a second person; what was done."""
    form = ResetForm(request.POST or None)
    if form.is_valid() and _is_asked(request, form):
        return redirect("otp_admin:resets")
    about = Reset.objects.select_related("person", "by", "decided_by")
    waiting = about.filter(decided_at__isnull=True)
    past = about.filter(decided_at__isnull=False)[:SHOWN]
    return render(request, "otp/resets.html", {"form": form, "waiting": waiting, "past": past})


def _is_asked(request: HttpRequest, form: ResetForm) -> bool:
    try:
        reset = ask_reset(form.cleaned_data["person"], form.cleaned_data["checked"], request.user)
    except NotForOneself:
        form.add_error("person", _("Nobody resets their own devices. Ask a colleague."))
    except NothingToReset:
        form.add_error("person", _("There is no device to reset, or a request is waiting already."))
    else:
        done = _("The devices are reset. The person sets a new one up at the next sign-in.")
        waits = _("This person is an administrator: a second administrator or security officer must confirm.")
        messages.success(request, done if reset.is_done else waits)
        return True
    return False


@require_POST
@permitted(RESETS)
def decide(request: HttpRequest, reset_id: int) -> HttpResponse:
    """The second person confirms or refuses."""
    try:
        decide_reset(reset_id, request.user, agreed=request.POST.get("decision") == "agree")
    except Reset.DoesNotExist as missing:
        raise Http404 from missing
    except NotForOneself:
        messages.error(request, _("Somebody else must decide: neither who asked nor whom it is about."))
    else:
        messages.success(request, _("Your decision is recorded."))
    return redirect("otp_admin:resets")
