"""Annexes of a draft: what hangs on it, more of them, fewer of them."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.access.decisions import visible_or_404
from intranet.directives.errors import TransitionRefused
from intranet.directives.forms import AnnexForm
from intranet.directives.models import Directive
from intranet.directives.services.attaching import add_annex, remove_annex
from intranet.directives.whereabouts import whereabouts
from intranet.files.errors import FileRefused
from intranet.files.kinds import ATTACHMENTS
from intranet.files.models import AttachmentRole
from intranet.files.queries import attachments_of
from intranet.files.services import accept_file


def listing(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The annexes with their names, and the form that adds files; those that are refused hold up none of the others."""
    directive = visible_or_404(request, Directive, action="edit", public_id=public_id)
    form = AnnexForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _take_in(request, directive, form)
        if not form.errors:
            messages.success(request, _("The annexes are added."))
            return redirect("directives:annexes", public_id=public_id)
    annexes = [each for each in attachments_of(directive) if each.role == AttachmentRole.ANNEX]
    if directive.is_outgoing:
        request.listed_under = whereabouts(directive, request.user).url  # type: ignore[arg-type, attr-defined]
    context = {"directive": directive, "form": form, "annexes": annexes}
    return render(request, "intranet/directives/annexes.html", context)


def _take_in(request: HttpRequest, directive: Directive, form: AnnexForm) -> None:
    person, looked = request.user, form.cleaned_data["looked"]
    for upload in form.cleaned_data["file"]:
        try:
            stored = accept_file(upload, by=person, kinds=ATTACHMENTS, vouched=looked)  # type: ignore[arg-type]
            add_annex(directive.pk, person, stored, name=upload.name)  # type: ignore[arg-type]
        except FileRefused as refused:
            form.refuse(f"{upload.name}: {refused.message}", doubt=refused.doubt)
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
            return


@require_POST
def remove(request: HttpRequest, public_id: uuid.UUID, annex: uuid.UUID) -> HttpResponse:
    """Take one annex off the draft."""
    directive = visible_or_404(request, Directive, action="edit", public_id=public_id)
    try:
        remove_annex(directive.pk, request.user, annex)  # type: ignore[arg-type]
    except TransitionRefused as refused:
        messages.error(request, " ".join(refused.problems))
    else:
        messages.success(request, _("The annex is taken off."))
    return redirect("directives:annexes", public_id=public_id)
