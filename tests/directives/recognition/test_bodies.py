"""Names of bodies, folding and the small comparisons everything stands on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.directives.recognition.bodies import fits, is_complete, proper, second_body
from intranet.directives.recognition.folding import fold, modern, same_print


@pytest.mark.parametrize(
    ("printed", "name", "certain"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", "Ủy ban nhân dân tỉnh Tuyên Quang", True),
        ("UỶ BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", "Ủy ban nhân dân thành phố Hải Phòng", True),
        ("TỈNH ỦY QUẢNG NGÃI", "Tỉnh ủy Quảng Ngãi", True),
        ("SỞ TÀI CHÍNH", "Sở Tài chính", True),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo", True),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch", True),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Bộ Nông nghiệp và Môi trường", True),
        ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ", True),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ", True),
        ("CÔNG AN TỈNH AN BÌNH", "Công an tỉnh An Bình", True),
        ("ĐẢNG ỦY CÔNG AN TỈNH AN BÌNH", "Đảng ủy Công an tỉnh An Bình", True),
        ("UBND XÃ AN PHÚ", "UBND xã An Phú", True),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Trung tâm Phục vụ hành chính công", False),
        ("UY BAN NHAN DAN TINH AN BINH", "Ủy ban nhân dân Tinh An Binh", False),
        ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH", "Đảng ủy các cơ quan đảng tỉnh", False),
    ],
)
def test_proper_writes_a_letterhead_in_sentence_case(printed, name, certain):
    read = proper(printed)

    assert (read.text, read.certain and is_complete(read)) == (name, certain)


@pytest.mark.parametrize("bare", ["ỦY BAN NHÂN DÂN", "SỞ", "VĂN PHÒNG", "ĐẢNG ỦY", "BAN CHỈ ĐẠO"])
def test_is_complete_of_a_body_without_its_place_is_false(bare):
    assert not is_complete(proper(bare))


@pytest.mark.parametrize(
    ("abbreviation", "name", "fitting"),
    [
        ("UBND", "Ủy ban nhân dân tỉnh An Bình", True),
        ("UBNĐ", "Ủy ban nhân dân tỉnh An Bình", False),
        ("STC", "Sở Tài chính", True),
        ("SGDĐT", "Sở Giáo dục và Đào tạo", True),
        ("TTg", "Thủ tướng Chính phủ", True),
        ("VPCP", "Văn phòng Chính phủ", True),
        ("TU", "Tỉnh ủy An Bình", True),
        ("ThU", "Thành ủy Hà Nội", True),
        ("BTCTW", "Ban Tổ chức Trung ương", True),
        ("TW", "Bộ Chính trị", True),
        ("TƯ", "Ban Chấp hành Trung ương", True),
        ("QH15", "Quốc hội", True),
        ("SNV", "Sở Tài chính", False),
        ("", "Sở Tài chính", False),
    ],
)
def test_fits_compares_an_abbreviation_with_initials(abbreviation, name, fitting):
    assert fits(abbreviation, name) is fitting


def test_second_body_is_found_behind_a_place_but_not_in_one():
    line = "ỦY BAN NHÂN DÂN TỈNH AN BÌNH SỞ NỘI VỤ"

    assert line[second_body(line) :] == "SỞ NỘI VỤ"
    assert second_body("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG") == 0


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("CH₁ THI", "CHỈ THỊ"),
        ("BAN THƯ ỜNG VỤ", "BAN THƯỜNG VỤ"),
        ("CỘNG HÕA", "CỘNG HOÀ"),
        ("NÐ", "NĐ"),
        ("СỘNG", "CỘNG"),
    ],
)
def test_fold_of_damaged_print_equals_the_clean(damaged, clean):
    assert fold(damaged) == fold(clean)


@pytest.mark.parametrize(
    ("old", "new"), [("hoà", "hòa"), ("UỶ", "ỦY"), ("thuỷ", "thủy"), ("quý", "quý"), ("hoàn", "hoàn")]
)
def test_modern_moves_the_tone_of_open_syllables_only(old, new):
    assert modern(old) == new
    assert same_print(old.upper(), new)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_modern_keeps_the_length(text):
    assert len(modern(text)) == len(text)
