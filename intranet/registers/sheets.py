"""The registers in the form of Decree 30/2020/NĐ-CP, annex IV. Their words are the form's, in Vietnamese always."""

from collections.abc import Iterator, Sequence
from datetime import date

from intranet.directives.models import Directive
from intranet.duties.models import Duty
from intranet.incoming.models import Arrival
from intranet.numbering.models import Book, Number, Purpose
from intranet.numbering.rules import printed
from intranet.outgoing.models import Passage
from intranet.people.models import Unit
from intranet.printing.sheet import Cover, Sheet
from intranet.registers.models import Loan
from intranet.registers.queries import arrivals_of, duties_of, passages_of

OUTGOING_HEADS = (
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
    "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip
INCOMING_HEADS = (
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip
HANDLING_HEADS = (
    "Số đến", "Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", "Đơn vị hoặc người nhận",
    "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú",
)  # fmt: skip
LOAN_HEADS = (
    "Ngày tháng", "Họ tên người sử dụng", "Số, ký hiệu, ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
    "Số và ký hiệu HS", "Ký nhận", "Ngày trả", "Người cho phép sử dụng", "Ghi chú",
)  # fmt: skip

OUTGOING_WIDTHS = (12, 8.5, 21, 10, 14, 9, 5.5, 8.5, 5.5, 6)
INCOMING_WIDTHS = (8.5, 5, 13, 12, 8.5, 21, 12, 8.5, 5.5, 6)
HANDLING_WIDTHS = (5, 30, 16, 10, 18, 12, 9)
LOAN_WIDTHS = (8.5, 13, 14, 23, 8, 7, 8.5, 11, 7)
"""Shares of 257 mm: a date has room on one line, and so has a symbol like 1052/UBND-NC."""

TITLES = {
    Purpose.OUTGOING: "Sổ đăng ký văn bản đi",
    Purpose.INCOMING: "Sổ đăng ký văn bản đến",
    Purpose.COPIES: "Sổ đăng ký bản sao",
}
HANDLING_TITLE = "Sổ theo dõi giải quyết văn bản đến"
LOANS_TITLE = "Sổ sử dụng bản lưu"


def book_sheet(book: Book, numbers: Sequence[Number]) -> Sheet:
    """The register of a book with these numbers; four queries at most."""
    rows = list(numbers)
    if book.series.purpose == Purpose.INCOMING:
        arrivals = arrivals_of(rows, book.series.office_id)
        duties = duties_of([n.directive_id for n in rows], book.series.office_id)
        cells = [_incoming(n, arrivals.get(n.directive_id or 0), duties.get(n.directive_id or 0, [])) for n in rows]
        return _sheet(book, TITLES[Purpose.INCOMING], INCOMING_HEADS, INCOMING_WIDTHS, cells, rows)
    passages = passages_of(rows)
    cells = [_outgoing(n, passages.get(n.directive_id or 0)) for n in rows]
    return _sheet(book, TITLES[Purpose(book.series.purpose)], OUTGOING_HEADS, OUTGOING_WIDTHS, cells, rows)


def handling_sheet(book: Book, numbers: Sequence[Number]) -> Sheet:
    """The handling register of an incoming book; four queries at most."""
    rows = list(numbers)
    arrivals = arrivals_of(rows, book.series.office_id)
    duties = duties_of([n.directive_id for n in rows], book.series.office_id)
    cells = [_handling(n, arrivals.get(n.directive_id or 0), duties.get(n.directive_id or 0, [])) for n in rows]
    return _sheet(book, HANDLING_TITLE, HANDLING_HEADS, HANDLING_WIDTHS, cells, rows)


def loans_sheet(office: Unit, loans: Sequence[Loan]) -> Sheet:
    """The register of loans of file copies."""
    return Sheet(LOANS_TITLE, LOAN_HEADS, LOAN_WIDTHS, [_loan(each) for each in loans], subtitle=[office.name])


def _sheet(
    book: Book, title: str, heads: Sequence[str], widths: Sequence[float], cells: list[list[str]], rows: list[Number]
) -> Sheet:
    series = book.series
    cover = Cover(
        body=series.office.name,
        name=title,
        year=book.starts.year,
        first_day=rows[0].day if rows else None,
        last_day=rows[-1].day if rows else None,
        first_number=printed(rows[0].value) if rows else "",
        last_number=printed(rows[-1].value) if rows else "",
    )
    return Sheet(title, heads, widths, cells, subtitle=[f"{series.name}, {book.label}"], cover=cover)


def _outgoing(number: Number, passage: Passage | None) -> list[str]:
    directive = number.directive
    if directive is None or number.is_void:
        return [number.symbol or printed(number.value), _day(number.day), *[""] * 7, _void(number)]
    recipients = "\n".join(line.rstrip(";. ") for line in [*directive.addressees, *directive.recipients])
    return [
        number.symbol,
        _day(number.day),
        f"{directive.type or ''}: {directive.summary}".strip(": "),
        directive.signatory,
        recipients,
        str(passage.drafting_unit) if passage else directive.archive_line,
        str(passage.copies) if passage else "",
        _day(passage.passed_on) if passage else "",
        "",
        str(directive.get_standing_display()) if directive.standing != "in-force" else "",
    ]


def _incoming(number: Number, arrival: Arrival | None, duties: list[Duty]) -> list[str]:
    directive = number.directive
    if directive is None or number.is_void:
        return [_day(number.day), printed(number.value), *[""] * 7, _void(number)]
    return [
        _day(number.day),
        printed(number.value),
        directive.issuer,
        directive.symbol,
        _day(directive.date),
        f"{directive.type or ''}: {directive.summary}".strip(": "),
        _receivers(duties),
        _day(arrival.passed_on) if arrival else "",
        "",
        "\n".join(_remarks(directive, arrival)),
    ]


def _remarks(directive: Directive, arrival: Arrival | None) -> Iterator[str]:
    if directive.urgency_rank:
        yield str(directive.get_urgency_display()).capitalize()
    if arrival and arrival.remark:
        yield arrival.remark


def _handling(number: Number, arrival: Arrival | None, duties: list[Duty]) -> list[str]:
    directive = number.directive
    if directive is None or number.is_void:
        return [printed(number.value), *[""] * 5, _void(number)]
    what = f"{directive.type or ''} {directive.symbol} ngày {_day(directive.date)}, {directive.issuer}"
    done = [f"{duty.lead}: {duty.get_state_display()}" for duty in duties]
    state = str(arrival.get_stage_display()) if arrival else ""
    result = arrival.result if arrival else ""
    return [
        printed(number.value),
        f"{what}\n{directive.summary}",
        _receivers(duties),
        _day(arrival.due) if arrival else "",
        "\n".join([state, *done, result]).strip(),
        arrival.reply.symbol if arrival and arrival.reply else "",
        "",
    ]


def _receivers(duties: list[Duty]) -> str:
    people = [str(each.person) for duty in duties for each in duty.people.all()]
    return "\n".join(dict.fromkeys([*(str(duty.lead) for duty in duties), *people]))


def _loan(loan: Loan) -> list[str]:
    directive = loan.directive
    return [
        _day(loan.lent_on),
        str(loan.borrower),
        f"{directive.symbol}, {_day(directive.date)}",
        f"{directive.type or ''}: {directive.summary}".strip(": "),
        loan.file_code,
        "",
        _day(loan.returned_on),
        str(loan.allowed_by),
        loan.note,
    ]


def _void(number: Number) -> str:
    return f"Hủy số: {number.void_reason}" if number.is_void else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
