"""A document: read it page by page; put one in, issue it, keep its copies and its scope."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import circle_words, decide, done, pressed, visible_or_404, who
from plugins.circulation.forms.items import ChangeScopeForm, HandOverForm, IssueForm, ItemForm
from plugins.circulation.forms.spaces import ReasonForm
from plugins.circulation.models import Copy, Item, ItemState, Level, Proposal, ProposalKind, Space
from plugins.circulation.policy import may_be_copied
from plugins.circulation.queries import to_decide
from plugins.circulation.queries.history import history_of, proposals_in_words
from plugins.circulation.queries.previews import Preview
from plugins.circulation.queries.readers import readers_with_reasons
from plugins.circulation.queries.registers import sums_of, trail_of
from plugins.circulation.queries.why import asked_why
from plugins.circulation.reader.opening import copy_of
from plugins.circulation.rules import split_tokens
from plugins.circulation.services import copies, items, levels, recalls, scopes


def add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put a document into a space."""
    space = visible_or_404(request, Space, action="add", public_id=public_id)
    asker = who(request.user)
    rank = split_tokens(asker.tokens)[0] if asker else 0
    form = ItemForm(request.POST or None, request.FILES or None, rank=rank)
    answer = done(
        request,
        form,
        lambda given: items.add_item(
            space,
            given.cleaned_data["file"],
            number=given.cleaned_data["number"],
            title=given.cleaned_data["title"],
            level=given.cleaned_data["level"],
            by=request.user,
            vouched=given.cleaned_data["looked"],
        ),
        lambda item: keep_url(item) if decide(request.user, "keep", item, request) else space_url(space),
        _("The document is put in as a draft."),
    )
    return answer or render(request, "circulation/add.html", {"space": space, "form": form, "is_cleared": rank > 0})


def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One document with its reader; who keeps it and may not read it is led to its record."""
    item = Item.objects.select_related("space", "level").filter(public_id=public_id).first()
    if item is not None and _is_record_only(request, item):
        return keep(request, public_id)
    item = visible_or_404(request, Item, public_id=public_id)
    version = item.versions.first()
    page = _page(request.GET.get("trang", "1"), version.pages if version else 1)
    copy = copy_of(item, request.user)
    context = {
        "item": item,
        "version": version,
        "page": page,
        "previous": page - 1,
        "next": page + 1 if version and page < version.pages else 0,
        "large": "to" in request.GET,
        "copy": copy,
        "of": item.copies.count(),
        "trail": trail_of(copy) if copy else [],
        "may_copy": may_be_copied(item),
        "may_keep": bool(decide(request.user, "keep", item, request)),
    }
    return render(request, "circulation/item.html", context)


def _is_record_only(request: HttpRequest, item: Item) -> bool:
    """Not a reader, and no guard stands between, but a keeper."""
    decision = decide(request.user, "read", item, request)
    return not decision and not decision.challenge and bool(decide(request.user, "keep", item, request))


def _page(typed: str, pages: int) -> int:
    return min(max(int(typed), 1), pages) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


def keep(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The record of a document for its keepers: a draft to issue, or copies, scope and recall."""
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    if item.state == ItemState.DRAFT:
        return issue(request, item)
    wanted = scopes.wanted_of(item)
    context = {
        "item": item,
        "version": item.versions.first(),
        "sums": sums_of(item),
        "copies": item.copies.select_related("holder", "handed_over_by", "ended_by", "witness"),
        "readers": readers_with_reasons(item, wanted),
        "circles": sorted(circle_words(wanted["tokens"]).values()),
        "proposals": _waiting(item),
        "extensions": to_decide.longer_loans(Item.objects.filter(pk=item.pk)).select_related("copy", "by"),
        "history": history_of(item),
        "recall": getattr(item, "recall", None),
        "saw": recalls.saw(item) if item.state in {ItemState.RECALLED, ItemState.CLOSED} else [],
        "may_read": bool(decide(request.user, "read", item, request)),
    }
    context |= asked_why(request.GET.get("who", ""), item, wanted)
    return render(request, "circulation/keep.html", context)


