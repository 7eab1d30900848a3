"""Pages of the dummy."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from intranet.contracts import setting, visible, visible_or_404
from tests.doubles.dummy.guard import KEY
from tests.doubles.dummy.models import Greeting


def index(request: HttpRequest) -> HttpResponse:
    """The greetings one may read."""
    greetings = visible(request, Greeting.objects.all())[: setting("dummy", "per_page")]
    return render(request, "dummy/index.html", {"greetings": greetings, "salutation": setting("dummy", "salutation")})


def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One greeting."""
    greeting = visible_or_404(request, Greeting, public_id=public_id)
    return render(request, "dummy/read.html", {"greeting": greeting})


def say(request: HttpRequest) -> HttpResponse:
    """Say the word that the guard asks for, and go back to where it was asked."""
    if request.method == "POST":
        request.session[KEY] = True
        return redirect(request.session.pop("dummy.back", "dummy:index"))
    return render(request, "dummy/say.html")


def office(request: HttpRequest) -> HttpResponse:
    """The admin's page."""
    if not request.user.has_perm("plugin_dummy.send_greeting"):
        raise Http404
    return render(request, "dummy/office.html", {"count": Greeting.objects.count()})
