"""The searches that a person follows: only their own."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.contracts import done, pressed, visible, visible_or_404
from plugins.fulltext.asking import read
from plugins.fulltext.narrowing import choices
from plugins.fulltext.saved import services
from plugins.fulltext.saved.forms import NameForm
from plugins.fulltext.saved.models import SavedSearch
from plugins.fulltext.saved.watching import question_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first."""
    rows = [_row(saved) for saved in visible(request, SavedSearch.objects.defer("seen"))]
    return render(request, "fulltext/saved/index.html", {"rows": rows, "most": services.MOST})


def _row(saved: SavedSearch) -> dict[str, Any]:
    asked = question_of(saved)
    return {"saved": saved, "asked": asked, "narrowed": choices(asked, ())}


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Follow the search whose query string is posted."""
    question = request.POST.get("question", "").removeprefix("?")
    back = f"{reverse('fulltext:search')}?{question}"
    said = _("You follow this search. You are told when something new that you may read matches it.")
    asked = read(QueryDict(question))
    return pressed(request, lambda: services.keep(request.user, asked), reverse("fulltext:saved"), said, otherwise=back)


@require_safe
def open_results(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Lead on to the results, the newest first."""
    saved = visible_or_404(request, SavedSearch, public_id=public_id)
    return redirect(reverse("fulltext:search") + question_of(saved).address(sort="date", page=1))


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Call it otherwise."""
    saved = visible_or_404(request, SavedSearch, action="edit", public_id=public_id)
    form = NameForm(request.POST or None, initial={"name": saved.name})
    said = _("The search is renamed.")
    answer = done(request, form, lambda form: services.rename(saved, form.cleaned_data["name"]), "fulltext:saved", said)
    return answer or render(request, "fulltext/saved/rename.html", {"saved": saved, "form": form})


@require_POST
def forget(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Follow it no more."""
    saved = visible_or_404(request, SavedSearch, action="delete", public_id=public_id)
    said = _("The search is deleted; you are told nothing more of it.")
    return pressed(request, lambda: services.forget(saved), reverse("fulltext:saved"), said)
