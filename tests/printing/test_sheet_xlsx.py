"""Registers for other programs: XLSX of one sheet."""

import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intranet.printing.sheet import Sheet
from intranet.printing.sheet_xlsx import sheet_xlsx

HEADS = ("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Ghi chú")
FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "01"]


def workbook(target: Path) -> Path:
    rows = [("1", date(2026, 11, 28), text, "Sở Nội vụ\n=1+1") for text in FORMULAS]
    printed = Sheet(
        title="Sổ: văn bản đi [2026]",
        heads=HEADS,
        widths=(31, 20, 180, 26),
        rows=rows,
        subtitle=["Công văn, 2026"],
        footers=["=Cộng: 5 văn bản."],
        body="=Ủy ban nhân dân tỉnh",
    )
    with target.open("wb") as file:
        sheet_xlsx(file, printed)
    return target


def test_xlsx_says_whose_it_is_and_holds_text_and_dates(tmp_path: Path) -> None:
    path = workbook(tmp_path / "so.xlsx")

    page = load_workbook(path).active
    rows = [[cell.value for cell in row] for row in page]
    above = ["=Ủy ban nhân dân tỉnh", "Sổ: văn bản đi [2026]", "Công văn, 2026"]
    assert [row[0] for row in rows[:3]] == above
    assert rows[3:] == [
        list(HEADS),
        *(["1", datetime(2026, 11, 28), text, "Sở Nội vụ; =1+1"] for text in FORMULAS),
        [None] * 4,
        ["=Cộng: 5 văn bản.", None, None, None],
    ]
    assert {cell.data_type for row in page.iter_rows(min_row=4, max_row=9) for cell in row} == {"s", "d"}
    assert page["A11"].data_type == "s"
    assert zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").count(b"<f>") == 0


def test_xlsx_keeps_its_head_in_sight_and_its_columns_wide(tmp_path: Path) -> None:
    page = load_workbook(workbook(tmp_path / "so.xlsx")).active

    widths = [page.column_dimensions[letter].width for letter in "ABCD"]
    assert page.freeze_panes == "A5"
    assert page["B5"].number_format == "dd/mm/yyyy"
    assert min(widths) > len("28/11/2026")
    assert widths[2] == max(widths)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_xlsx_has_no_formula_after_libreoffice_opened_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "so.xlsx")

    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "fods", path],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    opened = (tmp_path / "so.fods").read_text()
    assert "table:formula" not in opened
    assert all(f"<text:p>{text}</text:p>" in opened for text in FORMULAS)
