"""Registers on paper: PDF and page of one sheet."""

import re
from datetime import date
from time import process_time

import pytest
from django.template.loader import render_to_string

from intranet.printing.fonts import FOLDER, printable
from intranet.printing.sheet import Cover, Sheet
from intranet.printing.sheet_pdf import sheet_pdf
from tests.printing.reading import pages_of, words_of

HEADS = ("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Ghi chú")
COVER = Cover(
    parent="Tỉnh ủy An Bình",
    body="Văn phòng Tỉnh ủy",
    name="Sổ đăng ký văn bản đi",
    year=2026,
    first_day=date(2026, 1, 5),
    last_day=date(2026, 12, 31),
    first_number="01",
    last_number="120",
    volume="I",
)


def sheet(count: int = 3, **changes: object) -> Sheet:
    rows = [
        (f"{n:02}/QĐ-UBND", "05/01/2026", f"Quyết định về việc thứ {n} ở xã Nghĩa Lộ", "") for n in range(1, count + 1)
    ]
    fields = {"title": "Sổ đăng ký văn bản đi", "heads": HEADS, "widths": (2, 2, 5, 1), "rows": rows} | changes
    return Sheet(**fields)  # type: ignore[arg-type]


def test_pdf_holds_every_row_once_and_the_head_on_every_page() -> None:
    printed = sheet(120)

    pages = pages_of(sheet_pdf(printed))

    text = " ".join(" ".join(pages).split())
    assert re.findall(r"về việc thứ (\d+) ở", text) == [str(n) for n in range(1, 121)]
    assert [" ".join(page.split()).count("Ngày tháng văn bản") for page in pages] == [1] * len(pages)
    assert [page.count(f"Trang {n}/{len(pages)}") for n, page in enumerate(pages, start=1)] == [1] * len(pages)


def test_cover_names_body_year_days_numbers_and_volume_and_is_no_page() -> None:
    pages = pages_of(sheet_pdf(sheet(cover=COVER)))

    assert [line.strip() for line in pages[0].splitlines()] == [
        "TỈNH ỦY AN BÌNH",
        "VĂN PHÒNG TỈNH ỦY",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2026",
        "Từ ngày 05/01/2026 đến ngày 31/12/2026",
        "Từ số 01 đến số 120",
        "Quyển số: I",
    ]
    assert len(pages) == 2
    assert "Trang 1/1" in pages[1]


def test_markup_in_a_cell_is_printed_as_it_was_typed() -> None:
    hostile = '<b>đậm</b> & <img src="x"/> {{ letter }}'

    text = words_of(sheet_pdf(sheet(rows=[("1", "2", hostile, "")])))

    assert hostile in text


def test_row_taller_than_a_page_goes_on_on_the_next() -> None:
    long = " ".join(f"từ{n}" for n in range(3000))

    text = words_of(sheet_pdf(sheet(rows=[("1", "2", long, "")])))

    assert re.findall(r"từ\d+", text) == long.split()


def test_sheet_without_rows_prints_its_head() -> None:
    assert len(pages_of(sheet_pdf(sheet(0)))) == 1


def test_time_grows_with_the_rows_not_with_their_square() -> None:
    def seconds(count: int) -> float:
        start = process_time()
        sheet_pdf(sheet(count))
        return process_time() - start

    seconds(10)

    assert seconds(1600) < 16 * seconds(200)


@pytest.mark.parametrize("wrong", [{"widths": (1, 1)}, {"rows": [("1",)]}])
def test_sheet_of_uneven_columns_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="one width"):
        sheet(**wrong)


def test_page_shows_cover_heads_and_rows_and_escapes_cells() -> None:
    shown = render_to_string(
        "intranet/printing/sheet.html", {"sheet": sheet(rows=[("<i>1</i>", "2", "3", "4")], cover=COVER)}
    )

    assert re.findall(r'<th scope="col">(.*?)</th>', shown) == list(HEADS)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", shown)
    assert cells == ["(1)", "(2)", "(3)", "(4)", "&lt;i&gt;1&lt;/i&gt;", "2", "3", "4"]
    assert re.findall(r'<td data-label="(.*?)"', shown) == list(HEADS)
    assert re.findall(r'<col width="(\d+)%">', shown) == ["20", "20", "50", "10"]
    assert "<p>Quyển số: I</p>" in shown


def test_fonts_are_small_and_have_every_vietnamese_letter() -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    vowels = [v + t for v in "aăâeêioôơuưy" for t in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")]
    wanted = printable("".join([*vowels, "đ", *vowels, "đ"]))
    files = sorted(FOLDER.glob("*.ttf"))

    assert [path.stem for path in files] == [f"SenLetter-{s}" for s in ("Bold", "BoldItalic", "Italic", "Regular")]
    for path in files:
        face = TTFont(path.stem, path).face
        assert path.stat().st_size < 150_000
        assert [c for c in wanted + wanted.upper() if ord(c) not in face.charToGlyph] == []


def test_date_stands_in_one_line_of_a_narrow_column() -> None:
    rows = [("1", date(2026, 11, 28), "về việc", "Được thay thế bởi 02/QĐ-UBND ngày 28/11/2026") for _row in range(3)]

    text = "\n".join(pages_of(sheet_pdf(sheet(rows=rows, widths=(20, 20, 196, 21)))))

    assert text.count("28/11/2026") == 6
