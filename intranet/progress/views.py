"""Pages of progress: the list, one version, the names of a unit, reminding by hand."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from intranet.access.decisions import allowed_or_404
from intranet.acknowledgement.models import Audience, Tally, Version
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.subjects import DONE_ELSEWHERE, subject_of
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet_pdf import sheet_pdf
from intranet.progress import pages, urging
from intranet.progress.names import names_page, names_sheet
from intranet.progress.own_people import own_people
from intranet.progress.pages import Followup
from intranet.progress.queries import followed, with_figures
from intranet.progress.scope import scope_of
from intranet.progress.sheets import formula, progress_sheet
from intranet.reminders.services import urge

PAGE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everything that the reader follows up; missing for who follows nothing up."""
    person = _me(request)
    page = Paginator(followed(person), PAGE).get_page(_number(request.GET.get("page", "")))
    lines = with_figures(page.object_list, person, today())
    return render(request, "intranet/progress/list.html", {"page": page, "lines": lines, "on": today()})


@require_safe
def page(request: HttpRequest, version_id: int) -> HttpResponse:
    """One version, units worst first."""
    followup = _followup_or_404(request, version_id)
    asked = {name: request.GET.get(name, "")[:100] for name in ("show", "q", "page")}
    context = pages.progress_page(followup, asked["show"], asked["q"], _number(asked["page"]), timezone.now())
    return render(request, "intranet/progress/page.html", context | {"formula": formula(context["whole"].total)})


@require_safe
def xlsx(request: HttpRequest, version_id: int) -> HttpResponse:
    """The same as a table for other programs."""
    sheet = progress_sheet(_followup_or_404(request, version_id), timezone.now())
    return xlsx_answer(sheet, f"tinh-hinh-{today():%Y-%m-%d}.xlsx")


@require_safe
def pdf(request: HttpRequest, version_id: int) -> HttpResponse:
    """The same on paper."""
    sheet = progress_sheet(_followup_or_404(request, version_id), timezone.now())
    return file_answer(sheet_pdf(sheet), PDF, f"tinh-hinh-{today():%Y-%m-%d}.pdf", saved=False)


@require_safe
def closed(request: HttpRequest, version_id: int) -> HttpResponse:
    """Why people are no longer asked."""
    return render(
        request, "intranet/progress/closings.html", pages.closings_page(_followup_or_404(request, version_id))
    )


@require_safe
def names(request: HttpRequest, version_id: int, unit_id: int) -> HttpResponse:
    """Everybody asked in one unit, for who sees its people by name."""
    followup = _followup_or_404(request, version_id)
    unit = _named_or_404(followup, unit_id)
    context = names_page(followup, unit, _number(request.GET.get("page", "")))
    context["own"] = own_people(request, followup.version, unit)
    return render(request, "intranet/progress/names.html", context)


@require_safe
def names_xlsx(request: HttpRequest, version_id: int, unit_id: int) -> HttpResponse:
    """The same as a table for other programs."""
    followup = _followup_or_404(request, version_id)
    sheet = names_sheet(followup, _named_or_404(followup, unit_id), timezone.now())
    return xlsx_answer(sheet, f"danh-sach-{today():%Y-%m-%d}.xlsx")


def _named_or_404(followup: Followup, unit_id: int) -> Unit:
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None or not followup.scope.covers(unit.path) or not followup.scope.names(unit.path):
        raise Http404
    return unit


@require_http_methods(["GET", "HEAD", "POST"])
def urge_late(request: HttpRequest, version_id: int) -> HttpResponse:
    """Who would be reminded, and with POST: remind them."""
    followup = _followup_or_404(request, version_id)
    wanted = request.GET.get("unit", "")
    under = Unit.objects.filter(pk=_number(wanted)).first() if wanted else None
    if wanted and (under is None or not followup.scope.covers(under.path)):
        raise Http404
    units = urging.units_urged(followup, under)
    if request.method != "POST":
        context = urging.preview(followup, units, timezone.now())
        return render(request, "intranet/progress/urge.html", context | {"under": under})
    sent = urge(followup.version, units, _me(request))
    words = ngettext("%(n)d person was reminded.", "%(n)d people were reminded.", sent) % {"n": sent}
    messages.success(request, words)
    return redirect("progress:page", version_id)


def _followup_or_404(request: HttpRequest, version_id: int) -> Followup:
    """The version, if its subject is the requester's to read and they answer for it or for some unit asked."""
    version = Version.objects.filter(pk=version_id).first()
    subject = version and subject_of(version.subject_model, version.subject_id)
    if version is None or subject is None or version.subject_model in DONE_ELSEWHERE:
        raise Http404
    allowed_or_404(request, subject)
    version = asking(version)
    of_subject = {"subject_model": version.subject_model, "subject_id": version.subject_id}
    audience = Audience.objects.filter(**of_subject).first()
    scope = scope_of(_me(request), subject, audience)
    if scope is None:
        raise Http404
    if not scope.is_whole and not Tally.objects.filter(scope.within("unit__path"), version=version).exists():
        raise Http404
    due = audience.due if audience is not None and audience.version_id == version.pk else None
    return Followup(version, subject, due, scope, _me(request))


def _me(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 1
