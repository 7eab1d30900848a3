"""Loans of file copies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.directives.errors import TransitionRefused
from intranet.people.rules import today
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet import Sheet
from intranet.printing.sheet_pdf import sheet_pdf
from intranet.registers.access import keeps, office_or_404, readable_among
from intranet.registers.forms import LoanForm
from intranet.registers.models import Loan
from intranet.registers.queries import loans_of
from intranet.registers.services import give_back, lend
from intranet.registers.sheets import loans_sheet

MOST_SHOWN = 200


def listing(request: HttpRequest, office_id: int) -> HttpResponse:
    """Loans of an office, those not given back first, and the form for a new one."""
    office = office_or_404(request, office_id, of=Loan)
    is_kept = keeps(request, Loan(office=office))
    form = LoanForm(request.POST or None, office=office) if is_kept else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            lend(office, form.entered(), request.user)  # type: ignore[arg-type]
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, _("The loan is written down."))
            return redirect("registers:loans", office_id=office.pk)
    loans = list(loans_of(office.pk)[:MOST_SHOWN])
    readable = readable_among(request, [loan.directive_id for loan in loans])
    context: dict[str, Any] = {"office": office, "form": form, "loans": loans, "readable": readable}
    context |= {"is_kept": is_kept, "today": today()}
    return render(request, "intranet/registers/loans.html", context)


def pdf(request: HttpRequest, office_id: int) -> HttpResponse:
    """The register of loans for binding."""
    return file_answer(sheet_pdf(_sheet(request, office_id)), PDF, "so-su-dung-ban-luu.pdf", saved=False)


def xlsx(request: HttpRequest, office_id: int) -> HttpResponse:
    """The register of loans as a table for other programs."""
    return xlsx_answer(_sheet(request, office_id), "so-su-dung-ban-luu.xlsx")


def _sheet(request: HttpRequest, office_id: int) -> Sheet:
    office = office_or_404(request, office_id, of=Loan)
    return loans_sheet(office, list(loans_of(office.pk).order_by("lent_on", "pk")), request)


@require_POST
def give_back_copy(request: HttpRequest, office_id: int, loan_id: int) -> HttpResponse:
    """A file copy came back."""
    office = office_or_404(request, office_id, keeping=True, of=Loan)
    if not loans_of(office.pk).filter(pk=loan_id).exists():
        raise Http404
    try:
        give_back(loan_id, request.user)  # type: ignore[arg-type]
    except TransitionRefused as refused:
        messages.error(request, " ".join(refused.problems))
    else:
        messages.success(request, _("The file copy is back."))
    return redirect("registers:loans", office_id=office.pk)
