"""The evidence store of a unit, papers at an answer, and the files themselves."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intranet.contracts import allowed_or_404, done, open_units, today, visible_or_404, who
from plugins.checklists.forms.evidence import CitationForm, PaperForm, RenewalForm, ShownPaperForm
from plugins.checklists.models import Answer, Citation, Evidence, Inspection, Revision
from plugins.checklists.policy import own_units
from plugins.checklists.queries.evidence import cited_at, newest_of, store_of
from plugins.checklists.services import answering, evidence
from plugins.checklists.serving import sent
from plugins.checklists.views.inspections import inspection_or_404


@require_safe
def stores(request: HttpRequest) -> HttpResponse:
    """The store of one's unit; who is of several chooses."""
    units = _own_units(request)
    if len(units) == 1:
        return redirect("checklists:store", units[0].pk)
    return render(request, "checklists/stores.html", {"units": units})


def store(request: HttpRequest, unit: int) -> HttpResponse:
    """Every paper of a unit with its revisions and where it is shown; put one in."""
    owner = next((each for each in _own_units(request) if each.pk == unit), None)
    if owner is None:
        raise Http404
    form = PaperForm(request.POST or None, request.FILES or None)
    answer = done(
        request,
        form,
        lambda given: evidence.put_in(
            owner, given.cleaned_data["file"], given.paper, request.user, vouched=given.cleaned_data["looked"]
        ),
        reverse("checklists:store", args=[unit]),
        _("The paper is in the store."),
    )
    return answer or render(request, "checklists/store.html", {"unit": owner, "papers": store_of(owner), "form": form})


def paper(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One paper: its revisions, where each is shown; renew it."""
    found = visible_or_404(request, Evidence, public_id=public_id)
    form = RenewalForm(request.POST or None, request.FILES or None)
    answer = done(
        request,
        form,
        lambda given: evidence.renew(
            found, given.cleaned_data["file"], given.paper, request.user, vouched=given.cleaned_data["looked"]
        ),
        reverse("checklists:paper", args=[public_id]),
        _("The newer file is in the store. Answers go on showing the file that they show."),
    )
    return answer or render(request, "checklists/paper.html", {"paper": found, "rows": cited_at(found), "form": form})


@require_safe
def download(request: HttpRequest, public_id: UUID, number: int) -> HttpResponseBase:
    """The file of one revision, opened on its way out; asked anew every time."""
    rows = Revision.objects.select_related("evidence")
    revision = allowed_or_404(request, rows.filter(evidence__public_id=public_id, number=number).first())
    return sent(request, revision)


def cite(request: HttpRequest, public_id: UUID, place: int) -> HttpResponse:
    """Show a paper at an answer: one of the store, or a new one."""
    inspection, row = _answer(request, public_id, place)
    is_new = "file" in request.FILES or "title" in request.POST
    chosen = CitationForm(_posted(request, not is_new), revisions=newest_of(inspection.unit_id), auto_id="of-store-%s")
    new = ShownPaperForm(_posted(request, is_new), request.FILES if is_new else None)
    back, said = _question_url(inspection, row), _("The paper is shown at question %(place)d.") % {"place": place}
    answer = done(
        request,
        chosen,
        lambda given: evidence.cite(row, given.cleaned_data["revision"], given.cleaned_data["where"], request.user),
        back,
        said,
    ) or done(request, new, lambda given: _put_in_and_cite(request, inspection, row, given), back, said)
    context = {"inspection": inspection, "answer": row, "chosen": chosen, "new": new, "back": back}
    return answer or render(request, "checklists/cite.html", context)


def _put_in_and_cite(request: HttpRequest, inspection: Inspection, row: Answer, given: Any) -> Citation:
    typed = given.cleaned_data
    kept = evidence.put_in(inspection.unit, typed["file"], given.paper, request.user, vouched=typed["looked"])
    return evidence.cite(row, kept, typed["where"], request.user)


def _answer(request: HttpRequest, public_id: UUID, place: int) -> tuple[Inspection, Answer]:
    inspection = inspection_or_404(request, public_id, "answer")
    rows = Answer.objects.select_related("question__section")
    row = get_object_or_404(rows, inspection=inspection, question__place=place)
    if not answering.may_answer(inspection, row, request.user):
        raise Http404
    return inspection, row


def _own_units(request: HttpRequest) -> list[Any]:
    asker = who(request.user)
    return list(open_units(today()).filter(pk__in=own_units(asker))) if asker else []


def _posted(request: HttpRequest, is_meant: bool) -> Any:
    return request.POST if request.method == "POST" and is_meant else None


def _question_url(inspection: Inspection, row: Answer) -> str:
    section = row.question.section.letter
    return f"{reverse('checklists:section', args=[inspection.public_id, section])}#c{row.question.place}"
