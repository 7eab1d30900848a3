"""TCVN3 and VNI are read as what they are; everything else stays as it is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.files.extraction.decoders import composed
from intranet.files.extraction.legacy import TCVN3, VNI, Letters, in_font, mended
from tests.files.samples.encodings import as_typed

LETTER = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1052/QĐ-UBND

An Bình, ngày 05 tháng 02 năm 2026

Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành và Ủy ban nhân dân các xã, phường thực hiện nghiêm “quy chế” này./.
"""
_SYLLABLES = """
nghị quyết định thông tư đảng ủy trường học thuế quốc phòng người dưới nước được thưởng khuyến khích nghiêng huỳnh quỹ
giặc giữ yêu ước mượn ruộng ngoẻo khoẻ thuở lĩnh rượu ý ỷ ị ở ướt và cho ta một hai ba
"""
_WORDS = _SYLLABLES.split()
_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy .,0123áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_FOREIGN = (
    "L’été dernier, le maire a été élu à la majorité; où êtes-vous, garçon? Noël, maïs, naïveté, cœur, déjà",
    "Über die Straße führt ein grüner Weg; schöne Grüße aus Köln, Müller, Äpfel, Öl, süß, fünf, möglich, für",
    "El niño pequeño comió piña en España; ¿qué pasó, señor? Mañana, corazón, año, inglés, también, aquí",
    "A ação não é só atenção à educação; você, três, avô, coração, pão, mãe, órgão, número, informação",
    "5 µm ± 2 µm · 3 m² × 4 m³ ÷ 25 °C ½ ¼ ¾ © 2024 ® § 7 ¶ ¢ £ ¥ « » ¡ ¿ ª º ¬ ¦ ¨ ¯ ´ ¸ ¹ ÷ × ß þ ð",
    "Cộng hòa xã hội chủ nghĩa Việt Nam; công ty Pháp Société Générale ở Huế; 30 °C ± 2; ® © § µ ¬ ¸ ñ ø",
    "Công hoà xã hôi, có nhà và thành, tài sàn, cân bàng, mà là; không có dâu; các ông bà, bán, cáo, hoá, toàn",
)
encodings = pytest.mark.parametrize("letters", [TCVN3, VNI], ids=lambda each: each.name)


@encodings
def test_mended_letter_reads_as_it_was_written(letters: Letters) -> None:
    assert mended(as_typed(LETTER, letters)) == LETTER


@encodings
@settings(deadline=None)
@given(words=st.lists(st.sampled_from(_WORDS), min_size=30, max_size=60))
def test_mended_words_in_old_letters_come_back(letters: Letters, words: list[str]) -> None:
    text = f"{' '.join(_WORDS)} {' '.join(words)}"

    assert mended(as_typed(text, letters)) == text


@encodings
@given(
    text=st.text(
        alphabet=st.sampled_from(
            "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ .,0123"
        )
    )
)
def test_converted_is_the_way_back_for_every_letter(letters: Letters, text: str) -> None:
    assert letters.converted(as_typed(text, letters)) == text


@settings(deadline=None)
@given(st.lists(st.sampled_from([*_WORDS, *_FOREIGN, "\n", *" ".join(_FOREIGN).split()]), max_size=80))
def test_mended_text_in_unicode_or_of_other_languages_is_unchanged(words: list[str]) -> None:
    text = " ".join(words)

    assert mended(text) == text
    assert mended(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("text", _FOREIGN)
def test_mended_keeps_what_is_no_old_letter_however_often_it_stands_there(text: str) -> None:
    assert mended(f"{text}\n" * 20) == f"{text}\n" * 20


@encodings
def test_mended_converts_the_old_lines_of_a_text_that_has_both(letters: Letters) -> None:
    old = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015\nSố 12 của tỉnh\n"

    assert mended(f"Quyết định của tỉnh\n{as_typed(old, letters)}Điều 1. Ban hành quy chế\n") == (
        f"Quyết định của tỉnh\n{old}Điều 1. Ban hành quy chế\n"
    )


@encodings
def test_mended_twice_is_mended_once(letters: Letters) -> None:
    once = composed(as_typed(LETTER, letters))

    assert composed(once) == once


@pytest.mark.parametrize(
    ("typed", "font", "read"),
    [
        ("Céng hßa", ".VnTime", "Cộng hòa"),
        ("céng hßa", ".VnTimeH", "CỘNG HÒA"),
        ("CéNG HßA", ".VnArialH", "CỘNG HÒA"),
        ("Coäng hoøa", "VNI-Times", "Cộng hòa"),
        ("Coäng hoøa", "'VNI-Helve'", "Cộng hòa"),
        ("café", "Times New Roman", "café"),
        ("café", "", "café"),
    ],
)
def test_in_font_knows_the_letters_by_the_font(typed: str, font: str, read: str) -> None:
    assert in_font(typed, font) == read


def test_mended_tcvn3_whose_horned_u_became_a_hyphen_is_read() -> None:
    typed = as_typed("Trường học và người dân ở các xã, phường thực hiện thường xuyên", TCVN3).replace("\u00ad", "-")

    assert mended(typed) == "Trường học và người dân ở các xã, phường thực hiện thường xuyên"
