"""Pages of guidance: the list, one page, and where it is written."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.access.decisions import visible_or_404
from intranet.directives.errors import TransitionRefused
from intranet.directives.meanwhile import saved_beside, see_newest
from intranet.directives.models import Directive
from intranet.directives.rules import is_number
from intranet.guidance.errors import GuidanceRefused, WrittenMeanwhile
from intranet.guidance.forms import PageForm, StartForm
from intranet.guidance.models import GuidancePage
from intranet.guidance.pages import edit_page, initial, publish_page, reading_page
from intranet.guidance.publish_form import PublishForm
from intranet.guidance.queries import being_written, list_page, live_audience, offices_of
from intranet.guidance.services import (
    PageFields,
    create,
    delete_draft,
    keep_as_guidance,
    publish,
    seen_of,
    update,
    withdraw,
)
from intranet.guidance.text import lines_of


def listing(request: HttpRequest) -> HttpResponse:
    """“Cẩm nang nghiệp vụ”: published pages by title; for those who write, what is being written."""
    person: Any = request.user
    text, number = request.GET.get("q", "").strip()[:200], request.GET.get("page", "1")
    context = {
        "page": list_page(person, text, int(number) if is_number(number) and len(number) < 7 else 1),
        "text": text,
        "drafts": being_written(person),
        "may_write": offices_of(person).exists(),
    }
    return render(request, "intranet/guidance/list.html", context)


def read(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The page as it is in force; to its unit also before it is published."""
    page = visible_or_404(request, GuidancePage, public_id=public_id)
    part, ticket = request.GET.get("phan", ""), request.GET.get("tu", "")
    context = reading_page(page, request.user, part, ticket)  # type: ignore[arg-type]
    return render(request, "intranet/guidance/read.html", context)


def start(request: HttpRequest) -> HttpResponse:
    """A new page: its title and its unit; the text follows."""
    units = offices_of(request.user)  # type: ignore[arg-type]
    if not units:
        raise Http404
    form = StartForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        entered = PageFields(form.cleaned_data["title"])
        page = create(form.cleaned_data["unit"], request.user, entered)  # type: ignore[arg-type]
        return redirect("guidance:edit", public_id=page.public_id)
    return render(request, "intranet/guidance/start.html", {"form": form})


def edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The newest text, published or not; saved as a draft, or saved and published."""
    page = visible_or_404(request, GuidancePage, action="edit", public_id=public_id)
    typed = request.POST if request.method == "POST" else None
    form = PageForm(typed, page=page, initial=initial(page))
    context = edit_page(page, form, request.user)  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, page, form)
        except WrittenMeanwhile as refused:
            form.add_error(None, refused.problems)
            page.refresh_from_db()
            saved = lines_of(page.get_latest_revision_as_object().body)
            context |= saved_beside(form, "lines", saved, seen=seen_of(page))
        except GuidanceRefused as refused:
            form.add_error(None, refused.problems)
            page.refresh_from_db()
            see_newest(form, seen_of(page))
    return render(request, "intranet/guidance/edit.html", context)


def _save(request: HttpRequest, page: GuidancePage, form: PageForm) -> HttpResponse:
    person: Any = request.user
    update(page.pk, person, form.entered(), seen=form.cleaned_data["seen"])
    if "publish" in request.POST:
        return redirect("guidance:publish", public_id=page.public_id)
    messages.success(request, _("The page is saved. Readers do not see it before it is published."))
    return redirect("guidance:edit", public_id=page.public_id)


def make_public(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the change is and who is asked to acknowledge it; counted and shown first, then published."""
    page = visible_or_404(request, GuidancePage, action="publish", public_id=public_id)
    typed = request.POST if request.method == "POST" else None
    form = PublishForm(typed, page=page, audience=live_audience(page), initial={"seen": seen_of(page)})
    is_unseen = False
    if request.method == "POST" and form.is_valid() and "publish" in request.POST:
        is_unseen = form.asks_anew and request.POST.get("choice") != form.choice
        if not is_unseen and _publish(request, page, form):
            return redirect(page.get_absolute_url())
    return render(request, "intranet/guidance/publish.html", publish_page(page, form) | {"is_unseen": is_unseen})


def _publish(request: HttpRequest, page: GuidancePage, form: PublishForm) -> bool:
    try:
        publish(page.pk, request.user, form.order(), seen=form.cleaned_data["seen"])  # type: ignore[arg-type]
    except GuidanceRefused as refused:
        form.add_error(None, refused.problems)
        return False
    messages.success(request, _("The page is published."))
    return True


@require_POST
def take_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Withdraw a published page."""
    page = visible_or_404(request, GuidancePage, action="withdraw", public_id=public_id)
    withdraw(page.pk, request.user)  # type: ignore[arg-type]
    messages.success(request, _("The page is withdrawn; only your unit sees it now."))
    return redirect("guidance:edit", public_id=public_id)


@require_POST
def throw_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Delete a page that was never published."""
    page = visible_or_404(request, GuidancePage, action="delete", public_id=public_id)
    delete_draft(page.pk, request.user)  # type: ignore[arg-type]
    messages.success(request, _("The draft is thrown away."))
    return redirect("guidance:list")


@require_POST
def keep_draft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A draft that is no official document becomes a guidance page."""
    directive = visible_or_404(request, Directive, action="delete", public_id=public_id)
    if directive.is_outgoing:
        raise Http404
    try:
        page = keep_as_guidance(directive, request.user)  # type: ignore[arg-type]
    except (TransitionRefused, GuidanceRefused) as refused:
        messages.error(request, " ".join(refused.problems))
        return redirect("directives:edit", public_id=public_id)
    messages.success(request, _("The document is kept as guidance. Write what is missing, then publish it."))
    return redirect("guidance:edit", public_id=page.public_id)
