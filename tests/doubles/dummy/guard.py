"""A guard: the person must have said the word in this session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from intranet.contracts import Demand, Verdict

KEY = "dummy.word_said"
"""Session keys bear the slug too."""


class Password:
    """Asks for the word once a session."""

    def check(self, request: HttpRequest, demand: Demand) -> Verdict:
        return Verdict.ALLOW if request.session.get(KEY) else Verdict.CHALLENGE

    def challenge(self, request: HttpRequest, demand: Demand) -> HttpResponse:
        request.session["dummy.back"] = request.get_full_path()
        return redirect(reverse("dummy:say"))
