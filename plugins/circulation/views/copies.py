"""Copies one holds, and what a keeper does with one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import done, pressed, visible_or_404
from plugins.circulation.forms.items import ReceiveForm, WitnessForm
from plugins.circulation.models import Copy, Item
from plugins.circulation.queries.spaces import copies_of
from plugins.circulation.services import copies as services
from plugins.circulation.views.items import keep_url


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Copies that I hold."""
    return render(request, "circulation/copies.html", {"copies": copies_of(request.user)})


def receive(request: HttpRequest, copy: int) -> HttpResponse:
    """Confirm that a copy has come, with its pages counted."""
    row = visible_or_404(request, Copy, action="receive", pk=copy)
    form = ReceiveForm(request.POST or None)
    answer = done(
        request,
        form,
        lambda given: services.receive(
            row,
            given.cleaned_data["sheets"],
            request.user,
            given.cleaned_data["defect"],
            number=given.cleaned_data["number"],
        ),
        reverse("circulation:copies"),
        _("The copy is received."),
    )
    return answer or render(request, "circulation/receive.html", {"copy": row, "form": form})


@require_POST
def give_back(request: HttpRequest, copy: int) -> HttpResponse:
    """The holder gives a copy on the screen back."""
    row = visible_or_404(request, Copy, action="return", pk=copy)
    back = reverse("circulation:copies")
    return pressed(request, lambda: services.give_back(row, request.user), back, _("The copy is given back."))


@require_POST
def take_back(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """A keeper takes a copy back."""
    item, row = _of_item(request, public_id, number)
    return pressed(request, lambda: services.give_back(row, request.user), keep_url(item), _("The copy is taken back."))


def destroy(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """A keeper records that a copy was destroyed before a witness."""
    item, row = _of_item(request, public_id, number)
    form = WitnessForm(request.POST or None)
    answer = done(
        request,
        form,
        lambda given: services.destroy(row, given.cleaned_data["witness"], request.user),
        keep_url(item),
        _("The destruction is recorded."),
    )
    return answer or render(request, "circulation/destroy.html", {"item": item, "copy": row, "form": form})


def _of_item(request: HttpRequest, public_id: UUID, number: int) -> tuple[Item, Copy]:
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    return item, visible_or_404(request, Copy, action="keep", item=item, number=number)
