"""The list of spaces, one space, its roster."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import circle_words, decide, done, open_units, pressed, today, visible_or_404, who
from plugins.circulation.forms.spaces import LetInForm, ReasonForm, SpaceForm
from plugins.circulation.models import Copy, CopyState, JoinRequest, RosterEntry, Space
from plugins.circulation.models.requests import waiting
from plugins.circulation.queries import to_decide
from plugins.circulation.queries.spaces import items_of, left_open, my_requests, roster_of, spaces_of, spaces_to_confirm
from plugins.circulation.services import spaces as services

PAGE = 50
"""Documents on a page of a space. How many there are in all is not counted: it would cost as much as they are many."""


def may_open_any(person: object) -> bool:
    """Whether there is a unit for which ``person`` may open a space."""
    return any(services.may_open(person, unit.pk) for unit in open_units(today()))


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Spaces one belongs to, keeps, or may know of; and copies one holds."""
    asker = who(request.user)
    copies = Copy.objects.filter(holder=request.user.pk, state__in=[CopyState.HANDED_OVER, CopyState.HELD])
    spaces = spaces_of(asker)
    asked = my_requests(request.user, [space for space in spaces if not space.is_mine])  # type: ignore[attr-defined]
    context = {
        "spaces": spaces,
        "asked": {key for key, row in asked.items() if row.decided_at is None},
        "refused": {key for key, row in asked.items() if row.agreed is False},
        "decisions": to_decide.all_of(asker),
        "to_confirm": spaces_to_confirm(asker),
        "copies": copies.count(),
        "may_open": may_open_any(request.user),
        "is_officer": bool(asker and any(token.startswith("post:security@") for token in asker.tokens)),
    }
    return render(request, "circulation/index.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Open a space."""
    if not may_open_any(request.user):
        raise Http404
    form = SpaceForm(request.POST or None, by=request.user, initial={"opens_on": today()})
    answer = done(
        request,
        form,
        lambda given: services.open_space(given.save(commit=False), given.cleaned_data["keepers"], request.user),
        lambda space: _after_opening(request, space),
        lambda space: _("The space is opened.") if space.ready_at else _("The space is set up; one keeper waits."),
    )
    return answer or render(request, "circulation/new_space.html", {"form": form})


def _after_opening(request: HttpRequest, space: Space) -> str:
    """Who opens a space and does not keep it sees no more of it than others; a keeper types a code there."""
    decision = decide(request.user, "read", space, request)
    if decision or decision.challenge:
        return reverse("circulation:space", args=[space.public_id])
    return reverse("circulation:index")


@require_GET
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One space: its documents, and for keepers its roster."""
    space = visible_or_404(request, Space, public_id=public_id)
    asker = who(request.user)
    is_keeper = bool(decide(request.user, "keep", space, request))
    accounts = bool(decide(request.user, "registers", space, request))
    page = _page(request.GET.get("trang", ""))
    rows = items_of(space, asker, is_keeper=is_keeper)[(page - 1) * PAGE : page * PAGE + 1]
    items = list(rows)
    context = {
        "space": space,
        "items": items[:PAGE],
        "previous": page - 1,
        "next": page + 1 if len(items) > PAGE else 0,
        "is_keeper": is_keeper,
        "accounts": accounts,
        "may_add": bool(decide(request.user, "add", space, request)),
    }
    return render(request, "circulation/space.html", context)


def _page(typed: str) -> int:
    return max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


@require_POST
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The head of the owner unit confirms a single keeper."""
    space = visible_or_404(request, Space, action="confirm", public_id=public_id)
    back = reverse("circulation:index")
    return pressed(request, lambda: services.confirm(space, request.user), back, _("The space is confirmed."))


def roster(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Who belongs to the space, and letting people in."""
    space = visible_or_404(request, Space, action="keep", public_id=public_id)
    form = LetInForm(request.POST or None, initial={"starts": today()})
    here = reverse("circulation:roster", args=[space.public_id])
    answer = done(
        request,
        form,
        lambda given: services.let_in(space, given.order, request.user, as_keeper=given.cleaned_data["as_keeper"]),
        here,
        _("They are let in."),
    )
    entries = roster_of(space)
    words = circle_words(entry.token for entry in entries)
    rows = [(entry, words.get(entry.token, entry.token)) for entry in entries]
    asked = waiting(JoinRequest).filter(space=space).select_related("by")
    context = {"space": space, "form": form, "rows": rows, "requests": asked}
    return answer or render(request, "circulation/roster.html", context)


def let_go(request: HttpRequest, public_id: UUID, entry: int) -> HttpResponse:
    """End one entry of the roster, with a reason."""
    space = visible_or_404(request, Space, action="keep", public_id=public_id)
    row = get_object_or_404(RosterEntry, pk=entry, space=space, removed_at__isnull=True)
    form = ReasonForm(request.POST or None)
    back = reverse("circulation:roster", args=[space.public_id])
    answer = done(
        request,
        form,
        lambda given: services.remove(row, given.cleaned_data["reason"], request.user),
        back,
        _("They belong to the space no more."),
    )
    name = circle_words([row.token]).get(row.token, row.token)
    context = {
        "above": space.title,
        "form": form,
        "name": name,
        "back": back,
        "title": _("Let go"),
        "does": _("Let go"),
    }
    return answer or render(request, "circulation/reason.html", context)


def archive(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close a space for good: one more page says what that means."""
    space = visible_or_404(request, Space, action="keep", public_id=public_id)
    if request.method == "POST":
        close = partial(services.archive, space, request.user)
        return pressed(request, close, reverse("circulation:index"), _("The space is closed."), otherwise=request.path)
    asker = who(request.user)
    left = left_open(space, asker) if asker else []
    return render(request, "circulation/archive.html", {"space": space, "left": left})
