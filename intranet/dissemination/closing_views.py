"""The page before a session is closed: what closing does, and the button that does it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.access.decisions import allowed_or_404
from intranet.attendance.closing import check_closable
from intranet.attendance.errors import AttendanceError
from intranet.attendance.models import Session
from intranet.attendance.policy import KEEP
from intranet.attendance.steps import WHY
from intranet.dissemination.asked import version_of
from intranet.dissemination.closing import closing_of
from intranet.dissemination.pages import closing_notice
from intranet.dissemination.steps import ConfirmForm
from intranet.dissemination.views import found_session
from intranet.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, session_id: int) -> HttpResponse:
    """Figures and names of what closing does; confirming closes."""
    session, _subject = found_session(request, session_id)
    allowed_or_404(request, session, KEEP)
    form = ConfirmForm(request.POST or None, session=session, by=cast(Person, request.user))
    if request.method == "POST" and form.taken():
        messages.success(request, _("The session is closed."))
        return redirect("dissemination:read", session_id=session.pk)
    session.refresh_from_db()
    if why := _why_not(session):
        messages.error(request, why)
        return redirect("dissemination:read", session_id=session.pk)
    version, closing = version_of(session), closing_of(session)
    context = {"session": session, "version": version, "closing": closing, "form": form}
    context |= {"notice": closing_notice(session, version), "figures": list(closing.figures())}
    return render(request, "intranet/dissemination/close.html", context)


def _why_not(session: Session) -> str:
    try:
        check_closable(session)
    except AttendanceError as error:
        return str(WHY[type(error)])
    return ""
