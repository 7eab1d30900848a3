"""Another level and a new file for a document; deciding and taking back what was proposed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import done, pressed, visible_or_404, who
from plugins.circulation.forms.changes import LevelForm, VersionForm
from plugins.circulation.models import Item, ItemState, Proposal, ProposalKind
from plugins.circulation.rules import split_tokens
from plugins.circulation.services import items, levels, proposals, scopes
from plugins.circulation.views.items import keep_url


def level(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change the level: first who gains and who loses, then it is done, or waits for a second keeper."""
    item = _changeable(request, public_id)
    asker = who(request.user)
    rank = split_tokens(asker.tokens)[0] if asker else 0
    form = LevelForm(request.POST or None, item=item, rank=rank)
    preview = levels.preview(item, form.change.level) if request.method == "POST" and form.is_valid() else None
    if preview and "confirmed" in request.POST:
        answer = done(
            request,
            form,
            lambda given: levels.change_level(item, given.change, request.user),
            keep_url(item),
            _("A second keeper decides.") if preview.widens else _("The level is changed."),
        )
        if answer:
            return answer
    return render(request, "circulation/level.html", {"item": item, "form": form, "preview": preview})


def version(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A newer file of the same document."""
    item = _changeable(request, public_id)
    form = VersionForm(request.POST or None, request.FILES or None)
    answer = done(
        request,
        form,
        lambda given: items.add_version(
            item,
            given.cleaned_data["file"],
            by=request.user,
            note=given.cleaned_data["note"],
            vouched=given.cleaned_data["looked"],
        ),
        keep_url(item),
        _("The new version is in place; readers see it from now on."),
    )
    versions = item.versions.select_related("created_by").defer("text", "wrapped")
    return answer or render(request, "circulation/version.html", {"item": item, "form": form, "versions": versions})


@require_POST
def decide(request: HttpRequest, public_id: UUID, proposal: int) -> HttpResponse:
    """A second keeper agrees or refuses."""
    item, row = _proposal(request, public_id, proposal)
    agreed = request.POST.get("agreed") == "1"
    decide = levels.decide_level if row.kind == ProposalKind.LEVEL else scopes.decide_scope
    return pressed(
        request,
        lambda: decide(row, agreed, request.user, request.POST.get("refusal", "")),
        keep_url(item),
        _("The change is in force.") if agreed else _("The change is refused."),
    )


@require_POST
def withdraw(request: HttpRequest, public_id: UUID, proposal: int) -> HttpResponse:
    """Who proposed a change takes it back."""
    item, row = _proposal(request, public_id, proposal)
    said = _("The proposal is taken back.")
    return pressed(request, lambda: proposals.withdraw(row, request.user), keep_url(item), said)


def _proposal(request: HttpRequest, public_id: UUID, proposal: int) -> tuple[Item, Proposal]:
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    return item, get_object_or_404(Proposal, pk=proposal, item=item)


def _changeable(request: HttpRequest, public_id: UUID) -> Item:
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    if item.state not in {ItemState.DRAFT, ItemState.ISSUED}:
        raise Http404
    return item
