"""Pages of the registers: the shelf of books, one book, its printed forms, and the handling report."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.access.decisions import visible
from intranet.directives.errors import TransitionRefused
from intranet.directives.rules import is_number
from intranet.numbering.models import Book, Number, Purpose, Series
from intranet.numbering.services import close_book
from intranet.outgoing.elsewhere.access import offices_numbered_elsewhere
from intranet.people.rules import today
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet import Sheet
from intranet.printing.sheet_pdf import sheet_pdf
from intranet.registers.access import book_or_404, keeps, office_or_404, offices_or_404, readable_among
from intranet.registers.forms import FindForm, QuarterForm
from intranet.registers.queries import in_shelf_order, named_by, numbers_in
from intranet.registers.reports import handling_report, report_sheet
from intranet.registers.sheets import book_sheet, handling_sheet

PAGE_SIZE = 50
REGISTERS: dict[str, Callable[[Book, list[Number], HttpRequest], Sheet]] = {
    "dang-ky": book_sheet,
    "giai-quyet": handling_sheet,
}


def overview(request: HttpRequest) -> HttpResponse:
    """The shelf: offices whose books the person may open, each with its books and series."""
    offices = offices_or_404(request)
    books = list(in_shelf_order(visible(request, Book.objects.all())))
    series = list(visible(request, Series.objects.select_related("office")))
    elsewhere = {office.pk for office in offices_numbered_elsewhere(request.user)}  # type: ignore[arg-type]
    shelves = [
        {
            "office": office,
            "books": [each for each in books if each.series.office_id == office.pk],
            "series": [each for each in series if each.office_id == office.pk],
            "is_kept": keeps(request, Series(office=office)),
            "takes_over": office.pk in elsewhere,
        }
        for office in offices
    ]
    return render(request, "intranet/registers/overview.html", {"shelves": shelves})


def book(request: HttpRequest, book_id: int) -> HttpResponse:
    """One book as a page, fifty numbers at a time."""
    found = book_or_404(request, book_id)
    register = request.GET.get("register", "dang-ky")
    form = FindForm(request.GET or None)
    numbers = _found(request, found, form)
    number = request.GET.get("page", "1")
    pages = Paginator(numbers, PAGE_SIZE)
    page = pages.get_page(int(number) if is_number(number) and len(number) < 7 else pages.num_pages)
    context = {
        "book": found,
        "form": form,
        "page": page,
        "sheet": replace(_made(request, register, found, page.object_list), cover=None),
        "register": register,
        "is_incoming": found.series.purpose == Purpose.INCOMING,
        "goes_on": today() < found.ends,
        "is_kept": keeps(request, found),
    }
    return render(request, "intranet/registers/book.html", context)


def book_pdf(request: HttpRequest, book_id: int, register: str) -> HttpResponse:
    """The register for binding, with its cover."""
    found = book_or_404(request, book_id)
    sheet = _made(request, register, found, _found(request, found, FindForm(request.GET or None)))
    return file_answer(sheet_pdf(sheet), PDF, f"{register}-{found.label}.pdf", saved=False)


def book_xlsx(request: HttpRequest, book_id: int, register: str) -> HttpResponse:
    """The register as a table for other programs; no cell is a formula."""
    found = book_or_404(request, book_id)
    sheet = _made(request, register, found, _found(request, found, FindForm(request.GET or None)))
    return xlsx_answer(sheet, f"{register}-{found.label}.xlsx")


@require_POST
def close(request: HttpRequest, book_id: int) -> HttpResponse:
    """Close a period, or before its end one volume of it."""
    found = book_or_404(request, book_id, keeping=True)
    try:
        close_book(found.pk, request.user, next_volume="next_volume" in request.POST)  # type: ignore[arg-type]
    except TransitionRefused as refused:
        messages.error(request, " ".join(refused.problems))
    else:
        messages.success(request, _("The book is closed. Print it for binding."))
    return redirect("registers:book", book_id=found.pk)


def report(request: HttpRequest, office_id: int) -> HttpResponse:
    """The handling report of a quarter."""
    office = office_or_404(request, office_id)
    form = QuarterForm(request.GET or None)
    quarter = form.chosen()
    context = {"office": office, "form": form, "quarter": quarter, "lines": handling_report(office, quarter)}
    return render(request, "intranet/registers/report.html", context)


def report_pdf(request: HttpRequest, office_id: int) -> HttpResponse:
    """The handling report in its printed form."""
    office = office_or_404(request, office_id)
    quarter = QuarterForm(request.GET or None).chosen()
    name = f"bao-cao-{quarter.year}-{quarter.number}.pdf"
    return file_answer(sheet_pdf(report_sheet(office, quarter)), PDF, name, saved=False)


def report_xlsx(request: HttpRequest, office_id: int) -> HttpResponse:
    """The handling report as a table for other programs."""
    office = office_or_404(request, office_id)
    quarter = QuarterForm(request.GET or None).chosen()
    return xlsx_answer(report_sheet(office, quarter), f"bao-cao-{quarter.year}-{quarter.number}.xlsx")


def _found(request: HttpRequest, found: Book, form: FindForm) -> QuerySet[Number]:
    if not form.is_bound or not form.is_valid():
        return numbers_in(found)
    entered = form.cleaned_data
    text = entered["q"].strip()
    return numbers_in(found, text, entered["first"], entered["last"], closed=_closed(request, found, text))


def _closed(request: HttpRequest, found: Book, text: str) -> Collection[int]:
    """The documents with these words that the requester may not read."""
    if not text:
        return ()
    documents = named_by(list(numbers_in(found, text)))
    return documents - readable_among(request, documents)


def _made(request: HttpRequest, register: str, found: Book, numbers: Iterable[Number]) -> Sheet:
    """The sheet of a register.

    Raises:
        Http404: there is no such register of this book.
    """
    if register not in REGISTERS or (register == "giai-quyet" and found.series.purpose != Purpose.INCOMING):
        raise Http404
    return REGISTERS[register](found, list(numbers), request)
