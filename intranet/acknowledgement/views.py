"""The one door through which a reading is acknowledged, and the one through which a fault of its delivery is told."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from intranet.access.decisions import allowed_or_404
from intranet.acknowledgement import tickets
from intranet.acknowledgement.errors import AssignmentClosed, NotAsked, NotThisWay, VersionSuperseded
from intranet.acknowledgement.forms import UNTICKED, PasswordForm, QuestionsForm, StatementForm
from intranet.acknowledgement.models import Assignment, Audience, FaultKind, Manner, Version
from intranet.acknowledgement.parts import parts_of
from intranet.acknowledgement.queries import own_assignment
from intranet.acknowledgement.services import (
    Reading,
    acknowledge,
    begin_round,
    must_read_again,
    open_again,
    report_fault,
    take_back,
)
from intranet.acknowledgement.services.rounds import MOST_WRONG
from intranet.acknowledgement.subjects import DONE_ELSEWHERE, Wording, subject_of, wording_of
from intranet.acknowledgement.telling import tell_fault
from intranet.notifications.services import mark_read_about
from intranet.people.proving import why_not_proven
from intranet.people.sources import source_of


@dataclass(frozen=True, slots=True)
class Asked:
    """An assignment of the requester, what it is of, and how it is to be acknowledged."""

    assignment: Assignment
    subject: Model
    manner: str

    @property
    def wording(self) -> Wording:
        return wording_of(self.assignment.version.subject_model)

    @property
    def back(self) -> str:
        return f"{self.subject.get_absolute_url()}#ack"  # type: ignore[attr-defined]


def _asked_or_404(request: HttpRequest, assignment_id: int) -> Asked:
    """Anybody else's assignment does not exist.

    Raises:
        Http404: not there, not theirs, or of what they may not read.
    """
    assignment = own_assignment(request.user.pk or 0, assignment_id)
    if assignment is None or assignment.version.subject_model in DONE_ELSEWHERE:
        raise Http404
    version = assignment.version
    subject = allowed_or_404(request, subject_of(version.subject_model, version.subject_id))
    return Asked(assignment, subject, getattr(assignment, "manner", None) or Manner.READ)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge_reading(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Record the acknowledgement and go back to the page that was read; where the issuer asks for more than the tick,
    it is asked for here.
    """
    asked = _asked_or_404(request, assignment_id)
    given = request.POST if request.method == "POST" else request.GET
    ticket = tickets.read(given.get("ticket", ""))
    if ticket is None or ticket.assignment_id != asked.assignment.pk:
        words = _("The page had been open for too long or was changed. Read it again, then acknowledge.")
        messages.error(request, words)
        return redirect(asked.back)
    if not _was_read_to_the_end(asked.assignment.version, ticket, given.get("end", "")):
        messages.error(request, _("Read the text to its end first, then acknowledge."))
        return redirect(asked.back)
    form = _form(request, asked)
    if isinstance(form, QuestionsForm) and not _may_answer(form, ticket):
        messages.error(request, _read_again(asked))
        return redirect(asked.back)
    if request.method == "POST" and form.is_valid() and _is_proven(request, form):
        return _record(request, asked, ticket)
    if asked.manner == Manner.READ:
        if request.method == "POST":
            messages.error(request, UNTICKED)
        return redirect(asked.back)
    context = {"form": form, "version": asked.assignment.version, "back": asked.back}
    context |= {"wording": asked.wording, "ticket": given.get("ticket"), "end": given.get("end", "")}
    return render(request, "intranet/acknowledgement/acknowledge.html", context)


def _was_read_to_the_end(asked: Version, ticket: tickets.Ticket, end: str) -> bool:
    """The last of several parts was on the screen, or the page saw the end of the whole text pass by. The text is that
    of the version asked about, or of a better transcription of it.
    """
    is_same = asked.pk == ticket.version_id
    version = asked if is_same else Version.objects.filter(pk=ticket.version_id).first()
    last = len(parts_of(version.html)) if version else 1
    return last == 1 or ticket.part == last or (ticket.part == 0 and end == "1")


def _form(request: HttpRequest, asked: Asked) -> StatementForm:
    typed = request.POST if request.method == "POST" else None
    if asked.manner == Manner.CHECK:
        filed = {"subject_model": asked.assignment.version.subject_model}
        rule = Audience.objects.get(subject_id=asked.assignment.version.subject_id, **filed)
        return QuestionsForm(typed, wording=asked.wording, questions=rule.questions.all())
    kind = PasswordForm if asked.manner == Manner.PASSWORD else StatementForm
    return kind(typed, wording=asked.wording)


def _may_answer(form: QuestionsForm, ticket: tickets.Ticket) -> bool:
    """Whether answers are taken on ``ticket``; those that were sent are counted first. After the last wrong round
    nothing more is said of it than that.
    """
    if not form.is_answered:
        return not must_read_again(ticket)
    if not begin_round(ticket):
        return False
    form.full_clean()
    if not form.has_wrong:
        take_back(ticket)
        return True
    return not must_read_again(ticket)


def _read_again(asked: Asked) -> str:
    words = _(
        "%(n)s times there was a wrong answer. Open the text again and read it to its end; from %(time)s on you can "
        "answer the questions again."
    )
    at = timezone.localtime(open_again(asked.assignment))
    return words % {"n": MOST_WRONG, "time": f"{at:%H:%M}"}


def _is_proven(request: HttpRequest, form: StatementForm) -> bool:
    person: Any = request.user
    if not isinstance(form, PasswordForm):
        return True
    why = why_not_proven(person, form.cleaned_data["password"], source_of(request))
    if why:
        form.add_error("password", why)
    return not why


def _record(request: HttpRequest, asked: Asked, ticket: tickets.Ticket) -> HttpResponse:
    person: Any = request.user
    declared = str(asked.wording.statement)
    reading = Reading(ticket.version_id, declared, get_language() or "vi", ticket.seconds_open, asked.manner)
    try:
        acknowledge(asked.assignment.pk, person, reading)
    except VersionSuperseded:
        messages.warning(request, asked.wording.changed)
    except AssignmentClosed:
        messages.info(request, _("This acknowledgement is no longer asked for."))
    except NotThisWay:
        messages.info(request, asked.wording.otherwise)
    else:
        messages.success(request, _("Your acknowledgement is recorded."))
        mark_read_about(person, asked.subject)
    return redirect(asked.back)


@require_POST
def tell_of_fault(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The reader says that the text came wrongly; the clerk of its office is told."""
    asked = _asked_or_404(request, assignment_id)
    kind = request.POST.get("kind", "")
    if kind not in FaultKind.values:
        messages.error(request, _("Choose what is wrong, then press “Report”."))
        return redirect(asked.back)
    try:
        fault = report_fault(asked.assignment.pk, kind, request.user)  # type: ignore[arg-type]
    except NotAsked:
        messages.info(request, _("This acknowledgement is no longer asked for."))
    else:
        tell_fault(fault, asked.assignment.version, asked.subject)
        messages.success(request, _("The clerk is told. Your acknowledgement stays open."))
    return redirect(asked.back)
