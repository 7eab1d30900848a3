"""Screens of units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.editor.people.forms import CloseUnitForm, MergeForm, MoveForm, RenameForm, UnitForm
from intranet.editor.people.pages import form_page, me, needs
from intranet.people.models import Unit
from intranet.people.queries import unit_tree
from intranet.people.roles import ADMINISTER_PEOPLE, VIEW_PEOPLE
from intranet.people.rules import today
from intranet.people.services.merging import merge_unit, what_merging_moves
from intranet.people.services.posts import ONE_DAY
from intranet.people.services.units import close_unit, create_unit, move_unit, rename_unit

PREVIEW = "intranet/editor/people/unit_preview.html"


@needs(VIEW_PEOPLE)
def tree(request: HttpRequest) -> HttpResponse:
    """The tree of units, closed ones too."""
    context = {"lines": unit_tree(today()), "may_administer": request.user.has_perm(ADMINISTER_PEOPLE)}
    return render(request, "intranet/editor/people/units.html", context)


@needs(ADMINISTER_PEOPLE)
def new(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    form = UnitForm(request.POST or None, initial={"valid_from": today(), "parent": request.GET.get("parent")})
    return form_page(
        request,
        form,
        lambda typed: create_unit(by=me(request), **typed),
        title=_("New unit"),
        submit=_("Create"),
        back=reverse("people_admin:units"),
        done=_("The unit is created."),
    )


@needs(ADMINISTER_PEOPLE)
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name."""
    unit = get_object_or_404(Unit, pk=pk)
    now = {"name": unit.name, "short_name": unit.short_name, "code": unit.code}
    return form_page(
        request,
        RenameForm(request.POST or None, initial=now),
        lambda typed: rename_unit(unit, by=me(request), **typed),
        title=_("Rename %(unit)s") % {"unit": unit},
        submit=_("Rename"),
        back=reverse("people_admin:units"),
        done=_("The unit has its new name from today."),
        warning=_("The former name is kept with its dates."),
    )


@needs(ADMINISTER_PEOPLE)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another place."""
    unit = get_object_or_404(Unit, pk=pk)
    return form_page(
        request,
        MoveForm(request.POST or None, apart_from=unit),
        lambda typed: move_unit(unit, typed["parent"], by=me(request)),
        title=_("Move %(unit)s") % {"unit": unit},
        submit=_("Move"),
        back=reverse("people_admin:units"),
        done=_("The unit has its new place from today."),
        warning=_(
            "Everybody in it and below will read what the new place may read, and no longer what the old one may."
        ),
    )


@needs(ADMINISTER_PEOPLE)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """A successor; says beforehand what will go over."""
    unit = get_object_or_404(Unit, pk=pk)
    yesterday = today() - ONE_DAY
    return form_page(
        request,
        MergeForm(request.POST or None, apart_from=unit, initial={"on": yesterday}),
        lambda typed: merge_unit(unit, typed["successor"], by=me(request), on=typed["on"]),
        title=_("Merge %(unit)s into another unit") % {"unit": unit},
        submit=_("Merge"),
        back=reverse("people_admin:units"),
        done=_("The units are merged."),
        warning=_("The posts and sub-units below go over to the successor. What was done before keeps the old unit."),
        shown={"part": PREVIEW, "preview": what_merging_moves(unit, yesterday), "merging": True},
    )


@needs(ADMINISTER_PEOPLE)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day."""
    unit = get_object_or_404(Unit, pk=pk)
    return form_page(
        request,
        CloseUnitForm(request.POST or None, initial={"on": today()}),
        lambda typed: close_unit(unit, by=me(request), **typed),
        title=_("Close %(unit)s") % {"unit": unit},
        submit=_("Close the unit"),
        back=reverse("people_admin:units"),
        done=_("The unit has its last day."),
        warning=_("Posts and sub-units must be ended, moved or merged before; nothing is ended silently."),
        shown={"part": PREVIEW, "preview": what_merging_moves(unit, today()), "merging": False},
    )
