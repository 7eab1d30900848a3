"""What clerk and head do about the acknowledgements of their people: on paper, more time, let off; and arrivals."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.access.decisions import allowed_or_404, decide
from intranet.acknowledgement.bodies import received_by
from intranet.acknowledgement.errors import AcknowledgementError, NotLater
from intranet.acknowledgement.models import Assignment, Fault, PaperList, UnitReceipt, Version
from intranet.acknowledgement.paper_lists import signed_by
from intranet.acknowledgement.policy import CONFIRM, RECEIVE, SETTLE, SPARE
from intranet.acknowledgement.queries import first_day
from intranet.acknowledgement.services import confirm_on_paper, extend, receive, settle_fault, waive
from intranet.acknowledgement.subjects import DONE_ELSEWHERE, subject_of
from intranet.acknowledgement.unit_forms import PaperForm, SpareForm, by_unit_and_name
from intranet.files.errors import FileRefused
from intranet.files.kinds import SCANS
from intranet.files.queries import attachments_of
from intranet.files.services import accept_file
from intranet.people.models import Unit


def of_unit(request: HttpRequest, version_id: int, unit_id: int) -> HttpResponse:
    """Who of a unit (and of those for which its clerk receives) is still asked; a signed list confirms for several."""
    version, unit = get_object_or_404(Version, pk=version_id), get_object_or_404(Unit, pk=unit_id)
    if version.subject_model in DONE_ELSEWHERE:
        raise Http404
    waiting, anybody = _waiting(version, unit), Assignment(version=version, unit=unit)
    may_confirm = bool(decide(request.user, CONFIRM, anybody, request))
    may_spare = bool(decide(request.user, SPARE, anybody, request))
    if not may_confirm and not may_spare:
        raise Http404
    subject = allowed_or_404(request, subject_of(version.subject_model, version.subject_id))
    typed = (request.POST, request.FILES) if request.method == "POST" and may_confirm else (None, None)
    form = PaperForm(*typed, waiting=waiting, first=first_day(version))
    if form.is_bound and form.is_valid() and _confirm(request, version, unit, form):
        return redirect("acknowledgement:unit", version_id=version_id, unit_id=unit_id)
    papers = PaperList.objects.filter(version=version, unit=unit).select_related("by").order_by("pk")
    seen = [paper for paper in papers if decide(request.user, "read", paper, request)]
    names = signed_by(seen)
    lists = [(paper, attachments_of(paper), names[paper.pk]) for paper in seen]
    context = {"version": version, "unit": unit, "waiting": waiting, "form": form, "back": subject.get_absolute_url()}  # type: ignore[attr-defined]
    return render(
        request,
        "intranet/acknowledgement/unit.html",
        context | {"may_confirm": may_confirm, "spared": _others(waiting, request, may_spare), "lists": lists},
    )


def _others(waiting: QuerySet[Assignment], request: HttpRequest, may_spare: bool) -> list[Assignment]:
    """Those whom the requester may give more time or let off: everybody but themselves."""
    others = [each for each in waiting if each.person_id != request.user.pk] if may_spare else []
    return sorted(others, key=by_unit_and_name)


def _waiting(version: Version, unit: Unit) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(version=version, unit__in=received_by(unit), receipt__isnull=True)
    return found.select_related("person", "unit", "version").order_by()


def _confirm(request: HttpRequest, version: Version, unit: Unit, form: PaperForm) -> bool:
    person: Any = request.user
    typed = form.cleaned_data
    try:
        scan = accept_file(typed["file"], by=person, kinds=SCANS, vouched=typed["looked"])
        chosen = [each.person_id for each in typed["people"]]
        confirm_on_paper(version, unit, chosen, scan, name=typed["file"].name, signed_on=typed["signed_on"], by=person)
    except FileRefused as refused:
        form.refuse(refused.message, doubt=refused.doubt)
        return False
    except AcknowledgementError:
        form.add_error("people", _("One of them has acknowledged meanwhile. Look at the list again."))
        return False
    messages.success(request, _("Recorded as acknowledged on paper."))
    return True


def spare(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """More time for one person, or none at all asked of them."""
    found = Assignment.objects.select_related("version", "unit", "person").filter(pk=assignment_id).first()
    assignment = allowed_or_404(request, found, SPARE)
    allowed_or_404(request, subject_of(assignment.version.subject_model, assignment.version.subject_id))
    form = SpareForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _spare(request, assignment, form):
        return redirect("acknowledgement:unit", version_id=assignment.version_id, unit_id=assignment.unit_id)
    return render(request, "intranet/acknowledgement/spare.html", {"assignment": assignment, "form": form})


def _spare(request: HttpRequest, assignment: Assignment, form: SpareForm) -> bool:
    person: Any = request.user
    typed = form.cleaned_data
    try:
        if typed["way"] == "extend":
            extend(assignment.pk, typed["due"], typed["reason"], person)
        else:
            waive(assignment.pk, typed["reason"], person)
    except NotLater:
        form.add_error("due", _("The new day must be later than the one that stands, and not have passed."))
        return False
    except AcknowledgementError:
        form.add_error(None, _("Nothing is asked of this person any more, or there is no due date to put off."))
        return False
    given = _("%(person)s has more time.") if typed["way"] == "extend" else _("%(person)s is asked no more.")
    messages.success(request, given % {"person": assignment.person})
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_arrival(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """The unit confirms that the text has come."""
    found = UnitReceipt.objects.select_related("version", "unit").filter(pk=receipt_id).first()
    receipt = allowed_or_404(request, found, RECEIVE)
    subject = allowed_or_404(request, subject_of(receipt.version.subject_model, receipt.version.subject_id))
    back: str = subject.get_absolute_url()  # type: ignore[attr-defined]
    if request.method == "POST":
        receive(receipt.version, receipt.unit, request.user)  # type: ignore[arg-type]
        messages.success(request, _("The arrival is confirmed."))
        return redirect(back)
    words = [
        _("%(unit)s confirms that this document has arrived, complete and readable.") % {"unit": receipt.unit},
        _("It says nothing of who has read it: everybody acknowledges for themselves."),
    ]
    context = {"title": _("Confirm the arrival"), "button": _("Confirm the arrival"), "words": words, "back": back}
    return render(request, "intranet/acknowledgement/confirm.html", context | {"version": receipt.version})


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, fault_id: int) -> HttpResponse:
    """The clerk of the office that looks after the text says that what was wrong is put right."""
    found = Fault.objects.select_related("assignment__version", "assignment__person").filter(pk=fault_id).first()
    fault = allowed_or_404(request, found, SETTLE)
    version = fault.assignment.version
    subject = allowed_or_404(request, subject_of(version.subject_model, version.subject_id))
    back: str = subject.get_absolute_url()  # type: ignore[attr-defined]
    if request.method == "POST":
        settle_fault(fault.pk, request.user)  # type: ignore[arg-type]
        messages.success(request, _("The fault is settled."))
        return redirect(back)
    words = [
        f"{fault.assignment.person}: {fault.get_kind_display()}",
        _("Put right what was reported (send the annex, correct the address), then settle it here."),
    ]
    context = {"title": _("Settle a fault of delivery"), "button": _("It is put right"), "words": words, "back": back}
    return render(request, "intranet/acknowledgement/confirm.html", context | {"version": version})
