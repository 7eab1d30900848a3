"""The library of checklists: what is published, how versions differ, and publishing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import decide, done, pressed, visible, visible_or_404, who
from plugins.checklists.forms.library import ChecklistForm
from plugins.checklists.models import Checklist, Version, VersionState
from plugins.checklists.policy import RUNNING, held
from plugins.checklists.queries.library import difference_of, earlier_than, sections_of
from plugins.checklists.services import library


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every checklist, with its latest version."""
    rows = visible(request, Checklist.objects.select_related("owner").prefetch_related("versions"))
    asker = who(request.user)
    context = {"checklists": [(each, _published(each)) for each in rows], "may_write": bool(asker and _units(request))}
    return render(request, "checklists/library.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A new checklist of a unit whose checklists one writes."""
    units = _units(request)
    if not units:
        raise Http404
    form = ChecklistForm(request.POST or None, units=units)

    def create(given: Any) -> Checklist:
        typed = given.cleaned_data
        return library.create(typed["code"], typed["title"], typed["owner"], request.user)

    said = _("The checklist has an empty draft. Write its sections and questions.")
    answer = done(request, form, create, lambda made: reverse("checklists:edit_checklist", args=[made.code]), said)
    return answer or render(request, "checklists/library/new.html", {"form": form})


@require_GET
def read(request: HttpRequest, code: str) -> HttpResponse:
    """The published version and the ones before it; for who edits it, the draft is named."""
    checklist = visible_or_404(request, Checklist, code=code)
    return _shown(request, checklist, _published(checklist))


@require_GET
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version, as it was published; a draft for who edits it."""
    checklist = visible_or_404(request, Checklist, code=code)
    return _shown(request, checklist, version_or_404(request, checklist, number))


@require_GET
def differences(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What one version says otherwise than the one before it."""
    checklist = visible_or_404(request, Checklist, code=code)
    found = version_or_404(request, checklist, number)
    earlier = earlier_than(found)
    context: dict[str, Any] = {"checklist": checklist, "version": found, "earlier": earlier}
    context["difference"] = difference_of(found, earlier, request.user)
    return render(request, "checklists/library/differences.html", context)


def publish(request: HttpRequest, code: str) -> HttpResponse:
    """The difference is shown and asked about once; then the draft is published."""
    checklist = visible_or_404(request, Checklist, action="edit", code=code)
    draft = get_object_or_404(Version, checklist=checklist, state=VersionState.DRAFT)
    revision = request.POST.get("revision", "")
    if request.method == "POST" and revision.isdecimal() and len(revision) < 10:
        to = reverse("checklists:checklist", args=[code])
        said, again = _("The version is published."), reverse("checklists:publish", args=[code])
        return pressed(request, lambda: library.publish(draft, request.user, int(revision)), to, said, otherwise=again)
    earlier = earlier_than(draft)
    context: dict[str, Any] = {"checklist": checklist, "version": draft, "earlier": earlier}
    context["difference"] = difference_of(draft, earlier, request.user)
    return render(request, "checklists/library/publish.html", context)


@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """The next version begins from the published one."""
    checklist = visible_or_404(request, Checklist, action="edit", code=code)
    library.begin(checklist, request.user)
    return redirect("checklists:edit_checklist", code=code)


def version_or_404(request: HttpRequest, checklist: Checklist, number: int) -> Version:
    """The version ``number``; a draft is there for who edits it only."""
    found = get_object_or_404(Version.objects.select_related("checklist"), checklist=checklist, number=number)
    if found.state == VersionState.DRAFT and not decide(request.user, "edit", checklist, request):
        raise Http404
    return found


def _shown(request: HttpRequest, checklist: Checklist, found: Version | None) -> HttpResponse:
    may_edit = bool(decide(request.user, "edit", checklist, request))
    versions = list(checklist.versions.all())
    drafts = [each for each in versions if each.state == VersionState.DRAFT]
    context = {
        "checklist": checklist,
        "version": found,
        "sections": sections_of(found, request.user) if found else [],
        "versions": [each for each in versions if each.state != VersionState.DRAFT],
        "draft": drafts[0] if drafts and may_edit else None,
        "may_edit": may_edit,
    }
    return render(request, "checklists/checklist.html", context)


def _published(checklist: Checklist) -> Version | None:
    return next((each for each in checklist.versions.all() if each.state == VersionState.PUBLISHED), None)


def _units(request: HttpRequest) -> list[int]:
    asker = who(request.user)
    return held(asker, RUNNING) if asker else []
