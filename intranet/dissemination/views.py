"""Pages about sessions: the list of a unit, planning one, one with its lists, and the list to be signed."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from intranet.access.decisions import allowed_or_404, decide
from intranet.acknowledgement.models import Version
from intranet.acknowledgement.queries import asking, first_day
from intranet.acknowledgement.subjects import DONE_ELSEWHERE, subject_of
from intranet.attendance.models import Session
from intranet.attendance.policy import KEEP
from intranet.attendance.sheets import for_the_pen, to_be_signed
from intranet.attendance.steps import StepForm
from intranet.attendance.typed import ONLY_TYPED, TICK_ALL, take_all, tell_what_has_no_place
from intranet.dissemination.asked import planning_units, version_of
from intranet.dissemination.choosing import convenable, keeps_sessions, offered
from intranet.dissemination.forms import PeriodForm, PlanForm
from intranet.dissemination.pages import listing_page, session_page, steps_open
from intranet.dissemination.queries import units_seen
from intranet.dissemination.services import plan
from intranet.dissemination.sheets import attendance_sheet
from intranet.dissemination.steps import STEPS
from intranet.people.models import Person, Unit
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet import Sheet
from intranet.printing.sheet_pdf import sheet_pdf

DONE = {
    "invite": gettext_lazy("Everybody who is still asked is invited."),
    "record": gettext_lazy("The list is written down."),
    "count": gettext_lazy("The count is written down."),
    "add": gettext_lazy("The person is added to the list."),
    "follow-up": gettext_lazy("The day is set."),
    "followed-up": gettext_lazy("Written down: they were seen."),
    "minutes": gettext_lazy("The minutes are kept."),
    "call-off": gettext_lazy("The session is called off."),
}

DOCUMENTS = 50
"""Documents to choose from, a page."""


def _me(request: HttpRequest) -> Person:
    return cast(Person, request.user)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Sessions of the units that the person answers for."""
    units = units_seen(_me(request))
    if not units:
        raise Http404
    form = PeriodForm(request.GET or None, units=units)
    return render(request, "intranet/dissemination/list.html", listing_page(_me(request), form, units))


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The documents that a session may be planned about; missing for who keeps no unit's sessions."""
    if not keeps_sessions(_me(request)):
        raise Http404
    page = Paginator(convenable(_me(request)), DOCUMENTS).get_page(request.GET.get("page"))
    lines = [offered(each) for each in page.object_list]
    return render(request, "intranet/dissemination/choose.html", {"page": page, "lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, version_id: int) -> HttpResponse:
    """Plan a session about a document."""
    version = Version.objects.filter(pk=version_id).first()
    if version is None or version.subject_model in DONE_ELSEWHERE:
        raise Http404
    subject = allowed_or_404(request, subject_of(version.subject_model, version.subject_id))
    units = _units(request, version)
    form = PlanForm(request.POST or None, units=units, first=first_day(version))
    if request.method == "POST" and form.is_valid():
        chosen, invites = form.cleaned_data["unit"], form.cleaned_data["with_people"]
        session = plan(version, chosen, form.session_fields(), by=_me(request), with_people=invites)
        messages.success(request, _("The session is planned."))
        return redirect("dissemination:read", session_id=session.pk)
    context = {"version": version, "subject": subject, "form": form, "units": units}
    return render(request, "intranet/dissemination/plan.html", context)


def _units(request: HttpRequest, version: Version) -> list[Unit]:
    """Units for which the person may plan one.

    Raises:
        Http404: there is none.
    """
    about = {"subject_model": version.subject_model, "subject_id": version.subject_id}
    found = planning_units(asking(version), _me(request))
    units = [each for each in found if decide(request.user, KEEP, Session(unit=each, **about), request)]
    if not units:
        raise Http404
    return units


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, session_id: int) -> HttpResponse:
    """One session; a step is posted here with its name."""
    session, subject = found_session(request, session_id)
    bound: dict[str, StepForm] = {}
    if request.method == "POST":
        allowed_or_404(request, session, KEEP)
        pressed = request.POST.get("step", "")
        if pressed not in {*STEPS, ONLY_TYPED, TICK_ALL}:
            raise Http404
        taken = take_all(request, session, pressed, steps_open(session), _me(request), STEPS)
        for step in taken.done:
            if step in DONE:
                messages.success(request, DONE[step])
        if not taken.refused:
            return redirect(
                "dissemination:close" if pressed == "close" else "dissemination:read", session_id=session.pk
            )
        session, subject = found_session(request, session_id)
        bound = taken.refused
        tell_what_has_no_place(request, bound, steps_open(session))
    page = session_page(request, session, subject, bound)
    return render(request, "intranet/dissemination/read.html", page)


def found_session(request: HttpRequest, session_id: int) -> tuple[Session, Any]:
    """A session that the requester may see, and its subject, which they may read.

    Raises:
        Http404: not there, or not theirs.
        ChallengeRequired: only a guard stands between.
    """
    rows = Session.objects.select_related("unit", "created_by", "closed_by").filter(subject_version__isnull=False)
    session = allowed_or_404(request, rows.filter(pk=session_id).first())
    return session, allowed_or_404(request, session.subject())


@require_safe
def sheet_page(request: HttpRequest, session_id: int) -> HttpResponse:
    """The list as a page, to be printed from the browser."""
    session, _subject = found_session(request, session_id)
    sheet = to_be_signed(attendance_sheet(session, version_of(session)))
    return render(request, "intranet/dissemination/sheet.html", {"session": session, "sheet": sheet})


@require_safe
def sheet_as_pdf(request: HttpRequest, session_id: int) -> HttpResponse:
    """The list to be signed."""
    return file_answer(
        sheet_pdf(for_the_pen(_sheet(request, session_id))), PDF, f"danh-sach-{session_id}.pdf", saved=False
    )


@require_safe
def sheet_as_xlsx(request: HttpRequest, session_id: int) -> HttpResponse:
    """The list as a table for other programs."""
    return xlsx_answer(_sheet(request, session_id), f"danh-sach-{session_id}.xlsx")


def _sheet(request: HttpRequest, session_id: int) -> Sheet:
    session, _subject = found_session(request, session_id)
    return attendance_sheet(session, version_of(session))
