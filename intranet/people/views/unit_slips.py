"""The first sign-in of a whole unit: slips printed at once, or links by e-mail."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intranet.alphabet import by_given_name
from intranet.people.errors import NoLinkForThem, OutsideOwnUnits
from intranet.people.forms.slips import AT_HAND_OVER, UnitForm
from intranet.people.models import Person, PostRole, Slip, Unit
from intranet.people.queries import find_people, units_in_care
from intranet.people.queries.people import with_open_posts_in, without_password
from intranet.people.rules import today
from intranet.people.services.invitations import invite
from intranet.people.services.slips import issue_slips

MOST = 100
"""People on one page: as many slips are printed at once."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unit_slips(request: HttpRequest, pk: int) -> HttpResponse:
    """Who of a unit has no password; the answer to the POST is their slips, shown this once."""
    clerk = cast(Person, request.user)
    unit = _unit_in_care(clerk, pk)
    people = _waiting(clerk, unit)
    last = str(Slip.objects.filter(person__in=people).order_by("-pk").values_list("pk", flat=True).first() or "")
    form = UnitForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid() and not _sent_twice(form, last):
        chosen = [person for person in people if person.pk in form.cleaned_data["people"]]
        return _act(request, clerk, unit, chosen, form.cleaned_data["way"])
    may_mail = settings.INTRANET_EMAIL_RESET
    context = {"unit": unit, "people": people, "form": form, "last": last, "may_mail": may_mail}
    return render(request, "intranet/people/unit_slips.html", context)


def _unit_in_care(clerk: Person, pk: int) -> Unit:
    unit = units_in_care(clerk, PostRole.CLERK, today()).filter(pk=pk).first()
    if unit is None:
        raise Http404
    return unit


def _waiting(clerk: Person, unit: Unit) -> list[Person]:
    units = Unit.objects.filter(path__startswith=unit.path)
    people = without_password(with_open_posts_in(find_people("", today()), units, today()))
    return sorted(people.exclude(pk=clerk.pk)[:MOST], key=by_given_name)


def _sent_twice(form: UnitForm, last: str) -> bool:
    """A page sent twice does not void the slips that it has just printed."""
    if form.data.get("last", "") == last:
        return False
    form.add_error(None, _("Slips have just been issued here. Use the printed ones; press the button for new ones."))
    return True


def _act(request: HttpRequest, clerk: Person, unit: Unit, people: list[Person], way: str) -> HttpResponse:
    try:
        if way == "slips":
            slips = issue_slips(people, by=clerk, identity_check=AT_HAND_OVER)
            context = {"slips": slips, "unit": unit, "site_url": settings.INTRANET_SITE_URL.rstrip("/")}
            return render(request, "intranet/people/slips_print.html", context)
        _mail(request, clerk, people)
    except OutsideOwnUnits:
        raise Http404 from None
    return redirect("people:unit_slips", pk=unit.pk)


def _mail(request: HttpRequest, clerk: Person, people: list[Person]) -> None:
    sent, left = 0, []
    for person in people:
        try:
            invite(person, by=clerk)
            sent += 1
        except NoLinkForThem:
            left.append(str(person))
    if sent:
        words = ngettext("%(n)s link is on its way.", "%(n)s links are on their way.", sent)
        messages.success(request, words % {"n": sent})
    if left:
        words = _("These people need a slip: they have no work e-mail, or more than ordinary rights. %(people)s")
        messages.warning(request, words % {"people": ", ".join(left)})
