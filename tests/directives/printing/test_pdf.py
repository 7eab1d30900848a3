"""The letter as PDF: form, order and words."""

import io

import pikepdf
import pytest

from intranet.directives.letter import Letter
from intranet.directives.printing import READING_COPY, letter_pdf, letter_words
from tests.directives.printing.letters import decision, long_decision, official_letter, party_guidance
from tests.printing.reading import pages_of, words_of

LETTERS = [
    decision(),
    official_letter(),
    party_guidance(),
    decision(is_signed=True),
    decision(recipients=[], archive=""),
]


@pytest.mark.parametrize("letter", LETTERS)
def test_words_of_the_print_are_those_of_the_letter_in_their_order(letter: Letter) -> None:
    printed = [word for word in words_of(letter_pdf(letter)).split() if word not in {"*", "-----"}]

    assert printed == letter_words(letter).split()


def test_state_form_has_motto_symbol_summary_and_end_mark() -> None:
    text = words_of(letter_pdf(decision()))

    assert text.startswith(
        "ỦY BAN NHÂN DÂN TỈNH AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Số: 39/QĐ-UBND An Bình, ngày 19 tháng 11 năm 2026 QUYẾT ĐỊNH Ban hành Quy chế"
    )
    assert text.endswith("PL.(30) TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trương Quang Vinh")


def test_party_form_has_its_title_and_no_motto() -> None:
    text = words_of(letter_pdf(party_guidance()))

    assert text.startswith("TỈNH ỦY AN BÌNH VĂN PHÒNG * ĐẢNG CỘNG SẢN VIỆT NAM Số 07-HD/VPTU An Bình")
    assert "Độc lập" not in text


def test_official_letter_has_marks_and_room_for_number_and_date() -> None:
    text = pages_of(letter_pdf(official_letter()))[0].replace("\u00a0", " ")

    assert (
        " ".join(text.split()).count(
            "Số: /UBND-NC V/v tăng cường bảo vệ thông tin trên không gian mạng HỎA TỐC LƯU HÀNH NỘI BỘ "
            "An Bình, ngày tháng năm Kính gửi: - Các sở, ban, ngành; - Ủy ban nhân dân các xã, phường."
        )
        == 1
    )


def test_pages_are_numbered_from_the_second_and_hold_every_recipient() -> None:
    pages = pages_of(letter_pdf(long_decision()))

    assert len(pages) > 3
    assert [page.split()[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    assert "\n1\n" not in pages[0].replace("\r", "")
    assert " ".join(" ".join(pages).split()).count("Ủy ban nhân dân xã thứ") == 59


def test_signature_does_not_stand_alone_on_a_page() -> None:
    for count in range(8, 16):
        letter = decision(blocks=long_decision().blocks[:count])
        pages = pages_of(letter_pdf(letter))

        assert "phải trả lại" in pages[-1], count


def test_note_stands_on_every_page() -> None:
    pages = pages_of(letter_pdf(long_decision(), note=READING_COPY))

    assert [page.count(READING_COPY) for page in pages] == [1] * len(pages)


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter_pdf(decision()) == letter_pdf(decision())


def test_typed_markup_is_printed_not_obeyed() -> None:
    text = words_of(letter_pdf(decision(summary="<b>1</b> & <font size=50>x", signatory="<i>A</i>")))

    assert "<b>1</b> & <font size=50>x" in text
    assert text.endswith("<i>A</i>")


def test_a_page_without_text_can_be_printed() -> None:
    bare = decision(blocks=[], recipients=[], archive="", drafter="", signatory="", issuer_lines=[], summary="")

    assert len(pages_of(letter_pdf(bare))) == 1


def test_fonts_are_inside_and_nobody_is_named_as_author() -> None:
    with pikepdf.open(io.BytesIO(letter_pdf(decision()))) as document:
        fonts = document.pages[0].Resources.Font

        assert {"/FontFile2" in font.FontDescriptor for font in fonts.values() if "/FontDescriptor" in font} == {True}
        assert str(document.docinfo.get("/Author", "")) == ""
        assert str(document.docinfo["/Title"]) == "39/QĐ-UBND"
