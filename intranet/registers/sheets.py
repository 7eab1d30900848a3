"""The registers in the form of Decree 30/2020/NĐ-CP, annex IV. Their words are the form's, in Vietnamese always."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest

from intranet.numbering.models import Book, Number, Purpose
from intranet.numbering.rules import printed
from intranet.people.models import Unit
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Cover, Sheet
from intranet.registers import columns
from intranet.registers.access import readable_among
from intranet.registers.lines import Known, handling_line, incoming_line, loan_line, outgoing_line
from intranet.registers.models import Loan
from intranet.registers.queries import arrivals_of, duties_of, named_by, passages_of


@in_vietnamese
def book_sheet(book: Book, numbers: Sequence[Number], request: HttpRequest) -> Sheet:
    """The register of a book with these numbers, as the requester may see it; seven queries at most."""
    if book.series.purpose == Purpose.INCOMING:
        known = _known_of_arrivals(book, numbers, request)
        title, heads, widths = columns.TITLES[Purpose.INCOMING], columns.INCOMING_HEADS, columns.INCOMING_WIDTHS
        return _sheet(book, numbers, title, heads, widths, lambda number: incoming_line(number, known))
    known = Known(readable_among(request, named_by(numbers)), passages=passages_of(numbers))
    title = columns.TITLES[Purpose(book.series.purpose)]
    heads, widths = columns.OUTGOING_HEADS, columns.OUTGOING_WIDTHS
    return _sheet(book, numbers, title, heads, widths, lambda number: outgoing_line(number, known))


@in_vietnamese
def handling_sheet(book: Book, numbers: Sequence[Number], request: HttpRequest) -> Sheet:
    """The handling register of an incoming book, as the requester may see it; seven queries at most."""
    known = _known_of_arrivals(book, numbers, request)
    heads, widths = columns.HANDLING_HEADS, columns.HANDLING_WIDTHS
    return _sheet(book, numbers, columns.HANDLING_TITLE, heads, widths, lambda number: handling_line(number, known))


@in_vietnamese
def loans_sheet(office: Unit, loans: Sequence[Loan], request: HttpRequest) -> Sheet:
    """The register of loans of file copies, as the requester may see it."""
    readable = readable_among(request, [loan.directive_id for loan in loans])
    rows = [loan_line(loan, readable) for loan in loans]
    return Sheet(columns.LOANS_TITLE, columns.LOAN_HEADS, columns.LOAN_WIDTHS, rows, body=office.name)


def _known_of_arrivals(book: Book, numbers: Sequence[Number], request: HttpRequest) -> Known:
    office = book.series.office_id
    arrivals = arrivals_of(numbers, office)
    documents = named_by(numbers) | {each.reply_id for each in arrivals.values() if each.reply_id}
    duties = duties_of([number.directive_id for number in numbers], office)
    return Known(readable_among(request, documents), arrivals=arrivals, duties=duties)


def _sheet(
    book: Book,
    numbers: Sequence[Number],
    title: str,
    heads: Sequence[str],
    widths: Sequence[float],
    line: Callable[[Number], list[Cell]],
) -> Sheet:
    series = book.series
    first, last = (numbers[0], numbers[-1]) if numbers else (None, None)
    cover = Cover(
        body=series.office.name,
        name=title,
        year=book.starts.year,
        first_day=first.day if first else None,
        last_day=last.day if last else None,
        first_number=printed(first.value) if first else "",
        last_number=printed(last.value) if last else "",
    )
    subtitle = [f"{series.name}, {book.label}"]
    rows = [line(number) for number in numbers]
    return Sheet(title, heads, widths, rows, subtitle=subtitle, cover=cover, body=series.office.name)
