"""The list of courses, and what one has learnt."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.rules import is_number
from intranet.people.rules import today
from intranet.training.policy import OFFICE_ROLES
from intranet.training.queries.listing import Filters, open_courses, own_courses, topics_of
from intranet.training.queries.transcripts import transcript
from intranet.training.sessions.queries import attended


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """“Khóa học”: one's own first, then those one may enrol in; narrowed by words and topic."""
    person: Any = request.user
    filters = Filters(request.GET.get("q", "").strip()[:200], request.GET.get("linh-vuc", "")[:60])
    own, number = own_courses(person, filters), request.GET.get("page", "1")
    context = {
        "own": own,
        "page": open_courses(person, filters, own, int(number) if is_number(number) and len(number) < 7 else 1),
        "filters": filters,
        "topics": topics_of(person),
        "is_trainer": bool(units_with_role(tokens_of(person), OFFICE_ROLES)),
    }
    return render(request, "intranet/training/list.html", context)


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """“Kết quả học tập của tôi”: every run, attempt, certificate and class of the person, to be printed."""
    person: Any = request.user
    context = {"lines": transcript(person), "person": person, "today": today(), "classes": attended(person, person)}
    return render(request, "intranet/training/transcript.html", context)
