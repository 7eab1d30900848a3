"""A forgotten password: the slip, and where it is configured a link by e-mail."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intranet.people import throttle
from intranet.people.errors import LinkRefused
from intranet.people.forms.base import NewPasswordForm
from intranet.people.forms.sign_in import LinkForm
from intranet.people.services.passwords import person_of_link, redeem_link
from intranet.people.services.resets import ask_for_link
from intranet.people.sources import source_of
from intranet.people.views.sign_in import welcome

DOOR = "link"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """How to get a new password. Asking for a link is answered alike for every name, and for a try too many."""
    form = LinkForm(request.POST or None) if settings.INTRANET_EMAIL_RESET else None
    asked = False
    if form is not None and request.method == "POST" and form.is_valid():
        asked = True
        if throttle.attempt(DOOR, form.cleaned_data["username"], source_of(request)) is not None:
            ask_for_link(form.cleaned_data["username"])
    return render(request, "intranet/people/forgotten.html", {"form": form, "asked": asked})


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Set a new password with a link from an e-mail; a dead link says so and nothing else."""
    try:
        if not settings.INTRANET_EMAIL_RESET:
            raise LinkRefused
        person = person_of_link(uid, token)
        form = NewPasswordForm(request.POST or None, person=person)
        if request.method == "POST" and form.is_valid():
            redeemed = redeem_link(uid, token, form.cleaned_data["password"])
            request.session.flush()
            welcome(request, redeemed)
            return redirect("portal:home")
    except LinkRefused as refused:
        return render(request, "intranet/people/link_refused.html", {"refused": refused})
    return render(request, "intranet/people/link_password.html", {"form": form})
