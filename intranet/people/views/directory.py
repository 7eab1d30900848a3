"""Units and people for everybody signed in: the tree, one unit, one person."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.people.models import Person, Unit
from intranet.people.queries.directory import lines_of_tree, people_found, person_page, posts_in, unit_page
from intranet.people.rules import today
from intranet.people.services.persons import confirm_contact
from intranet.people.views.absences import absences_shown

PER_PAGE = 50


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The tree, or what a search finds in it."""
    words, closed = request.GET.get("q", "")[:100], request.GET.get("closed") == "1"
    lines = lines_of_tree(words, today(), closed=closed)
    context = {"lines": lines, "people": people_found(words, today()), "words": words, "closed": closed}
    return render(request, "intranet/people/units.html", context)


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit, closed ones too: what it was merged into, its place, its people."""
    shown = get_object_or_404(Unit.objects.select_related("merged_into"), pk=pk)
    posts = Paginator(posts_in(shown, today()), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "intranet/people/unit.html", {"shown": unit_page(shown, today()), "page": posts})


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, posts, work contact; absences to those who record them."""
    found = get_object_or_404(Person, pk=pk)
    context = {"shown": person_page(found, today()), "is_mine": request.user.pk == pk}
    return render(request, "intranet/people/person.html", context | absences_shown(request, found))


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one's own contact is right."""
    me = cast(Person, request.user)
    if me.pk != pk:
        raise Http404
    confirm_contact(me)
    messages.success(request, _("Thank you. Your contact is confirmed with the date of today."))
    return redirect("people:person", pk=pk)
