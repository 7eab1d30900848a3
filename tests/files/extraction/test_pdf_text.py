"""What the text layer of a PDF says, by where it stands."""

import unicodedata
from pathlib import Path

import pytest

from intranet.files.extraction import process
from tests.files.samples.letters import LETTER, typeset, with_signature_picture


@pytest.fixture
def text_of(tmp_path: Path):
    def read(content: bytes) -> str:
        (tmp_path / "file").write_bytes(content)
        with (tmp_path / "answer").open("w+b") as answer:
            return process.read(tmp_path / "file", answer).text

    return read


def test_letter_is_read_column_by_column(text_of) -> None:
    assert [line for line in text_of(typeset(LETTER)).split("\n") if line][:9] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN BÌNH",
        "Số: 15/UBND-NC",
        "V/v tăng cường bảo vệ bí mật",
        "nhà nước trên địa bàn tỉnh",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 05 tháng 02 năm 2026",
        "Kính gửi: Sở Nội vụ tỉnh An Bình.",
    ]


def test_number_in_the_picture_of_a_signature_field_is_read(text_of) -> None:
    blank = [(left, top, text.replace("Số: 15/", "Số:          /")) for left, top, text in LETTER]

    assert "Số: 15 /UBND-NC" in text_of(with_signature_picture(typeset(blank), "15", 117, 101))


def test_block_that_says_who_signed_is_no_part_of_the_text(text_of) -> None:
    block = "Signed by: CONG THONG TIN\nEmail: a@b.vn"

    assert "CONG THONG TIN" not in text_of(with_signature_picture(typeset(LETTER), block, 10, 40))


def test_decomposed_letters_come_out_composed(text_of) -> None:
    apart = [(left, top, unicodedata.normalize("NFD", text)) for left, top, text in LETTER]

    assert "Lê Văn Minh" in text_of(typeset(apart))


def test_later_pages_follow_a_form_feed(text_of) -> None:
    assert text_of(typeset(LETTER, [(90, 60, "2"), (90, 90, "Phụ lục")])).split("\f")[1] == "2\n\nPhụ lục"
