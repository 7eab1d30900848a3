"""Levels and markings, for who may extend them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.contracts import done, today
from plugins.circulation.forms.marks import EndForm, LevelForm, MarkForm, MarkingForm
from plugins.circulation.models import Level, Marking
from plugins.circulation.services import marks

View = Callable[..., HttpResponse]


def permitted(view: View) -> View:
    """A missing page for who may not extend them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(marks.PERMISSION):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@permitted
def index(request: HttpRequest) -> HttpResponse:
    """Both tables, with what is no longer offered."""
    context = {"levels": Level.objects.all(), "markings": Marking.objects.all(), "today": today()}
    return render(request, "circulation/admin_marks.html", context)


@permitted
def add_level(request: HttpRequest) -> HttpResponse:
    """A new level above all others."""
    form = LevelForm(request.POST or None, initial={"valid_from": today()})
    return _add(request, form, marks.add_level, _("Add a level"), _("The level is added."))


@permitted
def add_marking(request: HttpRequest) -> HttpResponse:
    """A new marking."""
    form = MarkingForm(request.POST or None, initial={"valid_from": today()})
    return _add(request, form, marks.add_marking, _("Add a marking"), _("The marking is added."))


@permitted
def level(request: HttpRequest, slug: str) -> HttpResponse:
    """The last day of a level."""
    row = get_object_or_404(Level, slug=slug)
    form = EndForm(request.POST or None, initial={"valid_to": row.valid_to})
    answer = done(
        request,
        form,
        lambda given: marks.end(row, given.cleaned_data["valid_to"], request.user),
        reverse("circulation_admin:index"),
        _("Saved. Documents that bear it keep it."),
    )
    return answer or _shown(request, form, str(row))


@permitted
def marking(request: HttpRequest, slug: str) -> HttpResponse:
    """The last day and the switches of a marking."""
    row = get_object_or_404(Marking, slug=slug)
    now = {"valid_to": row.valid_to, "must_return": row.must_return, "no_copies": row.no_copies}
    form = MarkForm(request.POST or None, initial=now)
    answer = done(
        request,
        form,
        lambda given: marks.change_marking(row, **given.cleaned_data, by=request.user),
        reverse("circulation_admin:index"),
        _("Saved. Documents that bear it keep it."),
    )
    return answer or _shown(request, form, str(row))


def _add(request: HttpRequest, form: Any, do: Callable[..., Any], title: str, said: str) -> HttpResponse:
    back = reverse("circulation_admin:index")
    answer = done(request, form, lambda given: do(given.save(commit=False), request.user), back, said)
    return answer or _shown(request, form, title)


def _shown(request: HttpRequest, form: Any, title: str) -> HttpResponse:
    return render(request, "circulation/admin_mark.html", {"form": form, "title": title})
