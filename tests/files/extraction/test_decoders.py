import codecs
import io

import pytest

from intranet.files.extraction.outcome import LONGEST_TEXT, Checked, Refused, Unread
from intranet.files.extraction.text import read_text

LETTER = "Công văn số 1052/UBND-NC về việc “bảo vệ bí mật” – nghị định, Đảng ủy, trường học, thuế"


def read(content: bytes) -> list[object]:
    return list(read_text(io.BytesIO(content)))


def cp1258(text: str) -> bytes:
    """As Windows writes it: tones as marks of their own, the letters that have a place of their own as such."""
    import unicodedata

    out = []
    for character in text:
        try:
            out.append(character.encode("cp1258"))
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", character)
            base = unicodedata.normalize("NFC", decomposed[:-1]) if len(decomposed) == 3 else decomposed[0]
            tone = decomposed[-1]
            if len(decomposed) == 3 and decomposed[1] == "\u0323":
                base, tone = unicodedata.normalize("NFC", decomposed[0] + decomposed[2]), decomposed[1]
            out.append((base + tone).encode("cp1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    "content",
    [
        LETTER.encode(),
        codecs.BOM_UTF8 + LETTER.encode(),
        LETTER.encode("utf-16"),
        codecs.BOM_UTF16_BE + LETTER.encode("utf-16-be"),
        cp1258(LETTER),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "cp1258"],
)
def test_read_text_reads_the_same_letters_in_every_encoding(content: bytes) -> None:
    assert read(content) == [Checked(LETTER), LETTER]


def test_read_text_composes_marks_and_plain_line_ends() -> None:
    assert read("Nghi\u0323 đi\u0323nh\r\nhai\rba".encode())[1] == "Nghị định\nhai\nba"


@pytest.mark.parametrize(
    "content",
    [b"Ngh\xde \xae\xdenh", "Nghò ñònh".encode("cp1252"), b"\x81\x8d\x90", "e\u0301b\u0301".encode("cp1258")],
    ids=["TCVN3", "VNI", "no encoding", "a tone on a consonant"],
)
def test_read_text_does_not_guess_at_an_encoding_it_does_not_know(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(content)

    assert refused.value.code == "encoding"


def test_read_text_in_cp1258_may_part_a_letter_from_its_tone_between_two_chunks() -> None:
    content = b"a" * (256 * 1024 - 1) + "ẹ".replace("ẹ", "e\u0323").encode("cp1258") * 5

    assert str(read(content)[1]).endswith("aẹẹẹẹẹ")


def test_read_text_first_page_ends_at_a_form_feed() -> None:
    assert read(b"one\x0ctwo")[0] == Checked("one")


def test_read_text_first_page_begins_where_something_is_said() -> None:
    assert read(b"\n" * 5000 + b" \x0c\n   one\x0ctwo")[0] == Checked("   one")


def test_read_text_of_a_long_file_keeps_the_beginning_and_says_so() -> None:
    first_page, text, unread = read(b"a" * (LONGEST_TEXT + 5))

    assert (len(str(text)), unread) == (LONGEST_TEXT, Unread("cut"))
    assert isinstance(first_page, Checked)
