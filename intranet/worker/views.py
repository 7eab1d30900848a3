"""Background work in the admin: what waits, what was given up, and deciding on it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.worker import queries, services
from intranet.worker.errors import NotDead
from intranet.worker.forms import DiscardForm
from intranet.worker.models import Job, JobState
from intranet.worker.words import title_of, titles

looks_after_jobs = permission_required("intranet_worker.change_job", raise_exception=True)


@require_safe
@looks_after_jobs
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    state = state if state in JobState.values else JobState.DEAD
    jobs, older = queries.jobs(state, before=_number(request.GET.get("before", "")))
    words = titles()
    lines = [(job, words.get(job.run, "")) for job in jobs]
    context = {
        "jobs": jobs,
        "lines": lines,
        "older": older,
        "state": state,
        "counts": queries.counts(),
        "tasks": queries.recurring(),
    }
    return render(request, "intranet/worker/index.html", _titled(_("Background work")) | context)


@require_POST
@looks_after_jobs
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Job, pk=pk)
    try:
        services.retry(pk, request.user)  # type: ignore[arg-type]
        messages.success(request, _("The job will run again within a few seconds."))
    except NotDead:
        messages.warning(request, _("Somebody else has already decided on this job."))
    return redirect("worker:index")


@require_http_methods(["GET", "HEAD", "POST"])
@looks_after_jobs
@never_cache
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(Job, pk=pk, state=JobState.DEAD)
    form = DiscardForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"job": job, "words": title_of(job.run), "form": form}
        return render(request, "intranet/worker/discard.html", _titled(_("Discard a job")) | context)
    try:
        services.discard(pk, request.user, form.cleaned_data["reason"])  # type: ignore[arg-type]
        messages.success(request, _("The job was discarded."))
    except NotDead:
        messages.warning(request, _("Somebody else has already decided on this job."))
    return redirect("worker:index")


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def _titled(title: str) -> dict[str, Any]:
    trail = [{"url": "", "label": title}]
    return {"header_title": title, "page_title": title, "header_icon": "time", "breadcrumbs_items": trail}
