"""The registers: rows that the work left behind, printed, exported, closed, and open to the office only."""

import io
import zipfile
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from intranet.directives.errors import TransitionRefused
from intranet.incoming.services import close, register
from intranet.numbering.models import Book
from intranet.numbering.services import SeriesFields, save_series
from intranet.people.models import Person
from intranet.registers.forms import LoanForm, SeriesForm
from intranet.registers.models import Loan
from intranet.registers.queries import numbers_in
from intranet.registers.reports import Quarter, handling_report, quarter_of, report_sheet
from intranet.registers.services import LoanFields, give_back, lend
from intranet.registers.sheets import book_sheet, handling_sheet
from tests.factories.documents import draft
from tests.factories.province import PERSONAS, Province
from tests.outgoing.conftest import until
from tests.registers.asking import asked_by

READERS = {"clerk", "editor", "leader"}


def _books(province: Province) -> tuple[Book, Book]:
    until(province, "numbered")
    directive = draft(province, symbol="215/STC-QLNS", issuer="Sở Tài chính", summary="=HYPERLINK(1)")
    register(directive.pk, province.committee, province.clerk)
    close(directive.pk, province.committee, province.clerk, result="Đã trả lời")
    return Book.objects.get(series__purpose="outgoing"), Book.objects.get(series__purpose="incoming")


def test_outgoing_register_has_the_ten_columns_of_the_decree(province: Province) -> None:
    outgoing, _incoming = _books(province)

    sheet = book_sheet(outgoing, list(numbers_in(outgoing)), asked_by(province.clerk))

    assert len(sheet.heads) == 10
    assert sheet.rows[0][0] == "01/UBND-NC"
    assert sheet.rows[0][3] == "Lê Văn Minh"
    assert sheet.rows[0][5] == str(province.office)


def test_incoming_and_handling_registers_show_arrival_number_and_result(province: Province) -> None:
    _outgoing, incoming = _books(province)

    numbers, request = list(numbers_in(incoming)), asked_by(province.clerk)
    rows = book_sheet(incoming, numbers, request).rows
    handling = handling_sheet(incoming, numbers, request).rows

    assert (len(rows[0]), rows[0][1], rows[0][3]) == (10, "01", "215/STC-QLNS")
    assert (len(handling[0]), "Đã trả lời" in handling[0][4]) == (7, True)


def test_register_is_found_by_words_and_days(province: Province) -> None:
    outgoing, _incoming = _books(province)

    found = [numbers_in(outgoing, "khong gian mang").count(), numbers_in(outgoing, "khác").count()]
    later = numbers_in(outgoing, "", date(2100, 1, 1)).count()

    assert (found, later) == ([1, 0], 0)


def test_xlsx_holds_no_formula(province: Province, client: Client) -> None:
    _outgoing, incoming = _books(province)
    client.force_login(province.clerk)

    answer = client.get(reverse("registers:book_xlsx", args=[incoming.pk, "dang-ky"]))

    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert (answer.status_code, "=HYPERLINK(1)" in sheet, "<f>" in sheet) == (200, True, False)


@pytest.mark.parametrize("persona", [name for name, *_rest in PERSONAS])
def test_books_open_to_posts_of_the_office_only(province: Province, client: Client, persona: str) -> None:
    outgoing, _incoming = _books(province)
    client.force_login(province.people[persona])
    allowed = 200 if persona in READERS else 404

    names = ("registers:book", [outgoing.pk]), ("registers:book_pdf", [outgoing.pk, "dang-ky"])
    answers = [client.get(reverse(name, args=arguments)).status_code for name, arguments in names]
    answers.append(client.get(reverse("registers:report", args=[province.committee.pk])).status_code)

    assert answers == [allowed] * 3


@pytest.mark.parametrize("count", [1, 3])
def test_book_queries_do_not_grow(
    province: Province, client: Client, django_assert_num_queries: object, count: int
) -> None:
    for number in range(count):
        directive = draft(province, symbol=f"{number}/STC-QLNS")
        register(directive.pk, province.committee, province.clerk)
    book = Book.objects.get()
    client.force_login(province.clerk)
    client.get(reverse("registers:book", args=[book.pk]))

    with django_assert_num_queries(BOOK_QUERIES):  # type: ignore[operator]
        client.get(reverse("registers:book", args=[book.pk]))


BOOK_QUERIES = 14


