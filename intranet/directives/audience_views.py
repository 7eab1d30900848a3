"""Who reads and who is asked, after the issue: seen before it is saved, and agreed to by a second person."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.access.decisions import decide, visible_or_404
from intranet.access.readers import describe
from intranet.acknowledgement import preview
from intranet.acknowledgement.audience_form import as_typed
from intranet.acknowledgement.models import Audience
from intranet.acknowledgement.reach import widens
from intranet.directives.audience_change_form import ChangeForm
from intranet.directives.errors import TransitionRefused
from intranet.directives.models import AudienceChange, Directive
from intranet.directives.policy import LABEL, chosen_tokens
from intranet.directives.services.audience_changes import (
    change_audience,
    decide_on_change,
    open_other_pages,
    terms_of,
)
from intranet.directives.why import asked_why


def change(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The rule as it stands, to be changed; who gains and who loses is shown before anything is saved."""
    directive = visible_or_404(request, Directive, action="second", public_id=public_id)
    audience = Audience.objects.filter(subject_model=LABEL, subject_id=directive.pk).first()
    if audience is None:
        raise Http404
    waiting = AudienceChange.objects.filter(directive=directive, decided_at__isnull=True).select_related("by").first()
    may_change = bool(decide(request.user, "audience", directive))
    readers = list(chosen_tokens(directive.pk))
    first = as_typed(audience.terms.select_related("unit", "person")) | {"readers": _kept(readers)}
    form = ChangeForm(request.POST if may_change and request.method == "POST" else None, initial=first, now=readers)
    context = {
        "directive": directive,
        "form": form,
        "may_change": may_change,
        "audience": audience,
        "readers": "; ".join(describe(readers)),
    }
    if form.is_bound and form.is_valid():
        if "save" in request.POST and request.POST.get("choice") == form.choice and _save(request, directive, form):
            return redirect("directives:audience", public_id=public_id)
        seen = preview.change(audience, form.terms())
        context |= {"seen": seen, "choice": form.choice, "widens": widens(readers, form.readers())}
    context |= _waiting(waiting, audience, request) | asked_why(request, directive)
    return render(request, "intranet/directives/audience.html", context)


def _kept(readers: list[str]) -> str:
    return "any" if "any" in readers else "now"


def _waiting(waiting: AudienceChange | None, audience: Audience, request: HttpRequest) -> dict[str, Any]:
    if waiting is None:
        return {"waiting": None}
    return {
        "waiting": waiting,
        "waiting_readers": "; ".join(describe(waiting.readers)),
        "waiting_change": preview.change(audience, terms_of(waiting)),
        "may_decide": waiting.by_id != request.user.pk,
    }


def _save(request: HttpRequest, directive: Directive, form: ChangeForm) -> bool:
    person: Any = request.user
    try:
        waits = change_audience(directive.pk, person, form.readers(), form.terms())
    except TransitionRefused as refused:
        form.add_error(None, refused.problems)
        return False
    if waits:
        messages.info(request, _("More people would read the document: the change waits for a second person."))
    else:
        messages.success(request, _("Readers and audience are changed."))
    return True


@require_POST
def decide_on(request: HttpRequest, public_id: uuid.UUID, change_id: int) -> HttpResponse:
    """A second person agrees to a wider readership, or does not."""
    directive = visible_or_404(request, Directive, action="second", public_id=public_id)
    waiting = AudienceChange.objects.filter(directive=directive, pk=change_id).first()
    if waiting is None:
        raise Http404
    accept = "accept" in request.POST
    try:
        decide_on_change(waiting.pk, request.user, accept=accept)  # type: ignore[arg-type]
    except TransitionRefused as refused:
        messages.error(request, " ".join(refused.problems))
    else:
        messages.success(request, _("Readers and audience are changed.") if accept else _("The change is refused."))
    return redirect("directives:audience", public_id=public_id)


@require_POST
def open_pages(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The document no longer keeps other pages shut."""
    directive = visible_or_404(request, Directive, action="audience", public_id=public_id)
    open_other_pages(directive.pk, request.user)  # type: ignore[arg-type]
    messages.success(request, _("Other pages are open again. The document is still to be acknowledged."))
    return redirect("directives:audience", public_id=public_id)
