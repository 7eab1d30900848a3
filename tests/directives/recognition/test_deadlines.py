"""By when: tables of what is printed, and the last day on time."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.directives.recognition.deadlines import DOUBTS, Deadline, deadline_of, find_deadlines

ISSUED = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "day", "rule"),
    [
        ("Báo cáo trước ngày 15/12/2026.", date(2026, 12, 14), "before"),
        ("Báo cáo trước ngày 15 tháng 12 năm 2026./.", date(2026, 12, 14), "before"),
        ("Gửi danh sách TRƯỚC NGÀY 01/01/2027", date(2026, 12, 31), "before"),
        ("hoàn thành xong trước 30/9/2027", date(2027, 9, 29), "before"),
        ("hoàn thành trước ngày 01.3.2027", date(2027, 2, 28), "before"),
        ("hoàn thành trước ngày 1-3-2028", date(2028, 2, 29), "before"),
        ("xong trước tháng 9/2027", date(2027, 8, 31), "before"),
        ("xong trước quý III/2027", date(2027, 6, 30), "before"),
        ("gửi trước 17 giờ ngày 20/11/2026", date(2026, 11, 20), "by"),
        ("gửi trước 16h30 ngày 20/11/2026", date(2026, 11, 20), "by"),
        ("gửi về Sở Nội vụ, chậm nhất ngày 30 tháng 11 năm 2026.", date(2026, 11, 30), "by"),
        ("chậm nhất là ngày 05/12/2026", date(2026, 12, 5), "by"),
        ("chậm nhất vào ngày 05/12/2026", date(2026, 12, 5), "by"),
        ("chậm nhất đến hết ngày 05/12/2026", date(2026, 12, 5), "by"),
        ("chậm nhất trước ngày 05/12/2026", date(2026, 12, 4), "before"),
        ("muộn nhất 05/12/2026", date(2026, 12, 5), "by"),
        ("không quá ngày 05/12/2026", date(2026, 12, 5), "by"),
        ("Hạn chót: ngày 05/12/2026", date(2026, 12, 5), "by"),
        ("Hạn nộp báo cáo là ngày 05/12/2026", date(2026, 12, 5), "by"),
        ("(hạn ngày 05/12/2026)", date(2026, 12, 5), "by"),
        ("Thời hạn hoàn thành: 05/12/2026", date(2026, 12, 5), "by"),
        ("Thời hạn gửi báo cáo trước ngày 05/12/2026", date(2026, 12, 4), "before"),
        ("Thời gian hoàn thành: tháng 12/2026", date(2026, 12, 31), "by"),
        ("trả lời trong ngày 20/11/2026", date(2026, 11, 20), "within"),
        ("thực hiện đến hết ngày 20/11/2026", date(2026, 11, 20), "within"),
        ("hoàn thành trong tháng 02/2028", date(2028, 2, 29), "within"),
        ("hoàn thành trong tháng 9 năm 2027", date(2027, 9, 30), "within"),
        ("hoàn thành trong quý III/2027", date(2027, 9, 30), "within"),
        ("hoàn thành trong quý IV năm 2026", date(2026, 12, 31), "within"),
        ("hoàn thành trong Quý 1/2027", date(2027, 3, 31), "within"),
        ("Hoàn thành phiếu tự kiểm tra quý IV/2026 chậm nhất ngày 30/11/2026", date(2026, 11, 30), "by"),
        ("theo Kế hoạch số 12/KH-UBND ngày 05/8/2026, báo cáo trước ngày 20/12/2026", date(2026, 12, 19), "before"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_deadline_that_is_printed_in_full_is_sure(text: str, day: date, rule: str) -> None:
    found = deadline_of(text, ISSUED)

    assert (found.date, found.rule, found.doubt) == (day, rule, "")


@pytest.mark.parametrize(
    ("text", "day", "doubt"),
    [
        ("báo cáo trước ngày 15/12", date(2026, 12, 14), "no-year"),
        ("báo cáo chậm nhất ngày 20 tháng 01", date(2027, 1, 20), "no-year"),
        ("chậm nhất ngày 31/11/2026", None, "impossible"),
        ("các quy chế ban hành trước ngày 01/3/2027", date(2027, 2, 28), "about-something"),
        ("trước ngày 01/3/2026", date(2026, 2, 28), "past"),
        ("số liệu tính đến hết ngày 14/12/2026", date(2026, 12, 14), "period"),
        ("từ ngày 01/12/2026 đến hết ngày 31/12/2026", date(2026, 12, 31), "period"),
        ("thực hiện đến ngày 31/12/2026", date(2026, 12, 31), "period"),
        ("hoàn thành trong năm 2027", date(2027, 12, 31), "whole-year"),
        ("báo cáo trước ngày 25 hằng tháng", None, "periodic"),
        ("báo cáo chậm nhất ngày 15 mỗi quý", None, "periodic"),
        ("báo cáo trước ngày 15/12 hàng năm", None, "periodic"),
        ("gửi dự thảo trước ngày 01/12/2026, gửi bản cuối trước ngày 20/12/2026", date(2026, 11, 30), "several"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_deadline_that_leaves_something_open_says_what(text: str, day: date | None, doubt: str) -> None:
    found = deadline_of(text, ISSUED)

    assert (found.date, found.doubt) == (day, doubt)
    assert found.doubt in DOUBTS


@pytest.mark.parametrize(
    ("text", "count", "unit", "counted_from"),
    [
        ("trong 05 ngày làm việc kể từ ngày nhận được văn bản này", 5, "working-day", "receipt"),
        ("trong thời hạn 10 (mười) ngày, kể từ ngày ký", 10, "day", "signing"),
        ("chậm nhất sau 15 ngày kể từ ngày ban hành", 15, "day", "signing"),
        ("trong vòng ba ngày làm việc từ khi tiếp nhận", 3, "working-day", "receipt"),
        ("trong thời hạn không quá 02 tuần kể từ ngày nhận", 2, "week", "receipt"),
        ("trong thời hạn một năm kể từ ngày kết thúc công việc", 1, "year", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_relative_deadline_is_returned_as_relative(text: str, count: int, unit: str, counted_from: str) -> None:
    found = deadline_of(text, ISSUED)

    assert (found.date, found.rule) == (None, "relative")
    assert (found.count, found.unit, found.counted_from) == (count, unit, counted_from)
    assert found.doubt == ("" if counted_from else "start")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        "Từ ngày 01 tháng 12 năm 2026, tài liệu được gửi trên Cổng",
        "chậm nhất hai ngày làm việc trước cuộc họp",
        "khắc phục những hạn chế; tồn tại, hạn chế nêu tại Báo cáo 12/BC-UBND ngày 05/8/2026",
        "Trong thời gian qua, trong 6 tháng đầu năm",
    ],
    ids=str,
)
def test_text_without_a_deadline_has_none(text: str) -> None:
    assert find_deadlines(text, ISSUED) == ()


def test_printed_words_are_kept() -> None:
    assert (
        deadline_of("Gửi về Sở, chậm nhất ngày  30\ntháng 11 năm 2026.").printed
        == "chậm nhất ngày 30 tháng 11 năm 2026"
    )


def test_decomposed_text_reads_the_same() -> None:
    text = "Hoàn thành trước ngày 15 tháng 12 năm 2026"

    assert find_deadlines(unicodedata.normalize("NFD", text)) == find_deadlines(text)


def test_order_is_that_of_print() -> None:
    text = "trong 05 ngày kể từ ngày ký; chậm nhất ngày 05/12/2026; trước 20/12/2026"

    assert [found.rule for found in find_deadlines(text)] == ["relative", "by", "before"]


def test_a_day_without_a_year_and_without_a_document_has_no_date() -> None:
    assert deadline_of("trước ngày 15/12") == Deadline("trước ngày 15/12", "before", None, "no-year")


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
@settings(max_examples=200, deadline=None)
def test_before_is_always_one_day_less_than_by(day: date) -> None:
    printed = f"{day.day:02} tháng {day.month} năm {day.year}"

    before, by = deadline_of(f"xong trước ngày {printed}"), deadline_of(f"chậm nhất ngày {printed}")

    assert (by.date, (by.date - before.date).days) == (day, 1)


@given(st.text(alphabet="trước ngày hạn 0123456789/.-quýIV()tháng năm", max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_text_is_an_error(text: str) -> None:
    assert all(found.doubt in {"", *DOUBTS} for found in find_deadlines(text, ISSUED))
