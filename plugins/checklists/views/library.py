"""The library of checklists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import decide, pressed, visible_or_404
from plugins.checklists.models import Checklist, VersionState
from plugins.checklists.services import library


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every checklist, with its latest version."""
    rows = Checklist.objects.select_related("owner").prefetch_related("versions")
    return render(request, "checklists/library.html", {"checklists": rows})


@require_GET
def read(request: HttpRequest, code: str) -> HttpResponse:
    """The published version; for who edits it the draft, where there is one."""
    checklist = visible_or_404(request, Checklist, code=code)
    may_edit = bool(decide(request.user, "edit", checklist, request))
    versions = [each for each in checklist.versions.all() if may_edit or each.state != VersionState.DRAFT]
    version = versions[0] if versions else None
    sections = version.sections.prefetch_related("questions") if version else []
    context = {"checklist": checklist, "version": version, "sections": sections, "may_edit": may_edit}
    return render(request, "checklists/checklist.html", context)


@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Publish the draft."""
    checklist = visible_or_404(request, Checklist, action="edit", code=code)
    draft = library.begin(checklist, request.user)
    back = reverse("checklists:checklist", args=[code])
    return pressed(request, lambda: library.publish(draft, request.user), back, _("The version is published."))
