"""Screens of what stands first for a query, and of what is left out."""

from typing import cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, Who, pressed, who_at
from plugins.fulltext.editors import picks
from plugins.fulltext.editors.access import permitted
from plugins.fulltext.editors.queries import lines, offered, picks_of, seen

LONGEST_TYPED = 300
DONE = {
    "first": _("It stands first for this query now."),
    "out": _("It is left out for this query now."),
    "up": _("It stands one place higher now."),
    "down": _("It stands one place lower now."),
    "back": _("It stands where it is found again."),
}


@permitted
def index(request: HttpRequest) -> HttpResponse:
    """The queries that were picked for, and a form to open one."""
    typed, problem = _typed(request, "q"), ""
    if "q" in request.GET:
        try:
            picks.check_query(typed)
            return redirect(f"{reverse('fulltext_admin:picks')}?{urlencode({'q': typed})}")
        except Refused as refused:
            problem = str(refused)
    context = {"typed": typed, "problem": problem, "lines": lines(_asker(request))}
    return render(request, "fulltext/editors/queries.html", context)


@permitted
def query(request: HttpRequest) -> HttpResponse:
    """What was picked for one query, and documents to pick from: those that the query finds, or others by number or
    title.
    """
    text, find, asker = _typed(request, "q"), _typed(request, "find"), _asker(request)
    try:
        picks.check_query(text)
    except Refused:
        return redirect(f"{reverse('fulltext_admin:index')}?{urlencode({'q': text})}")
    if request.method == "POST":
        return _done(request, text, asker)
    picked = seen(picks_of(text), asker)
    taken = {each.pick.identity for each in picked}
    context = {
        "text": text,
        "find": find,
        "first": [each.hit for each in picked if not each.pick.is_left_out],
        "left_out": [each.hit for each in picked if each.pick.is_left_out],
        "offered": [hit for hit in offered(find or text, asker) if (hit.source, hit.key) not in taken],
    }
    return render(request, "fulltext/editors/query.html", context)


def _done(request: HttpRequest, text: str, asker: Who) -> HttpResponse:
    source, _slash, key = request.POST.get("entry", "")[:300].partition("/")
    entry, asked = (source, key), request.POST.get("do", "")
    doing = {
        "first": lambda: picks.choose(text, entry, asker),
        "out": lambda: picks.choose(text, entry, asker, is_left_out=True),
        "up": lambda: picks.move(text, entry, asker, by=-1),
        "down": lambda: picks.move(text, entry, asker, by=1),
        "back": lambda: picks.take_back(text, entry, asker),
    }
    if asked not in doing:
        raise Http404
    return pressed(request, doing[asked], request.get_full_path(), DONE[asked])


def _typed(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "").strip()[:LONGEST_TYPED]


def _asker(request: HttpRequest) -> Who:
    return cast(Who, who_at(request))
