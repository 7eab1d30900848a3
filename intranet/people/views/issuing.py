"""Slips on the side of the office: the clerk issues, the security officer confirms."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.people.errors import ConfirmedByAnother, OutsideOwnUnits, SlipIsOver
from intranet.people.forms.slips import IssueForm, check_in_words
from intranet.people.models import Person, PostRole, Slip
from intranet.people.queries import find_people, has_role, roles_on, slips_waiting, units_in_care
from intranet.people.queries.people import units_waiting, with_open_posts_in
from intranet.people.rules import today
from intranet.people.services.slips import confirm_slip, issue_slip, may_issue_for, refuse_slip

PER_PAGE = 25


def _me(request: HttpRequest, role: str) -> Person:
    person = cast(Person, request.user)
    if not has_role(person, role):
        raise Http404
    return person


@never_cache
@require_safe
def slips(request: HttpRequest) -> HttpResponse:
    """For clerks the people they may issue slips for, by name; for security officers what waits for them."""
    person = cast(Person, request.user)
    roles = roles_on(person, today())
    if not roles & {PostRole.CLERK, PostRole.SECURITY}:
        raise Http404
    context: dict[str, Any] = {"is_officer": PostRole.SECURITY in roles, "is_clerk": PostRole.CLERK in roles}
    if context["is_officer"]:
        context["waiting"] = [(slip, check_in_words(slip.identity_check)) for slip in slips_waiting(person)]
    if context["is_clerk"]:
        context |= _people_of(person, request) | {"units": units_waiting(person, today())}
    return render(request, "intranet/people/slips.html", context)


def _people_of(clerk: Person, request: HttpRequest) -> dict[str, Any]:
    words = request.GET.get("q", "")[:100]
    units = units_in_care(clerk, PostRole.CLERK, today())
    people = with_open_posts_in(find_people(words, today()), units, today()).filter(is_active=True).exclude(pk=clerk.pk)
    return {"page": Paginator(people, PER_PAGE).get_page(request.GET.get("page")), "words": words}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """State the identity check; the answer to the POST is the slip itself, shown this once."""
    clerk = _me(request, PostRole.CLERK)
    person = get_object_or_404(Person, pk=pk)
    if not may_issue_for(clerk, person):
        raise Http404
    last = str(Slip.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True).first() or "")
    form = IssueForm(request.POST or None, initial={"last": last})
    if request.method == "POST" and form.is_valid() and not _sent_twice(form, last):
        try:
            slip, code = issue_slip(person, by=clerk, identity_check=form.cleaned_data["identity_check"])
        except OutsideOwnUnits:
            raise Http404 from None
        return render(request, "intranet/people/slip_print.html", _printed(slip, code))
    return render(request, "intranet/people/slip_issue.html", {"form": form, "person": person, "last": last})


def _sent_twice(form: IssueForm, last: str) -> bool:
    if form.data.get("last", last) == last:
        return False
    form.add_error(
        None, _("A slip for this person has just been issued. Use the printed one; press the button for another.")
    )
    return True


def _printed(slip: Slip, code: str) -> dict[str, object]:
    return {"slip": slip, "code": code, "site_url": settings.INTRANET_SITE_URL.rstrip("/")}


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or refuse one slip."""
    officer = _me(request, PostRole.SECURITY)
    slip = get_object_or_404(Slip, pk=pk)
    try:
        if request.POST.get("decision") == "confirm":
            confirm_slip(slip, by=officer)
            messages.success(request, _("The slip is confirmed and can be used now."))
        else:
            refuse_slip(slip, by=officer)
            messages.success(request, _("The slip is refused and cannot be used."))
    except (ConfirmedByAnother, SlipIsOver) as refused:
        messages.error(request, str(refused))
    return redirect("people:slips")
