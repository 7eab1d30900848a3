"""From the list to the numbers: what the clerk sees, what is written, and what nobody else learns."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from intranet.audit.models import Event
from intranet.directives.services import DraftFields
from intranet.numbering.models import Number, Series
from intranet.numbering.services import SeriesFields, TakenElsewhere, close_book, save_series
from intranet.outgoing.elsewhere.rows import Row
from intranet.outgoing.errors import DayAhead
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services import assign_number, move, start_draft
from intranet.people.rules import today
from tests.factories.documents import draft as taken_in
from tests.factories.number_lists import HEADS, SUMMARY, edited, message, upload, workbook
from tests.factories.province import PERSONAS, Province, document_type
from tests.outgoing.conftest import FIELDS

Signed = Callable[..., Passage]


class Screen:
    """The screen of one office, as one person."""

    def __init__(self, client: Client, province: Province, persona: str = "clerk") -> None:
        self.client, self.office = client, province.committee
        client.force_login(province.people[persona])

    def send(self, content: bytes, name: str = "so.xlsx") -> Any:
        """The answer to a list."""
        return self.client.post(reverse("outgoing:elsewhere", args=[self.office.pk]), {"file": upload(content, name)})

    def rows(self, *rows: tuple[Any, ...]) -> Any:
        """The answer to a workbook with the headings of the register."""
        return self.send(workbook(HEADS, *rows))

    def confirm(self, checked: Any, **decided: Any) -> Any:
        """The answer to the confirmation of ``checked``, with what it preselects unless ``decided`` says otherwise."""
        chosen = {
            f"document-{row.entry.row}": row.document.public_id for row in checked.context["open"] if row.document
        }
        values = {"ticket": checked.context["ticket"]} | chosen | {k.replace("_", "-"): v for k, v in decided.items()}
        return self.client.post(reverse("outgoing:elsewhere_confirm", args=[self.office.pk]), values)


@pytest.fixture
def screen(client: Client, province: Province, elsewhere: Series) -> Screen:
    return Screen(client, province)


def _states(answer: Any) -> list[tuple[int, str]]:
    found: list[Row] = [row for part in ("open", "wrong", "there", "passed") for row in answer.context[part]]
    return sorted((row.entry.row, row.state) for row in found)


def _words(answer: Any, part: str = "wrong") -> list[tuple[str, ...]]:
    return [row.words for row in answer.context[part]]


def test_number_and_date_are_written_as_if_entered_by_hand(screen: Screen, signed: Signed) -> None:
    passage = signed()

    checked = screen.rows(("37/UBND-NC", today(), f"Công văn về việc {SUMMARY}"))
    before = Number.objects.count()
    answer = screen.confirm(checked)

    passage.refresh_from_db()
    directive = passage.directive
    assert (before, _states(checked), answer.status_code) == (0, [(2, "ready")], 302)
    assert (passage.stage, directive.symbol, directive.number) == (Stage.NUMBERED, "37/UBND-NC", "37")
    assert (directive.date, passage.number.value, passage.number.book.next_number) == (today(), 37, 38)
    assert Event.objects.filter(action="directive.numbered", label="37/UBND-NC").count() == 1
    assert directive.steps.last().action == "numbered"


def test_message_is_one_row(screen: Screen, signed: Signed) -> None:
    passage = signed()

    checked = screen.send(message(day=f"{today():%Y/%m/%d}").encode(), "goi.edxml")
    screen.confirm(checked)

    passage.refresh_from_db()
    assert (_states(checked), passage.directive.symbol) == ([(0, "ready")], "37/UBND-NC")


def test_same_list_again_changes_nothing(screen: Screen, signed: Signed) -> None:
    signed()
    content = workbook(HEADS, ("37/UBND-NC", today(), SUMMARY))
    first = screen.send(content)
    screen.confirm(first)
    events = Event.objects.count()

    confirmed_again = screen.confirm(first)
    again = screen.send(content)

    assert (confirmed_again.status_code, _states(again)) == (302, [(2, "there")])
    assert "đã có số này rồi" in again.content.decode()
    assert (Number.objects.count(), Event.objects.count()) == (1, events)


def test_lists_made_from_the_waiting_documents_find_them_by_their_code(screen: Screen, signed: Signed) -> None:
    passages = [signed(), signed()]
    answer = screen.client.get(reverse("outgoing:elsewhere_waiting", args=[screen.office.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    for number, row in enumerate(rows[1:], start=37):
        row[1], row[2] = number, today()

    checked = screen.send(workbook(*rows))
    screen.confirm(checked)

    symbols = [Passage.objects.get(pk=passage.pk).directive.symbol for passage in passages]
    assert (_states(checked), symbols) == ([(2, "ready"), (3, "ready")], ["37/UBND-NC", "38/UBND-NC"])


def test_two_documents_of_one_summary_are_left_to_the_clerk(screen: Screen, signed: Signed) -> None:
    one, other = signed(), signed()

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    nothing = screen.confirm(checked)
    chosen = screen.confirm(checked, document_2=str(other.directive.public_id))

    one.refresh_from_db()
    other.refresh_from_db()
    assert (_states(checked), checked.context["open"][0].document) == ([(2, "choose")], None)
    assert (nothing.status_code, chosen.status_code) == (200, 302)
    assert (one.stage, other.stage) == (Stage.SIGNED, Stage.NUMBERED)


def test_row_without_a_document_is_offered_what_waits_or_left_out(screen: Screen, signed: Signed) -> None:
    passage = signed()

    checked = screen.rows(("37/UBND-NC", today(), "việc không có ở đây"), ("38/UBND-NC", today(), SUMMARY))
    screen.confirm(checked, document_3="")

    passage.refresh_from_db()
    offered = [document.public_id for document in checked.context["open"][0].offered]
    assert (_states(checked), offered) == ([(2, "choose"), (3, "ready")], [passage.directive.public_id])
    assert (passage.stage, Number.objects.count()) == (Stage.SIGNED, 0)


def test_nearly_the_same_summary_is_to_be_compared(screen: Screen, signed: Signed) -> None:
    signed()

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY.replace("mạng", "mạngg")))

    assert _states(checked) == [(2, "compare")]


def test_wrong_days_are_errors_of_their_rows(screen: Screen, signed: Signed) -> None:
    signed()

    checked = screen.rows(
        ("37/UBND-NC", today() + timedelta(days=1), SUMMARY),
        ("38/UBND-NC", today() - timedelta(days=1), SUMMARY),
        ("39/UBND-NC", "30/02/2026", SUMMARY),
    )

    ahead, early, none = _words(checked)
    assert _states(checked) == [(2, "wrong"), (3, "wrong"), (4, "wrong")]
    assert ahead[0] == str(DayAhead().problems[0])
    assert ("được ký ngày" in early[0], "30/02/2026" in none[0]) == (True, True)
    assert "Dòng 2" in checked.content.decode()


def test_number_that_is_taken_is_refused_in_the_words_of_by_hand(
    screen: Screen, signed: Signed, province: Province
) -> None:
    other, passage = signed(summary="việc khác"), signed()
    given = TakenElsewhere(37, today())
    assign_number(other.pk, province.clerk, day=today(), given=given)
    by_hand = screen.client.post(
        reverse("outgoing:step", args=[passage.directive.public_id, "numbered"]),
        {"day": f"{today():%d/%m/%Y}", "value": "37", "copies": "1"},
    )

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))

    assert _words(checked) == [tuple(by_hand.context["form"].non_field_errors())]


def test_document_of_the_same_number_is_compared_first(screen: Screen, signed: Signed, province: Province) -> None:
    passage = signed()
    taken_in(province, symbol="37/UBND-NC", issuer=FIELDS["issuer"])

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    refused = screen.confirm(checked)
    passage.refresh_from_db()
    stage = passage.stage
    compared = screen.confirm(checked, another_2="1")

    passage.refresh_from_db()
    assert (checked.context["open"][0].has_twin, stage, refused.status_code) == (True, Stage.SIGNED, 200)
    assert _words(refused, "open") == _words(checked, "open")
    assert (compared.status_code, passage.directive.symbol) == (302, "37/UBND-NC")


def test_rows_that_contradict_each_other_write_nothing(screen: Screen, signed: Signed) -> None:
    signed()
    signed(summary="việc khác")

    same_document = screen.rows(("37/UBND-NC", today(), SUMMARY), ("38/UBND-NC", today(), SUMMARY))
    same_number = screen.rows(("37/UBND-NC", today(), SUMMARY), ("37/UBND-NC", today(), "việc khác"))

    assert _states(same_document) == [(2, "choose"), (3, "choose")]
    assert _states(same_number) == [(2, "wrong"), (3, "wrong")]
    assert (screen.confirm(same_document).status_code, Number.objects.count()) == (200, 0)


def test_other_symbol_than_the_drafts_is_refused(screen: Screen, signed: Signed) -> None:
    signed()

    checked = screen.rows(("37/UBND-VX", today(), SUMMARY))

    assert ["37/UBND-VX" in words[0] and "/UBND-NC" in words[0] for words in _words(checked)] == [True]


def test_closed_book_takes_no_number_from_a_list(screen: Screen, signed: Signed, province: Province) -> None:
    other, _passage = signed(summary="việc khác"), signed()
    taken = assign_number(other.pk, province.clerk, day=today(), given=TakenElsewhere(1, today()))
    close_book(taken.number.book_id, province.clerk)  # type: ignore[union-attr]

    assert _states(screen.rows(("37/UBND-NC", today(), SUMMARY))) == [(2, "wrong")]


def test_series_that_is_numbered_here_takes_no_number_from_a_list(
    screen: Screen, signed: Signed, province: Province, elsewhere: Series
) -> None:
    decision = document_type("quyet-dinh", "Quyết định", "decision")
    save_series(province.committee, SeriesFields("QĐ", "outgoing", family="state", types=[decision]), province.clerk)
    passage = signed(type=decision, symbol="/QĐ-UBND")
    checked = screen.rows(("37/QĐ-UBND", today(), SUMMARY))
    letter = signed(summary="việc khác")
    shown = screen.rows(("38/UBND-NC", today(), "việc khác"))

    refused = screen.confirm(shown, document_2=str(passage.directive.public_id))

    letter.refresh_from_db()
    passage.refresh_from_db()
    assert _states(checked) == [(2, "wrong")]
    assert (refused.status_code, passage.stage, letter.stage) == (200, Stage.SIGNED, Stage.SIGNED)
    assert Number.objects.count() == 0


def test_one_refused_row_holds_up_no_other(screen: Screen, signed: Signed, province: Province) -> None:
    one, other = signed(), signed(summary="việc khác")
    checked = screen.rows(("37/UBND-NC", today(), SUMMARY), ("38/UBND-NC", today(), "việc khác"))
    assign_number(one.pk, province.clerk, day=today(), given=TakenElsewhere(40, today()))

    answer = screen.confirm(checked)

    other.refresh_from_db()
    assert (answer.status_code, other.directive.symbol) == (200, "38/UBND-NC")
    assert _states(answer) == [(2, "choose"), (3, "there")]


@pytest.mark.parametrize("persona", [name for name, *_rest in PERSONAS if name != "clerk"])
def test_everybody_else_gets_the_page_that_is_not_there(
    client: Client, province: Province, signed: Signed, persona: str
) -> None:
    signed()
    screen = Screen(client, province, persona)
    missing = client.get("/khong-co-trang-nay/")
    names = ("outgoing:elsewhere", "outgoing:elsewhere_confirm", "outgoing:elsewhere_waiting")

    answers = [client.get(reverse(name, args=[screen.office.pk])) for name in names]
    answers += [screen.rows(("37/UBND-NC", today(), SUMMARY))]

    assert [(each.status_code, each.content == missing.content) for each in answers] == [(404, True)] * 4


def test_office_that_counts_itself_has_no_such_page(client: Client, province: Province) -> None:
    screen = Screen(client, province)

    answers = [client.get(reverse("outgoing:elsewhere", args=[pk])) for pk in (screen.office.pk, 999)]

    assert [each.status_code for each in answers] == [404, 404]


def test_documents_of_another_office_are_neither_found_nor_offered(
    screen: Screen, signed: Signed, province: Province
) -> None:
    own = signed(summary="việc của ủy ban")
    secret = "việc mã canary của sở"
    fields = FIELDS | {"summary": secret, "type": document_type(), "symbol": "/SNV-VP"}
    other = start_draft(province.department, province.department, province.trainer, DraftFields(**fields))
    Passage.objects.filter(directive=other).update(stage=Stage.SIGNED)
    given = other.public_id

    checked = screen.rows(("37/UBND-NC", today(), secret))
    answer = screen.confirm(checked, document_2=str(given))

    other.refresh_from_db()
    page = screen.client.get(reverse("outgoing:elsewhere", args=[screen.office.pk])).content.decode()
    offered = [document.public_id for document in checked.context["open"][0].offered]
    assert (offered, answer.status_code, other.symbol) == ([own.directive.public_id], 200, "/SNV-VP")
    assert (own.directive.summary.capitalize() in page, "canary" in page) == (True, False)
    assert Number.objects.count() == 0


def test_check_of_another_person_or_time_is_not_confirmed(
    screen: Screen, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed()
    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    row = checked.context["open"][0]
    values = {"ticket": checked.context["ticket"] + "x", f"document-{row.entry.row}": row.document.public_id}
    address = reverse("outgoing:elsewhere_confirm", args=[screen.office.pk])

    forged = screen.client.post(address, values)
    monkeypatch.setattr("intranet.outgoing.elsewhere.tickets.HOURS", -1)
    late = screen.confirm(checked)

    assert (forged.status_code, late.status_code, Number.objects.count()) == (302, 302, 0)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"%PDF-1.4", "so.pdf", ".xlsx, .edxml, .xml"),
        (workbook(("Tên", "Tuổi"), ("x", 1)), "so.xlsx", "tiêu đề cột"),
        (workbook(HEADS), "so.xlsx", "không có dòng nào"),
        (workbook(HEADS, *[("1/A", "20/11/2026", "x")] * 2_001), "so.xlsx", "2.000"),
        (message(number="", notation="").encode(), "goi.edxml", "chưa có số"),
        (b"<a/>", "goi.xml", "không phải gói tin edXML"),
        (b"", "so.xlsx", "rỗng"),
    ],
)
def test_what_is_no_list_is_told_in_words(screen: Screen, content: bytes, name: str, said: str) -> None:
    answer = screen.send(content, name)

    (error,) = answer.context["form"].errors["file"]
    assert (answer.status_code, said in error) == (200, True)


def test_formula_without_its_result_is_an_error_of_its_row(screen: Screen, signed: Signed) -> None:
    signed()
    content = edited(workbook(HEADS, ("=1+1", today(), SUMMARY)), "xl/worksheets/sheet1.xml", b"</f><v>0</v>", b"</f>")

    assert ["công thức" in words[0] for words in _words(screen.send(content))] == [True]


def test_longest_list_is_checked_and_offers_a_choice_for_the_first_rows(screen: Screen, signed: Signed) -> None:
    signed()
    rows = [(f"{number}/UBND-NC", today(), f"việc số {number}") for number in range(1, 2_001)]

    checked = screen.rows(*rows)

    assert (len(checked.context["open"]), len(checked.context["passed"])) == (200, 1_800)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_check_do_not_grow(
    screen: Screen, signed: Signed, django_assert_num_queries: Any, count: int
) -> None:
    rows = []
    for number in range(count):
        signed(summary=f"việc {'abc'[number]}")
        rows.append((f"{37 + number}/UBND-NC", today(), f"việc {'abc'[number]}"))
    content = workbook(HEADS, *rows)
    screen.send(content)

    with django_assert_num_queries(CHECK_QUERIES):
        checked = screen.send(content)

    assert len(checked.context["open"]) == count


CHECK_QUERIES = 15


def test_list_of_outgoing_documents_and_series_lead_there(
    screen: Screen, province: Province, elsewhere: Series
) -> None:
    address = reverse("outgoing:elsewhere", args=[screen.office.pk])
    pages = [
        reverse("outgoing:list"),
        reverse("registers:overview"),
        reverse("registers:series", args=[screen.office.pk, elsewhere.pk]),
    ]

    led = [address in screen.client.get(page).content.decode() for page in pages]
    screen.client.force_login(province.editor)
    editors = [address in screen.client.get(page).content.decode() for page in pages]

    assert (led, editors) == ([True] * 3, [False] * 3)


def test_day_of_a_cell_in_words_is_the_same_day(screen: Screen, signed: Signed) -> None:
    signed()
    day: date = today()

    checked = screen.rows(("37/UBND-NC", f"{day:%d/%m/%Y}", SUMMARY))

    assert checked.context["open"][0].entry.day == day


def test_document_taken_back_meanwhile_is_told(screen: Screen, signed: Signed, province: Province) -> None:
    passage = signed()
    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    move(passage.pk, "signature-undone", province.clerk, "Sai chữ ký")

    answer = screen.confirm(checked)

    assert (answer.status_code, Number.objects.count()) == (200, 0)
