"""Redeeming a printed slip: name and code first, the new password then."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intranet.people import throttle
from intranet.people.errors import SlipRefused
from intranet.people.forms.base import NewPasswordForm
from intranet.people.forms.sign_in import CodeForm
from intranet.people.forms.slips import check_in_words
from intranet.people.models import Slip
from intranet.people.services.slips import find_slip, open_slip, redeem_slip
from intranet.people.sign_in import begin_session, record_refusal
from intranet.people.sources import source_of

DOOR = "slip"
KEPT = "slip"
"""Where the session remembers the slip between the two pages: its id, never its code."""


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Name and code. Every refusal is the same: wrong, used, expired, unconfirmed, or a try too many."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        slip = _found(form.cleaned_data["username"], form.cleaned_data["code"], source_of(request))
        if slip is not None:
            request.session.flush()
            request.session[KEPT] = slip.pk
            return redirect("people:slip_password")
        form.add_error(None, str(SlipRefused()))
    return render(request, "intranet/people/slip_code.html", {"form": form})


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest) -> HttpResponse:
    """The new password for the slip of this session; says who issued it. Using it up and signing in are one step."""
    slip = open_slip(request.session.get(KEPT, 0))
    if slip is None:
        return redirect("people:slip")
    form = NewPasswordForm(request.POST or None, person=slip.person)
    if request.method == "POST" and form.is_valid():
        try:
            person = redeem_slip(slip, form.cleaned_data["password"])
        except SlipRefused:
            return redirect("people:slip")
        request.session.flush()
        begin_session(request, person)
        return redirect("portal:home")
    context = {"form": form, "slip": slip, "identity_check": check_in_words(slip.identity_check)}
    return render(request, "intranet/people/slip_password.html", context)


def _found(username: str, code: str, source: str) -> Slip | None:
    attempt = throttle.attempt(DOOR, username, source)
    if attempt is None:
        return None
    try:
        slip = find_slip(username, code)
    except SlipRefused:
        record_refusal(DOOR, username)
        return None
    attempt.succeeded()
    return slip
