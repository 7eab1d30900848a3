"""Exports in which no cell can become a formula (security case 86)."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from intranet.spreadsheets import Layout, csv_lines, safe_cell, write_xlsx

FORMULAS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "x,=1",
    "x;=1",
    'x"=1',
    "|=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_safe_cell_puts_an_apostrophe_before_what_could_begin_a_formula(text: str) -> None:
    cell = safe_cell(text)

    assert isinstance(cell, str)
    assert "'" in cell
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("1052/UBND-NC", "1052/UBND-NC"),
        ("58-QĐ/TW", "58-QĐ/TW"),
        (-5, -5),
        (2.5, 2.5),
        (None, ""),
        (True, "True"),
        ("x\n=1", "x =1"),
        (float("nan"), "nan"),
        (date(2026, 11, 23), "23/11/2026"),
        (datetime(2026, 11, 23, 2, 0, tzinfo=UTC), "23/11/2026 09:00:00"),
    ],
)
def test_safe_cell_leaves_honest_values_readable(value: object, cell: object) -> None:
    assert safe_cell(value) == cell


def test_csv_lines_give_one_record_a_row_whatever_stands_in_it() -> None:
    rows = [["một,hai", 'ba"bốn', "năm\r\nsáu"], ["=1+1", 7, None]]

    written = b"".join(csv_lines(["A", "B", "C"], rows))

    assert written.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(written.decode("utf-8-sig")))) == [
        ["A", "B", "C"],
        ["một,hai", 'ba"bốn', "năm  sáu"],
        ["'=1+1", "7", ""],
    ]


def test_csv_lines_do_not_read_ahead() -> None:
    taken: list[int] = []
    rows = (taken.append(number) or [number] for number in range(1_000))  # type: ignore[func-returns-value]
    lines = csv_lines(["N"], rows)

    for _line in range(4):
        next(lines)

    assert taken == [0, 1]


def test_write_xlsx_has_text_cells_only_where_text_was() -> None:
    file = io.BytesIO()

    write_xlsx(file, ["A", "=B"], [[text, 5] for text in FORMULAS] + [["http://x", 2.5]])

    sheet = load_workbook(file).active
    assert sheet is not None
    cells = list(sheet.iter_rows(min_row=1))
    assert {cell.data_type for row in cells for cell in row} == {"s", "n"}
    assert {cell.hyperlink for row in cells for cell in row} == {None}
    assert [cells[1][0].value, cells[-1][1].value] == ["=1+1", 2.5]


def test_write_xlsx_gives_long_cells_room_and_dates_as_dates() -> None:
    file = io.BytesIO()
    layout = Layout("Danh sách", ["Sở Nội vụ"], ["Năm 2026"], [12, 20])

    write_xlsx(file, ["Ngày", "Việc"], [[date(2026, 11, 28), "việc"], [date(1890, 1, 1), "việc " * 40]], layout=layout)

    sheet = load_workbook(file).active
    assert [cell.value for cell in sheet["A"]][:3] == ["Sở Nội vụ", "Danh sách", "Năm 2026"]
    assert [cell.value for cell in sheet["A"]][4:] == [datetime(2026, 11, 28), "01/01/1890"]
    assert sheet.row_dimensions[5].height is None
    assert sheet.row_dimensions[6].height >= 10 * 15
    assert sheet.freeze_panes == "A5"
