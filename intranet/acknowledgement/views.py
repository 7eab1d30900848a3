"""The one door through which a reading is acknowledged."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.access.decisions import decide
from intranet.acknowledgement import tickets
from intranet.acknowledgement.errors import AssignmentClosed, VersionSuperseded
from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.services import Reading, acknowledge
from intranet.acknowledgement.subjects import subject_of
from intranet.notifications.services import mark_read_about


def statement() -> str:
    """What the person declares, in the language they read it in; kept with the receipt."""
    return _("I have read the whole document and understand what I and my unit have to do.")


@require_POST
def acknowledge_reading(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Record the acknowledgement and go back to the page that was read; anybody else's assignment does not exist."""
    mine = Assignment.objects.select_related("version").filter(person_id=request.user.pk or 0)
    assignment = mine.filter(pk=assignment_id).first()
    subject = assignment and subject_of(assignment.version.subject_model, assignment.version.subject_id)
    if assignment is None or subject is None or not decide(request.user, "read", subject, request):
        raise Http404
    back = f"{subject.get_absolute_url()}#ack"  # type: ignore[attr-defined]
    ticket = tickets.read(request.POST.get("ticket", ""))
    if ticket is None or ticket.assignment_id != assignment.pk:
        messages.error(
            request, _("The page had been open for too long or was changed. Read it again, then acknowledge.")
        )
        return redirect(back)
    if not request.POST.get("read"):
        messages.error(request, _("Tick that you have read the document, then press “Acknowledge reading”."))
        return redirect(back)
    _record(request, assignment, ticket)
    mark_read_about(request.user, subject)  # type: ignore[arg-type]
    return redirect(back)


def _record(request: HttpRequest, assignment: Assignment, ticket: tickets.Ticket) -> None:
    reading = Reading(ticket.version_id, statement(), get_language() or "vi", ticket.seconds_open)
    try:
        acknowledge(assignment.pk, request.user, reading)  # type: ignore[arg-type]
    except VersionSuperseded:
        messages.warning(
            request, _("The document was changed while you were reading. Read the new version, then acknowledge.")
        )
    except AssignmentClosed:
        messages.info(request, _("This acknowledgement is no longer asked for."))
    else:
        messages.success(request, _("Your acknowledgement is recorded."))
