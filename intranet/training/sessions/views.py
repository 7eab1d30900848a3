"""Pages about classes: the list, planning one, one with its lists, inviting, closing, its files."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.access.decisions import allowed_or_404
from intranet.acknowledgement.preview import preview
from intranet.attendance.errors import AttendanceError, NotNamed
from intranet.attendance.forms import AnswerForm
from intranet.attendance.models import Answer, SessionState
from intranet.attendance.steps import StepForm
from intranet.attendance.typed import ONLY_TYPED, TICK_ALL, take_all, tell_what_has_no_place
from intranet.files.errors import FileRefused
from intranet.files.services import accept_file
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.training.models import TrainingClass
from intranet.training.office.views.found import page_number
from intranet.training.sessions import services
from intranet.training.sessions.closing import closing_of
from intranet.training.sessions.forms import InviteForm, MaterialForm, PeriodForm, PlanForm, initial_of
from intranet.training.sessions.pages import class_page, courses_for, days_of, steps_open
from intranet.training.sessions.policy import KEEP
from intranet.training.sessions.queries import classes_of, keeps_classes, offices_of, rows_of, sees_figures
from intranet.training.sessions.steps import STEPS, WHY, ConfirmForm

PAGE_SIZE = 30
DONE = {
    "invite": gettext_lazy("Everybody whom the rule names by now is invited."),
    "record": gettext_lazy("The list is written down."),
    "count": gettext_lazy("The count is written down."),
    "add": gettext_lazy("The person is added to the list."),
    "correct": gettext_lazy("It is put right; what stood before is kept below."),
    "correct-count": gettext_lazy("It is put right; what stood before is kept below."),
    "call-off": gettext_lazy("The class is called off; whoever was invited is told."),
}

ANSWERED = {
    Answer.COMING: gettext_lazy("Your answer is kept: you will come."),
    Answer.EXCUSED: gettext_lazy("Your answer is kept: you ask to be excused. Whoever organises it reads why."),
}

_INVITED = gettext_lazy("They are invited: the class stands in their list, and they are told.")


def _me(request: HttpRequest) -> Person:
    return cast(Person, request.user)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """“Lớp tập huấn”: classes that one is invited to, or whose lists one keeps or answers for."""
    form = PeriodForm(request.GET or None)
    first, last = form.chosen()
    page = Paginator(classes_of(_me(request), first, last), PAGE_SIZE).get_page(page_number(request))
    context = {
        "form": form,
        "first": first,
        "last": last,
        "page": page,
        "rows": rows_of(page.object_list, _me(request)),
    }
    context |= {"plans": keeps_classes(_me(request)), "figures": sees_figures(_me(request))}
    return render(request, "intranet/training/sessions/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Plan a class."""
    units = offices_of(_me(request))
    if not units:
        raise Http404
    courses = courses_for([each.pk for each in units])
    form = PlanForm(request.POST or None, units=units, courses=courses)
    if request.method == "POST" and form.is_valid():
        about, session = form.entered()
        made = services.plan(form.cleaned_data["unit"], about, session, by=_me(request))
        messages.success(request, _("The class is planned. Invite who is to come; nobody else sees it before."))
        return redirect("training:sessions:invite", public_id=made.public_id)
    return render(request, "intranet/training/sessions/plan.html", {"form": form, "units": units, "found": None})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Plan it anew, as long as nothing is written down."""
    found = class_or_404(request, public_id, KEEP)
    if found.held.state != SessionState.PLANNED:
        raise Http404
    units, courses = [found.held.unit], courses_for([found.held.unit_id], found.course_id)
    form = PlanForm(request.POST or None, units=units, courses=courses, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        about, session = form.entered()
        try:
            services.plan_anew(found.pk, about, session, by=_me(request))
        except AttendanceError as error:
            form.add_error(None, str(WHY[type(error)]))
        else:
            messages.success(request, _("The plan is changed."))
            return redirect(found)
    return render(request, "intranet/training/sessions/plan.html", {"form": form, "units": units, "found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Who is to come; nobody is invited before their number was on the screen."""
    found = class_or_404(request, public_id, KEEP)
    if found.held.state not in services.OPEN:
        raise Http404
    form = InviteForm(request.POST or None, audience=services.audience_of(found))
    is_counted = request.method == "POST" and form.is_valid()
    is_unseen = is_counted and "invite" in request.POST and request.POST.get("choice") != form.choice
    if is_counted and "invite" in request.POST and not is_unseen and _invited(request, found, form):
        return redirect(found)
    asked = preview(form.terms()) if is_counted else None
    context = {"found": found, "form": form, "asked": asked, "choice": form.choice if asked else ""}
    return render(request, "intranet/training/sessions/invite.html", context | {"is_unseen": is_unseen})


