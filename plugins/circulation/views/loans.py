"""A later day of return: asked for by the holder, given or refused by a keeper."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import done, pressed, visible_or_404
from plugins.circulation.forms.changes import LaterForm
from plugins.circulation.models import Copy, CopyState, Extension, Item, ItemState
from plugins.circulation.services import loans
from plugins.circulation.views.items import keep_url


def extend(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """A keeper sets a later day."""
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    copy = visible_or_404(request, Copy, action="keep", item=item, number=number)
    return _later(request, copy, loans.extend, keep_url(item), _("The loan is extended; its holder is told."))


def ask(request: HttpRequest, copy: int) -> HttpResponse:
    """The holder asks for a later day."""
    row = visible_or_404(request, Copy, action="return", pk=copy)
    said = _("Your request was sent. You are told when a keeper has decided.")
    return _later(request, row, loans.ask, reverse("circulation:copies"), said)


def _later(request: HttpRequest, copy: Copy, do: object, back: str, said: str) -> HttpResponse:
    out = copy.state in {CopyState.HANDED_OVER, CopyState.HELD}
    if not out or copy.due is None or copy.item.state != ItemState.ISSUED:
        raise Http404
    form = LaterForm(request.POST or None)
    answer = done(
        request,
        form,
        lambda given: do(copy, given.cleaned_data["due"], given.cleaned_data["reason"], request.user),  # type: ignore[operator]
        back,
        said,
    )
    context = {"copy": copy, "form": form, "back": back, "is_keeper": do is loans.extend}
    return answer or render(request, "circulation/later.html", context)


@require_POST
def decide(request: HttpRequest, public_id: UUID, extension: int) -> HttpResponse:
    """A keeper agrees to a later day or refuses it."""
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    row = get_object_or_404(Extension.objects.select_related("copy"), pk=extension, copy__item=item)
    agreed = request.POST.get("agreed") == "1"
    return pressed(
        request,
        lambda: loans.decide(row, agreed, request.user, request.POST.get("refusal", "")),
        keep_url(item),
        _("The loan is extended; its holder is told.") if agreed else _("The request is refused."),
    )