def test_report_counts_what_arrived_in_the_quarter(province: Province) -> None:
    _books(province)
    this = quarter_of(Book.objects.first().numbers.first().day)

    line = handling_report(province.committee, this)[0]
    empty = handling_report(province.committee, Quarter(2000, 1))[0]

    assert (line.total, line.on_time, line.open) == (1, 1, 0)
    assert empty.total == 0


@pytest.mark.parametrize(
    ("language", "quarter", "line"),
    [("vi", "Quý IV năm 2026", "văn bản đến"), ("en", "Quarter IV of 2026", "incoming documents")],
)
def test_report_speaks_the_language_of_the_screen_and_is_printed_in_vietnamese(
    province: Province, language: str, quarter: str, line: str
) -> None:
    fourth = Quarter(2026, 4)

    with translation.override(language):
        shown = (str(fourth), handling_report(province.committee, fourth)[0].name)
        printed = report_sheet(province.committee, fourth)

    assert shown == (quarter, f"{province.committee} ({line})")
    assert (printed.subtitle, printed.rows[0][0]) == (["Quý IV năm 2026"], f"{province.committee} (văn bản đến)")


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
    ],
)
def test_quarter_begins_and_ends(day: date, first: date, last: date) -> None:
    quarter = quarter_of(day)

    assert (quarter.first, quarter.last) == (first, last)


def _loan(province: Province, borrower: Person) -> Loan:
    directive = draft(province)
    register(directive.pk, province.committee, province.clerk)
    return lend(province.committee, LoanFields(directive, borrower, province.leader), province.clerk)


def test_file_copy_is_lent_once_at_a_time(province: Province) -> None:
    loan = _loan(province, province.cadre)
    again = LoanFields(loan.directive, province.head, province.leader)

    with pytest.raises(TransitionRefused):
        lend(province.committee, again, province.clerk)
    give_back(loan.pk, province.clerk)
    with pytest.raises(TransitionRefused):
        give_back(loan.pk, province.clerk)

    assert lend(province.committee, again, province.clerk).borrower == province.head


def test_series_keeps_what_its_form_does_not_ask(province: Province, client: Client) -> None:
    fields = SeriesFields("Cũ", "outgoing", family="state", valid_to=date(2020, 1, 1))
    series = save_series(province.committee, fields, province.clerk)
    client.force_login(province.clerk)
    typed = {"name": "Cũ", "purpose": "outgoing", "family": "state", "period": "year"}

    client.post(reverse("registers:series", args=[province.committee.pk, series.pk]), typed)

    series.refresh_from_db()
    assert series.valid_to == date(2020, 1, 1)


def test_form_says_what_stays_of_a_series_that_has_given_numbers(province: Province, client: Client) -> None:
    outgoing, _incoming = _books(province)
    series = outgoing.series
    client.force_login(province.clerk)
    address = reverse("registers:series", args=[province.committee.pk, series.pk])

    fields = client.get(address).context["form"].fields
    client.post(address, {"name": series.name, "purpose": "incoming", "family": "", "period": "term"})

    series.refresh_from_db()
    assert [name for name, field in fields.items() if field.disabled] == ["purpose", "family", "period"]
    assert (series.purpose, series.family, series.period) == ("outgoing", "state", "year")


@time_machine.travel("2026-11-28T03:00:00Z", tick=False)
def test_clerk_closes_a_volume_only_with_the_next_one(province: Province, client: Client) -> None:
    outgoing, _incoming = _books(province)
    client.force_login(province.clerk)
    address = reverse("registers:close", args=[outgoing.pk])

    client.post(address)
    outgoing.refresh_from_db()
    early = outgoing.is_closed
    page = client.post(address, {"next_volume": "on"}, follow=True)

    outgoing.refresh_from_db()
    assert (early, outgoing.is_closed, page.status_code) == (False, True, 200)
    assert Book.objects.filter(series=outgoing.series).count() == 2


@pytest.mark.parametrize("name", ["registers:loans_pdf", "registers:report_pdf"])
def test_printed_forms_of_the_office_are_pdf(province: Province, client: Client, name: str) -> None:
    client.force_login(province.clerk)

    answer = client.get(reverse(name, args=[province.committee.pk]))

    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_lists_to_choose_from_say_what_to_choose(province: Province) -> None:
    series, loan = SeriesForm(), LoanForm(office=province.committee)

    shown = [str(dict(form.fields[name].choices)[""]) for form, name in ((series, "purpose"), (series, "family"))]
    shown += [str(loan.fields[name].empty_label) for name in ("borrower", "allowed_by")]

    assert shown == ["Chọn loại văn bản được đánh số…", "Nhà nước và Đảng", "Chọn người…", "Chọn người…"]