def _invited(request: HttpRequest, found: TrainingClass, form: InviteForm) -> bool:
    try:
        services.invite(found.pk, form.terms(), _me(request))
    except AttendanceError as error:
        form.add_error(None, str(WHY[type(error)]))
        return False
    is_over = found.until < today()
    messages.success(request, _("They stand on the list. Nobody is told: the class was held.") if is_over else _INVITED)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One class; a step is posted here with its name."""
    found = class_or_404(request, public_id)
    bound: dict[str, StepForm] = {}
    if request.method == "POST":
        allowed_or_404(request, found, KEEP)
        pressed = request.POST.get("step", "")
        if pressed not in {*STEPS, ONLY_TYPED, TICK_ALL}:
            raise Http404
        taken = take_all(request, found.held, pressed, steps_open(found), _me(request), STEPS)
        for step in taken.done:
            if step in DONE:
                messages.success(request, DONE[step])
        if not taken.refused:
            return redirect(f"training:sessions:{'close' if pressed == 'close' else 'read'}", public_id=public_id)
        found = class_or_404(request, public_id)
        bound = taken.refused
        tell_what_has_no_place(request, bound, steps_open(found))
    return _shown(request, found, bound, MaterialForm())


def _shown(
    request: HttpRequest,
    found: TrainingClass,
    bound: dict[str, StepForm],
    files: MaterialForm,
    answer: AnswerForm | None = None,
) -> HttpResponse:
    context = class_page(request, found, bound, files, answer)
    return render(request, "intranet/training/sessions/read.html", context)


@require_POST
def answer(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Somebody who is invited says whether they will come."""
    found = class_or_404(request, public_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            services.answer(found.pk, _me(request), typed["answer"], typed["reason"])
        except NotNamed as error:
            raise Http404 from error
        except AttendanceError as error:
            messages.error(request, str(WHY[type(error)]))
        else:
            messages.success(request, str(ANSWERED[typed["answer"]]))
        return redirect(found)
    return _shown(request, found, {}, MaterialForm(), form)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Figures of what is closed, and the summary; confirming closes."""
    found = class_or_404(request, public_id, KEEP)
    form = ConfirmForm(request.POST or None, session=found.held, by=_me(request))
    if request.method == "POST" and form.taken():
        messages.success(request, _("The class is closed."))
        return redirect(found)
    found = class_or_404(request, public_id, KEEP)
    try:
        services.check_class_closable(found)
    except AttendanceError as error:
        messages.error(request, str(WHY[type(error)]))
        return redirect(found)
    context = {"found": found, "session": found.held, "days": days_of(found), "form": form}
    return render(request, "intranet/training/sessions/close.html", context | closing_of(found))


@require_POST
def add_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Hang a file on the class."""
    found = class_or_404(request, public_id, KEEP)
    form = MaterialForm(request.POST, request.FILES)
    if form.is_valid():
        upload, by = form.cleaned_data["file"], _me(request)
        try:
            stored = accept_file(upload, by=by, vouched=form.cleaned_data["looked"])
            services.add_material(found.pk, stored, upload.name, by)
        except FileRefused as refused:
            form.refuse(refused.message, doubt=refused.doubt)
        except AttendanceError:
            form.add_error("file", _("No more files can be added to this class."))
        else:
            messages.success(request, _("The file is added; whoever is invited can open it."))
            return redirect(found)
    return _shown(request, found, {}, form)


@require_POST
def remove_file(request: HttpRequest, public_id: uuid.UUID, annex: uuid.UUID) -> HttpResponse:
    """Take a file off."""
    found = class_or_404(request, public_id, KEEP)
    try:
        services.remove_material(found.pk, annex, _me(request))
    except AttendanceError as error:
        messages.error(request, str(WHY[type(error)]))
    else:
        messages.success(request, _("The file is taken off."))
    return redirect(found)


def class_or_404(request: HttpRequest, public_id: uuid.UUID, action: str = "read") -> TrainingClass:
    """A class to which the requester may do ``action``.

    Raises:
        Http404: not there, or not theirs.
        ChallengeRequired: only a guard stands between.
    """
    related = ("session__unit", "session__created_by", "session__closed_by", "course__owner_unit")
    rows: Any = TrainingClass.objects.select_related(*related)
    return cast(TrainingClass, allowed_or_404(request, rows.filter(public_id=public_id).first(), action))
