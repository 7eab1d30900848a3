"""Minutes on paper: long lines go on below, tables go on over the page below the same head."""

import pypdfium2

from intranet.printing.minutes import Listing, Minutes, Part
from intranet.printing.minutes_pdf import minutes_pdf
from tests.printing.reading import pages_of, words_of

LONG = "Báo cáo kết quả rà soát, hệ thống hóa văn bản quy phạm pháp luật " * 6


def minutes(rows: list[tuple[str, str, str]]) -> Minutes:
    listing = Listing(("TT", "Công việc, văn bản", "Số, ký hiệu"), (8, 55, 37), rows)
    return Minutes(
        ["ỦY BAN"], False, "An Bình", "BIÊN BẢN", "Bàn giao", [Part("I. Việc", listing=listing)], [("A", "B")]
    )


def test_a_table_goes_on_over_pages_below_the_same_head() -> None:
    rows = [(f"1.{number}", LONG, "12/QĐ-UBND · hạn 30/11/2026") for number in range(1, 25)]

    found = pages_of(minutes_pdf(minutes(rows)))

    assert len(found) > 2
    assert {page.count("Công việc, văn bản") for page in found[:-1]} == {1}


def test_long_lines_and_words_stay_on_the_paper() -> None:
    symbol = "1234/QĐ-UBND-VPUBND-KGVX-NCPC-TTHCC-QTTV-TCHC"

    document = pypdfium2.PdfDocument(minutes_pdf(minutes([("1.1", LONG + "x" * 90, symbol)])))

    text = document[0].get_textpage()
    right = max(text.get_charbox(each)[2] for each in range(text.count_chars()))
    assert right <= document[0].get_width() - 20 * 72 / 25.4 + 1


def test_a_row_taller_than_a_page_is_torn() -> None:
    printed = minutes_pdf(minutes([("1.1", LONG * 20, "")]))

    assert words_of(printed).count("soát") == 120
    assert len(pages_of(printed)) > 2
