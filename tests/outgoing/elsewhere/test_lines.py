"""Columns of a list, and what its lines say: tables of what other systems write."""

from datetime import date
from uuid import UUID

import pytest

from intranet.files.lists import ForeignList, Sheet
from intranet.outgoing.elsewhere.entries import code_of, day_of, entry_of, same_tail
from intranet.outgoing.elsewhere.lines import Line, ListRefused, heading, lines_of

HEADS = ("STT", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Ghi chú")
KEY = "6a2f1a4e-6f0b-4c5e-9a55-0d5e3b1c2d3e"


def _sheet(*rows: tuple[str | None, ...], name: str = "Sổ", is_cut: bool = False) -> Sheet:
    cells = [{column: cell for column, cell in enumerate(row) if cell != ""} for row in rows]
    return Sheet(name, [(number, row) for number, row in enumerate(cells, start=1) if row], is_cut)


def _lines(*sheets: Sheet) -> list[Line]:
    return lines_of(ForeignList("xlsx", list(sheets)))


def test_columns_are_found_by_the_headings_of_the_register() -> None:
    sheet = _sheet(
        ("SỔ ĐĂNG KÝ VĂN BẢN ĐI",),
        (),
        HEADS,
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("1", "37/UBND-NC", "20/11/2026", "Công văn về việc", ""),
    )

    assert _lines(_sheet(("Bìa",), name="Bìa"), sheet) == [
        Line(5, number="37/UBND-NC", date="20/11/2026", summary="Công văn về việc")
    ]


def test_number_and_symbol_may_be_columns_of_their_own_in_any_order() -> None:
    heads = ("Trích yếu", "Loại văn bản", "Ký hiệu", "Ngày ban hành", "Số", "Mã văn bản", "Số lượng bản")
    row = ("về việc", "Công văn", "UBND-NC", "20/11/2026", "37", KEY, "12")

    assert _lines(_sheet(heads, row)) == [
        Line(2, "37", "UBND-NC", "20/11/2026", "Công văn", "về việc", key=KEY, copies="12")
    ]


def test_rows_without_anything_of_ours_are_passed_over() -> None:
    assert [line.row for line in _lines(_sheet(HEADS, ("1", "", "", "", "x"), ("2", "3/A", "x", "y", "")))] == [3]


@pytest.mark.parametrize(
    "sheets",
    [
        [],
        [_sheet(("Số", "Ngày tháng"), ("1", "20/11/2026"))],
        [_sheet(("Số", "Trích yếu"), ("1", "x"))],
        [_sheet(("Ngày tháng", "Trích yếu"), ("1", "x"))],
        [_sheet(*[("x",)] * 10, HEADS, ("1", "1/A", "x", "y", ""))],
        [_sheet(HEADS)],
        [_sheet(HEADS, ("1", "1/A", "x", "y", ""), is_cut=True)],
        [_sheet(HEADS, *[("1", "1/A", "x", "y", "")] * 2_001)],
    ],
)
def test_what_is_no_list_of_numbers_is_refused(sheets: list[Sheet]) -> None:
    with pytest.raises(ListRefused):
        _lines(*sheets)


def test_longest_list_is_taken() -> None:
    assert len(_lines(_sheet(HEADS, *[("1", "1/A", "x", "y", "")] * 2_000))) == 2_000


@pytest.mark.parametrize("header", [{}, {"number": "1"}, {"date": "2026/11/20"}])
def test_message_without_number_or_date_is_refused(header: dict[str, str]) -> None:
    with pytest.raises(ListRefused):
        lines_of(ForeignList("edxml", header=header))


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Số, ký hiệu văn bản", "so ky hieu"),
        ("SỐ/KÝ HIỆU", "so ky hieu"),
        ("  Ngày, tháng văn bản ", "ngay thang"),
        ("Tên loại và trích yếu nội dung", "ten loai va trich yeu noi dung"),
        ("Số đến", "so den"),
    ],
)
def test_heading_is_compared_without_marks(text: str, compared: str) -> None:
    assert heading(text) == compared


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("37/UBND-NC", ""), (37, "UBND-NC")),
        (("37", "UBND-NC"), (37, "UBND-NC")),
        (("UBND-NC", "37"), (37, "UBND-NC")),
        (("037", "37/UBND-NC"), (37, "UBND-NC")),
        (("03-CT/TU", ""), (3, "CT/TU")),
        (("Số: 15 / QĐ-UBND", ""), (15, "QĐ-UBND")),
        (("12/2026/QĐ-UBND", ""), (12, "2026/QĐ-UBND")),
        (("37", ""), (37, "")),
        (("37", "38/UBND-NC"), (None, "UBND-NC")),
        (("37a/UBND", ""), (None, "37a/UBND")),
        (("1.052", ""), (None, "1.052")),
        (("0", "UBND"), (None, "UBND")),
        (("1234567", ""), (None, "1234567")),
        (("#REF!", ""), (None, "#REF!")),
        (("", ""), (None, "")),
    ],
)
def test_number_is_told_from_its_symbol(texts: tuple[str, str], code: tuple[int | None, str]) -> None:
    assert code_of(*texts) == code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/11/2026", date(2026, 11, 20)),
        ("1/2/2026", date(2026, 2, 1)),
        ("20-11-2026", date(2026, 11, 20)),
        ("20.11.2026", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026/11/20", date(2026, 11, 20)),
        ("2026-11-20T08:00:00Z", date(2026, 11, 20)),
        ("20/11/2026 08:00:00", date(2026, 11, 20)),
        ("ngày 20 tháng 11 năm 2026", date(2026, 11, 20)),
        ("20/11/26", None),
        ("30/02/2026", None),
        ("46346", None),
        ("11/2026", None),
        ("", None),
    ],
)
def test_day_is_read_as_it_is_written(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("tail", "symbol", "is_same"),
    [
        ("UBND-NC", "/UBND-NC", True),
        ("ubnd - nc", "/UBND-NC", True),
        ("", "/UBND-NC", True),
        ("CT/TU", "-CT/TU", True),
        ("KH-SNV", "…/KH-SNV", True),
        ("UBND-VX", "/UBND-NC", False),
    ],
)
def test_symbol_of_the_list_is_compared_with_the_draft(tail: str, symbol: str, is_same: bool) -> None:
    assert same_tail(tail, symbol) is is_same


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, 0),
        ({"number": "x"}, 1),
        ({"date": "x"}, 1),
        ({"number": "", "date": ""}, 2),
        ({"summary": ""}, 1),
        ({"summary": "", "key": KEY}, 0),
        ({"summary": "", "key": "12"}, 1),
        ({"has_open_formula": True, "number": ""}, 1),
    ],
)
def test_problems_of_a_line_are_all_named(changes: dict[str, object], problems: int) -> None:
    line = Line(5, "37", "UBND-NC", "20/11/2026", "Công văn", "về việc")._replace(**changes)

    assert len(entry_of(line).problems) == problems


def test_line_is_read_into_number_day_and_key() -> None:
    entry = entry_of(Line(5, "37", "UBND-NC", "20/11/2026", key=KEY, copies="12"))

    assert (entry.value, entry.day, entry.key, entry.copies) == (37, date(2026, 11, 20), UUID(KEY), 12)
    assert entry.written == "37/UBND-NC"