def _waiting(item: Item) -> list[tuple[Proposal, str, Preview]]:
    """What a second keeper decides: in words, and who would gain and who would lose by it as people are today."""
    return [(row, words, _preview(item, row)) for row, words in proposals_in_words(item)]


def _preview(item: Item, row: Proposal) -> Preview:
    if row.kind == ProposalKind.LEVEL:
        return levels.preview(item, Level.objects.get(slug=row.wanted["level"]))
    return scopes.preview(item, row.wanted)


def issue(request: HttpRequest, item: Item) -> HttpResponse:
    """A draft: settle who may read and under which terms, and issue it."""
    form = IssueForm(request.POST or None)
    answer = done(
        request,
        form,
        lambda given: items.issue(item, given.terms, request.user),
        keep_url(item),
        _("The document is in circulation."),
    )
    return answer or render(
        request,
        "circulation/issue.html",
        {
            "item": item,
            "form": form,
            "version": item.versions.first(),
            "proposals": _waiting(item),
        },
    )


@require_POST
def drop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    return pressed(request, lambda: items.drop(item, request.user), space_url(item.space), _("The draft is dropped."))


def hand_over(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Numbered copies for people."""
    item = _issued(request, public_id)
    form = HandOverForm(request.POST or None, initial={"due": item.return_by})
    answer = done(
        request,
        form,
        lambda given: copies.hand_over(
            item,
            given.cleaned_data["names"],
            request.user,
            form=given.cleaned_data["form"],
            due=given.cleaned_data["due"],
        ),
        keep_url(item),
        _("The copies are handed over; their receivers are told."),
    )
    return answer or render(request, "circulation/hand_over.html", {"item": item, "form": form, "sums": sums_of(item)})


def scope(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change who may read: first who gains and who loses, then it is done, or waits for a second person."""
    item = _issued(request, public_id)
    now = scopes.wanted_of(item)
    form = ChangeScopeForm(request.POST or None, initial=_as_typed(now))
    preview = None
    if request.method == "POST" and form.is_valid():
        preview = scopes.preview(item, form.wanted)
        if "confirmed" in request.POST:
            answer = done(
                request,
                form,
                lambda given: scopes.change_scope(item, given.wanted, given.cleaned_data["reason"], request.user),
                keep_url(item),
                _("A second keeper decides.") if preview.widens else _("The scope is changed."),
            )
            if answer:
                return answer
    context = {
        "item": item,
        "form": form,
        "preview": preview,
        "readers": readers_with_reasons(item, now),
    }
    return render(request, "circulation/scope.html", context)


def _as_typed(wanted: dict[str, object]) -> dict[str, object]:
    tokens = wanted["tokens"]
    words = circle_words(tokens)  # type: ignore[arg-type]
    plain = circle_words(token.replace("under:", "unit:") for token in tokens)  # type: ignore[attr-defined]
    return {
        "whole_space": wanted["whole"],
        "names": "\n".join(plain.get(token.replace("under:", "unit:"), "") for token in words),
        "below": any(token.startswith("under:") for token in words),
    }


def recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Call a document back."""
    item = visible_or_404(request, Item, action="recall", public_id=public_id)
    form = ReasonForm(request.POST or None)
    answer = done(
        request,
        form,
        lambda given: recalls.recall(item, given.cleaned_data["reason"], request.user),
        keep_url(item),
        _("The document is recalled: nobody reads it any more."),
    )
    out = Copy.objects.filter(item=item, state__in=copies.OUT).select_related("holder")
    return answer or render(request, "circulation/recall.html", {"item": item, "form": form, "out": out})


@require_POST
def close_recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close the register of a recall."""
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    called = getattr(item, "recall", None)
    if called is None:
        raise Http404
    return pressed(request, lambda: recalls.close(called, request.user), keep_url(item), _("The recall is closed."))


def _issued(request: HttpRequest, public_id: UUID) -> Item:
    item = visible_or_404(request, Item, action="keep", public_id=public_id)
    if item.state != ItemState.ISSUED:
        raise Http404
    return item


def keep_url(item: Item) -> str:
    """The record of ``item``."""
    return reverse("circulation:keep", args=[item.public_id])


def space_url(space: Space) -> str:
    """The page of ``space``."""
    return reverse("circulation:space", args=[space.public_id])
