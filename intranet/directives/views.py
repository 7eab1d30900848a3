"""Pages about directives: list, reading page, intake, issue."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from intranet.access.decisions import allowed_or_404, decide, visible, visible_or_404
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.audiences import count_asked
from intranet.acknowledgement.services.usual import remember
from intranet.directives import intake as intaking
from intranet.directives import queries
from intranet.directives.cleaning import TextRefused
from intranet.directives.errors import ChangedMeanwhile, TransitionRefused
from intranet.directives.forms import DraftForm, RecallForm, UploadForm
from intranet.directives.issue_form import IssueForm, usual_key
from intranet.directives.models import Directive
from intranet.directives.pages import draft_page, issue_page, reading_page, theirs_beside
from intranet.directives.policy import OFFICE_ROLES
from intranet.directives.queries import (
    Filters,
    count_told,
    drafts_of_office,
    duplicates_of,
    urgent,
    with_public_id,
)
from intranet.directives.rules import is_number
from intranet.directives.services import delete_draft, issue, recall, update_draft
from intranet.directives.services.issuing import objections_to
from intranet.directives.standing import standing_notice
from intranet.people.models import Unit
from intranet.people.rules import today


def listing(request: HttpRequest) -> HttpResponse:
    """Issued directives that the person may read, narrowed by the query string."""
    year = request.GET.get("year", "")
    filters = Filters(
        text=request.GET.get("q", "").strip()[:200],
        type=request.GET.get("type", "")[:40],
        issuer=request.GET.get("issuer", "")[:200],
        topic=request.GET.get("linh-vuc", "")[:60],
        year=int(year) if is_number(year) and len(year) == 4 else None,
    )
    found = queries.listing(request.user, filters, _page_number(request))  # type: ignore[arg-type]
    is_first = found.page.number == 1 and filters == Filters()
    leading = urgent(request.user) if is_first else []  # type: ignore[arg-type]
    context = {"page": found.page, "filters": filters, "choices": found.choices, "urgent": leading}
    return render(request, "intranet/directives/list.html", context)


def _page_number(request: HttpRequest) -> int:
    number = request.GET.get("page", "1")
    return int(number) if is_number(number) and len(number) < 7 else 1


def read(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The reading page with its acknowledge control."""
    person: Any = request.user
    found = with_public_id(public_id)
    if found is not None and found.is_recalled and not decide(person, "work", found):
        directive = allowed_or_404(request, found, "face")
        context = {"directive": directive, "standing": standing_notice(directive, person)}
        return render(request, "intranet/directives/recalled.html", context)
    directive = allowed_or_404(request, found)
    page = reading_page(directive, person, request.GET.get("phan", ""), request.GET.get("tu", ""))
    request.listed_under = page["place"].url  # type: ignore[attr-defined]
    return render(request, "intranet/directives/read.html", page)


def _own_offices(request: HttpRequest) -> Any:
    """Offices for which the person takes documents in.

    Raises:
        Http404: none; for them this page does not exist.
    """
    ids = units_with_role(tokens_of(request.user), OFFICE_ROLES)  # type: ignore[arg-type]
    if not ids:
        raise Http404
    return Unit.objects.filter(pk__in=ids)


def intake(request: HttpRequest) -> HttpResponse:
    """“Tiếp nhận văn bản”: choose a file; it becomes a draft whose fields are marked sure, unsure or missing."""
    units = _own_offices(request)
    form = UploadForm(request.POST or None, request.FILES or None, units=units, initial={"unit": units.first()})
    outcomes: list[intaking.Outcome] = []
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        outcomes = intaking.take_in_each(
            entered["file"],
            owner_unit=entered["unit"],
            by=request.user,  # type: ignore[arg-type]
            vouched=entered["looked"],
        )
        if "one" in request.POST:
            return render(request, "intranet/directives/outcomes.html", {"outcomes": outcomes})
        if len(outcomes) == 1:
            if (made := outcomes[0].directive) is not None:
                return redirect("directives:edit", public_id=made.public_id)
            refused = outcomes.pop()
            form.refuse(refused.problem, doubt=refused.doubt)
    drafts = drafts_of_office(request.user)[:50]  # type: ignore[arg-type]
    return render(request, "intranet/directives/upload.html", {"form": form, "drafts": drafts, "outcomes": outcomes})


def edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The source beside the fields; what was typed is kept whatever is wrong with it."""
    directive = visible_or_404(request, Directive, action="edit", public_id=public_id)
    page = draft_page(directive, request.user, request.POST if request.method == "POST" else None)  # type: ignore[arg-type]
    form: DraftForm = page["form"]
    if request.method == "POST" and form.is_valid():
        try:
            update_draft(directive.pk, request.user, form.entered(directive), seen=request.POST.get("seen"))  # type: ignore[arg-type]
        except ChangedMeanwhile as refused:
            form.add_error(None, refused.problems)
            page |= theirs_beside(form, refused.current)
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
        except TextRefused as refused:
            form.add_error("paragraphs", str(refused))
        else:
            messages.success(request, _("The draft is saved."))
            return redirect(_after_saving(request, page))
    if directive.is_outgoing:
        request.listed_under = page["place"].url  # type: ignore[attr-defined]
    return render(request, "intranet/directives/intake.html", page)


def _after_saving(request: HttpRequest, page: dict[str, Any]) -> str:
    """Where the button leads that saved the draft."""
    public_id = page["directive"].public_id
    if "issue" in request.POST and page["may_issue"]:
        return reverse("directives:issue", args=[public_id])
    if "register" in request.POST and page["place"].register_url:
        return str(page["place"].register_url)
    return reverse("directives:edit", args=[public_id])


def recall_issued(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Recall an issued document, with the reason that its readers are told."""
    directive = visible_or_404(request, Directive, action="recall", public_id=public_id)
    form = RecallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            recall(directive.pk, request.user, form.cleaned_data["reason"])  # type: ignore[arg-type]
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, _("The document is recalled."))
            return redirect(directive.get_absolute_url())
    context = {"directive": directive, "form": form, "told": count_told(directive)}
    return render(request, "intranet/directives/recall.html", context)


@require_POST
def throw_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Delete a draft: a wrong file, or taken in twice."""
    directive = visible_or_404(request, Directive, action="delete", public_id=public_id)
    try:
        delete_draft(directive.pk, request.user)  # type: ignore[arg-type]
    except TransitionRefused as refused:
        messages.error(request, " ".join(refused.problems))
        return redirect(directive.get_absolute_url())
    messages.success(request, _("The draft is thrown away."))
    return redirect("directives:intake")


def issue_draft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Choose readers, audience and due date; look at the number of people; issue."""
    directive = visible_or_404(request, Directive, action="issue", public_id=public_id)
    if objections := objections_to(directive):
        messages.error(request, " ".join(objections))
        return redirect(directive.get_absolute_url())
    duplicates = list(visible(request, duplicates_of(directive))[:5])
    form = IssueForm(request.POST or None, directive=directive, duplicates=duplicates)
    is_unseen = False
    if request.method == "POST" and form.is_valid() and "issue" in request.POST:
        is_unseen = request.POST.get("choice") != form.choice
        if not is_unseen and _issue(request, directive, form):
            return redirect(directive.get_absolute_url())
    page = issue_page(directive, form, request.user)  # type: ignore[arg-type]
    request.listed_under = page["place"].url  # type: ignore[attr-defined]
    return render(request, "intranet/directives/issue.html", page | {"is_unseen": is_unseen})


def _issue(request: HttpRequest, directive: Directive, form: IssueForm) -> bool:
    """Whether the document went out; why not is said on the form."""
    order = form.order()
    try:
        issue(directive.pk, request.user, order)  # type: ignore[arg-type]
    except TransitionRefused as refused:
        form.add_error(None, refused.problems)
        return False
    if form.cleaned_data["remember"]:
        remember(directive.owner_unit, usual_key(directive), request.POST, request.user)  # type: ignore[arg-type]
    done = _("The document is issued.") if directive.is_outgoing else _("The document is circulated.")
    n = count_asked([term.line() for term in order.audience], today())
    asked = ngettext("%(n)s person is asked to acknowledge it.", "%(n)s people are asked to acknowledge it.", n)
    messages.success(request, f"{done} {asked % {'n': n}}")
    return True
