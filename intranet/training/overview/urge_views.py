"""Reminding by hand, and who has still to learn over everything that one follows."""

import uuid
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from intranet.directives.rules import is_number
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet_pdf import sheet_pdf
from intranet.progress.scope import Scope
from intranet.training.filenames import name_of
from intranet.training.office.views.found import page_number
from intranet.training.overview import urging, waiting
from intranet.training.overview.asked import Reach, follows, reach_of
from intranet.training.overview.found import followed_or_404
from intranet.training.rules.standing import UNFINISHED, words_of
from intranet.training.services.urging import urge


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Who would be reminded of a course, and with POST: remind them. Trainers everybody, heads their own people."""
    course, scope = followed_or_404(request, public_id)
    whom, at = _whom(request, scope), timezone.now()
    if request.method != "POST":
        context = urging.preview(course, scope, whom, at) | {"query": request.GET.urlencode()}
        return render(request, "intranet/training/overview/urge.html", context)
    sent = urge(course, urging.waiting(course, scope, whom, at), cast(Person, request.user), at=at)
    words = ngettext("%(n)d person was reminded.", "%(n)d people were reminded.", sent) % {"n": sent}
    messages.success(request, words)
    return redirect("training:overview:course", public_id)


def _whom(request: HttpRequest, scope: Scope) -> urging.Whom:
    """What the address says.

    Raises:
        Http404: the unit is none that one sees.
    """
    wanted, stand, person = (request.GET.get(name, "") for name in ("don-vi", "tinh-trang", "nguoi"))
    unit = Unit.objects.filter(pk=int(wanted)).first() if is_number(wanted) and len(wanted) < 10 else None
    if wanted and (unit is None or not scope.covers(unit.path)):
        raise Http404
    who = int(person) if is_number(person) and len(person) < 10 else None
    if person and who is None:
        raise Http404
    return urging.Whom(unit, stand if stand in UNFINISHED else "", who)


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Units with what their people have still to learn."""
    lines = waiting.units_waiting(cast(Person, request.user), _reach(request))
    return render(request, "intranet/training/overview/waiting.html", {"lines": lines})


@require_safe
def units_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a table for other programs."""
    lines = waiting.units_waiting(cast(Person, request.user), _reach(request))
    return xlsx_answer(waiting.waiting_sheet(lines), name_of("con-phai-hoc", kind="xlsx", on=today()))


@require_safe
def units_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper."""
    lines = waiting.units_waiting(cast(Person, request.user), _reach(request))
    name = name_of("con-phai-hoc", kind="pdf", on=today())
    return file_answer(sheet_pdf(waiting.waiting_sheet(lines)), PDF, name, saved=False)


@require_safe
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The people behind the figures of a unit, each with the lesson they stopped at."""
    reach, found = _reach(request), Unit.objects.filter(pk=unit_id).first()
    if found is None or not waiting.is_followed(reach, found):
        raise Http404
    stand = request.GET.get("tinh-trang", "")
    page = waiting.names_waiting(cast(Person, request.user), reach, found, stand, page_number(request))
    stands = [(each.value, words_of(each)[0]) for each in UNFINISHED]
    context = {"unit": found, "page": page, "stand": stand, "stands": stands}
    return render(request, "intranet/training/overview/waiting_names.html", context)


def _reach(request: HttpRequest) -> Reach:
    person = cast(Person, request.user)
    if not follows(person):
        raise Http404
    return reach_of(person)
