"""The head looks at the whole of it on one page, and signs there or gives it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import decide, done, pressed, who
from plugins.checklists.forms.signing import BackForm, SigningForm
from plugins.checklists.models import Inspection
from plugins.checklists.policy import held
from plugins.checklists.queries.signing import everything_in, summary_of
from plugins.checklists.returned import returned_of
from plugins.checklists.services import states
from plugins.checklists.views.inspections import inspection_or_404, inspection_url, unsent_of


@require_POST
def submit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand it to the head of the unit; who is the head goes on to the page on which it is signed."""
    inspection = inspection_or_404(request, public_id, "submit")
    heads = _heads(request, inspection)
    told = _("It is submitted; the head of the unit is told.")
    said = _("It is submitted. Look through it, then sign.") if heads else told
    back = inspection_url(inspection)
    to = f"{back}ky/" if heads else back
    return pressed(request, lambda: states.submit(inspection, request.user), to, said, otherwise=back)


def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What is signed, on one page: scores, shortcomings with their remedies, whether it is late; signed by what is sent
    from there alone, or given back with a note.
    """
    inspection = inspection_or_404(request, public_id)
    if not decide(request.user, "sign", inspection, request):
        return _not_now(request, inspection)
    is_back = "back" in request.POST
    back = BackForm(request.POST if is_back else None)
    form = SigningForm(request.POST if request.method == "POST" and not is_back else None)
    answer = done(
        request,
        back if is_back else form,
        lambda given: _sent(request, inspection, given, is_back),
        inspection_url(inspection),
        _("It is given back to those who answer.") if is_back else _("It is signed and sent to the lead unit."),
    )
    return answer or render(request, "checklists/sign.html", _context(request, inspection, form, back))


def _sent(request: HttpRequest, inspection: Inspection, given: Any, is_back: bool) -> None:
    if is_back:
        states.send_back(inspection, given.cleaned_data["note"], request.user)
    else:
        states.sign(inspection, request.user, given.cleaned_data["seen"])


def _context(request: HttpRequest, inspection: Inspection, form: SigningForm, back: BackForm) -> dict[str, Any]:
    """As it stands now: after a refusal, what is signed next is what is on the screen then."""
    inspection.refresh_from_db()
    return {
        "inspection": inspection,
        "summary": summary_of(inspection),
        "everything": everything_in(inspection),
        "returned": returned_of(inspection, own=True),
        "urgency": inspection.urgency,
        "seen": states.stamp_of(inspection),
        "refused": [words for errors in form.errors.values() for words in errors],
        "back": back,
        "unsent": unsent_of(inspection),
        "person": request.user.pk,
    }


def _not_now(request: HttpRequest, inspection: Inspection) -> HttpResponse:
    """The head is told how it stands, after a second press for instance; to others this page is not there."""
    if not _heads(request, inspection):
        raise Http404
    state = inspection.get_state_display()
    messages.info(request, _("There is nothing to be signed now: %(state)s.") % {"state": state})
    return redirect(inspection_url(inspection))


def _heads(request: HttpRequest, inspection: Inspection) -> bool:
    asker = who(request.user)
    return asker is not None and inspection.unit_id in held(asker, ["head"])
