"""What a list may not do, told beside its row in words that say what to do."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intranet.numbering.models import Book, Number, Series
from intranet.numbering.services import SeriesFields, TakenElsewhere, save_series
from intranet.outgoing.errors import DayAhead
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services import assign_number, move
from intranet.people.rules import today
from tests.factories.number_lists import HEADS, SUMMARY, edited, message, workbook
from tests.factories.province import Province, document_type
from tests.outgoing.elsewhere.conftest import Screen, states, words

Signed = Callable[..., Passage]


def test_wrong_days_are_errors_of_their_rows(screen: Screen, signed: Signed) -> None:
    signed()

    checked = screen.rows(
        ("37/UBND-NC", today() + timedelta(days=1), SUMMARY),
        ("38/UBND-NC", today() - timedelta(days=1), SUMMARY),
        ("39/UBND-NC", "30/02/2026", SUMMARY),
    )

    ahead, early, none = words(checked)
    assert states(checked) == [(2, "wrong"), (3, "wrong"), (4, "wrong")]
    assert ahead[0] == str(DayAhead().problems[0])
    assert ("được ký ngày" in early[0], "30/02/2026" in none[0]) == (True, True)
    assert "Dòng 2" in checked.content.decode()


def test_number_that_is_taken_is_refused_in_the_words_of_by_hand(
    screen: Screen, signed: Signed, province: Province
) -> None:
    other, passage = signed(summary="việc khác"), signed()
    given = TakenElsewhere(37, today())
    assign_number(other.pk, province.clerk, day=today(), given=given)
    address = reverse("outgoing:step", args=[passage.directive.public_id, "numbered"])
    seen = screen.client.get(address).context["seen"]
    by_hand = screen.client.post(address, {"day": f"{today():%d/%m/%Y}", "value": "37", "copies": "1", "seen": seen})

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))

    assert words(checked) == [tuple(by_hand.context["form"].non_field_errors())]


def test_rows_that_contradict_each_other_write_nothing(screen: Screen, signed: Signed) -> None:
    signed()
    signed(summary="việc khác")

    same_document = screen.rows(("37/UBND-NC", today(), SUMMARY), ("38/UBND-NC", today(), SUMMARY))
    same_number = screen.rows(("37/UBND-NC", today(), SUMMARY), ("37/UBND-NC", today(), "việc khác"))

    assert states(same_document) == [(2, "choose"), (3, "choose")]
    assert states(same_number) == [(2, "wrong"), (3, "wrong")]
    assert (screen.confirm(same_document).status_code, Number.objects.count()) == (200, 0)


def test_other_symbol_than_the_drafts_is_refused(screen: Screen, signed: Signed) -> None:
    signed()

    checked = screen.rows(("37/UBND-VX", today(), SUMMARY))

    assert ["37/UBND-VX" in words[0] and "/UBND-NC" in words[0] for words in words(checked)] == [True]


def test_closed_book_takes_no_number_from_a_list(screen: Screen, signed: Signed, province: Province) -> None:
    other, _passage = signed(summary="việc khác"), signed()
    taken = assign_number(other.pk, province.clerk, day=today(), given=TakenElsewhere(1, today()))
    Book.objects.filter(pk=taken.number.book_id).update(closed_at=timezone.now())  # type: ignore[union-attr]

    assert states(screen.rows(("37/UBND-NC", today(), SUMMARY))) == [(2, "wrong")]


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
    assert states(checked) == [(2, "wrong")]
    assert (refused.status_code, passage.stage, letter.stage) == (200, Stage.SIGNED, Stage.SIGNED)
    assert Number.objects.count() == 0


def test_one_refused_row_holds_up_no_other(screen: Screen, signed: Signed, province: Province) -> None:
    one, other = signed(), signed(summary="việc khác")
    checked = screen.rows(("37/UBND-NC", today(), SUMMARY), ("38/UBND-NC", today(), "việc khác"))
    assign_number(one.pk, province.clerk, day=today(), given=TakenElsewhere(40, today()))

    answer = screen.confirm(checked)

    other.refresh_from_db()
    assert (answer.status_code, other.directive.symbol) == (200, "38/UBND-NC")
    assert states(answer) == [(2, "choose"), (3, "there")]


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

    assert ["công thức" in words[0] for words in words(screen.send(content))] == [True]


def test_document_taken_back_meanwhile_is_told(screen: Screen, signed: Signed, province: Province) -> None:
    passage = signed()
    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    move(passage.pk, "signature-undone", province.clerk, "Sai chữ ký")

    answer = screen.confirm(checked)

    assert (answer.status_code, Number.objects.count()) == (200, 0)
