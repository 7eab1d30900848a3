"""Signing in and out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from intranet.people.forms.sign_in import REFUSED, SignInForm
from intranet.people.models import Person
from intranet.people.queries import slips_to_tell
from intranet.people.redirects import is_own_path, safe_next
from intranet.people.sign_in import begin_session, end_session, prove
from intranet.people.sources import source_of


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The one door. Somebody signed in is sent home, not to ``next``: it may be a page they are not let into."""
    if request.user.is_authenticated:
        return redirect("portal:home")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = prove(form.cleaned_data["username"], form.cleaned_data["password"], source=source_of(request))
        if person is not None:
            welcome(request, person)
            return redirect(safe_next(request, "portal:home"))
        form.add_error(None, REFUSED)
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    context = {"form": form, "next": wanted if is_own_path(wanted) else ""}
    return render(request, "intranet/people/sign_in.html", context)


def welcome(request: HttpRequest, person: Person) -> None:
    """Begin the session and tell the person of slips that were issued for them since they last signed in."""
    before = begin_session(request, person)
    for slip in slips_to_tell(person, before):
        at = formats.date_format(timezone.localtime(slip.issued_at), "H:i d/m/Y")
        told = _(
            "%(by)s issued a slip for a new password for you on %(at)s. If you did not ask, tell the security officer."
        )
        messages.warning(request, told % {"at": at, "by": slip.issued_by})


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    end_session(request)
    messages.success(request, _("You have signed out."))
    return redirect("people:sign_in")
