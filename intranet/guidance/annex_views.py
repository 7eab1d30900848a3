"""Files of a page: what hangs on it, more of them, fewer of them."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.access.decisions import visible_or_404
from intranet.files.errors import FileRefused
from intranet.files.kinds import ATTACHMENTS
from intranet.files.services import accept_file
from intranet.guidance.errors import GuidanceRefused
from intranet.guidance.forms import AnnexForm
from intranet.guidance.models import GuidancePage
from intranet.guidance.queries import kept_files
from intranet.guidance.services import add_annex, remove_annex


def listing(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The files with their names, and the form that adds some; those that are refused hold up none of the others."""
    page = visible_or_404(request, GuidancePage, action="edit", public_id=public_id)
    form = AnnexForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _take_in(request, page, form)
        if not form.errors:
            messages.success(request, _("The files are added. Readers see them when the page is published."))
            return redirect("guidance:annexes", public_id=public_id)
        page.refresh_from_db()
    context = {"guidance": page, "form": form, "annexes": kept_files(page)}
    return render(request, "intranet/guidance/annexes.html", context)


def _take_in(request: HttpRequest, page: GuidancePage, form: AnnexForm) -> None:
    person, looked = request.user, form.cleaned_data["looked"]
    for upload in form.cleaned_data["file"]:
        try:
            stored = accept_file(upload, by=person, kinds=ATTACHMENTS, vouched=looked)  # type: ignore[arg-type]
            add_annex(page.pk, person, stored, name=upload.name)  # type: ignore[arg-type]
        except FileRefused as refused:
            form.refuse(f"{upload.name}: {refused.message}", doubt=refused.doubt)
        except GuidanceRefused as refused:
            form.add_error(None, refused.problems)
            return


@require_POST
def remove(request: HttpRequest, public_id: uuid.UUID, annex: uuid.UUID) -> HttpResponse:
    """Take one file off."""
    page = visible_or_404(request, GuidancePage, action="edit", public_id=public_id)
    remove_annex(page.pk, request.user, annex)  # type: ignore[arg-type]
    messages.success(request, _("The file is taken off; readers keep it until the page is published again."))
    return redirect("guidance:annexes", public_id=public_id)
