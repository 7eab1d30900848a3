"""A stamp is refused however it is printed; a text that merely speaks of secrecy passes."""

import unicodedata

import pytest

from intranet.directives.recognition import find_stamp, recognise
from tests.directives.recognition.letters import letter

_TOP = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/BC-UBND
{stamp}
An Bình, ngày 20 tháng 3 năm 2026

BÁO CÁO
Tình hình an toàn hồ chứa năm 2026

Ủy ban nhân dân tỉnh báo cáo tình hình an toàn hồ chứa trong ba tháng đầu năm 2026 như sau.

Nơi nhận:
- Chính phủ;
- Lưu: VT.

CHỦ TỊCH

Lê Minh Đức
"""

STAMPS = {
    "TUYỆT MẬT": "Tuyệt mật",
    "TỐI MẬT": "Tối mật",
    "MẬT": "Mật",
    "T Ố I  M Ậ T": "Tối mật",
    "T  U  Y  Ệ  T   M  Ậ  T": "Tuyệt mật",
    "M Ậ T": "Mật",
    "M\nẬ\nT": "Mật",
    "TỐI MÂT": "Tối mật",
    "TÔI MẬT": "Tối mật",
    "T0I MAT": "Tối mật",
    "TỐ1 MẬT": "Tối mật",
    "TUYÊT MẬT": "Tuyệt mật",
    "Tối mật": "Tối mật",
    "tuyêt mât": "Tuyệt mật",
    "Mật": "Mật",
    "MÂT": "Mật",
    "MAT": "Mật",
    "**TỐI MẬT**": "Tối mật",
    "[MẬT]": "Mật",
    "| MẬT |": "Mật",
    "┌─────────┐\n│ TỐI MẬT │\n└─────────┘": "Tối mật",
    "TỐI MẬT.": "Tối mật",
    "ＴỐＩ ＭẬＴ": "Tối mật",
    "ТỐI МẬТ": "Tối mật",  # Cyrillic Т and М
    "T\u200bỐI M\u200bẬT": "Tối mật",
    "TỐI\u00a0MẬT": "Tối mật",
    "Độ mật: Tối mật": "Tối mật",
    "ĐỘ MẬT: MẬT": "Mật",
    "TỐI MẬT - HỎA TỐC": "Tối mật",
    "MẬT  Bản số: 02": "Mật",
    "TUYỆT MẬT Bản số: 01": "Tuyệt mật",
    "TUYỆT MẬT (bản số 3)": "Tuyệt mật",
    "Tối mật - Bản số: ……": "Tối mật",
    "TUYỆT MẬT 12/3/2026": "Tuyệt mật",
    "TỐI MẬT ngày 12 tháng 3 năm 2026": "Tối mật",
    "\u202eTẬM TỆYUT\u202c": "Tuyệt mật",  # shown from right to left
    "\u202eTUYỆT MẬT\u202c": "Tuyệt mật",
    "\u202aTUYỆT\u202c \u2066MẬT\u2069": "Tuyệt mật",
    "TÀI LIỆU THU HỒI": "Thu hồi",
    "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ": "Thu hồi",
    "| B |": "Tối mật",
    "[A]": "Tuyệt mật",
}

HARMLESS = (
    "MẶT",
    "MẬT ONG",
    "MẮT",
    "MÁT",
    "mặt",
    "MẶT BẰNG",
    "TÔN THẤT MẬT",
    "BÍ MẬT NHÀ NƯỚC",
    "BẢO MẬT",
    "BẢO MẬT 12/3/2026",
    "Bí mật nhà nước ngày 12 tháng 3 năm 2026",
    "MẶT TRẬN ngày 01/02/2026",
    "Bản số: 01",
    "Độ mật",
    "ĐỘ MẬT",
    "TUYẾT MAI",
    "TỜ MẬT BÁO",
    "A",
    "B",
    "HỎA TỐC",
    "LƯU HÀNH NỘI BỘ",
    "XEM XONG TRẢ LẠI",
    "Tôi mất",
)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
@pytest.mark.parametrize(("stamp", "grade"), STAMPS.items())
def test_find_stamp_in_any_print_names_the_grade(stamp, grade, form):
    found = find_stamp(unicodedata.normalize(form, _TOP.format(stamp=stamp)))

    assert found is not None
    assert (found.grade, found.certain) == (grade, True)


@pytest.mark.parametrize("line", HARMLESS)
def test_find_stamp_in_words_that_resemble_a_grade_finds_none(line):
    stamp = find_stamp(_TOP.format(stamp=line))
    assert (stamp is not None and stamp.certain) is False
    assert recognise(_TOP.format(stamp=line)).kind == "directive"


@pytest.mark.parametrize("stamp", ["TUYỆT MẬT", "MẬT", "TỐI MẬT"])
@pytest.mark.parametrize("before", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Số: 05/BC-UBND", "ỦY BAN NHÂN DÂN", "BÁO CÁO"])
def test_find_stamp_anywhere_around_the_letterhead(stamp, before):
    text = _TOP.format(stamp="").replace(before, f"{stamp}\n{before}", 1)

    assert find_stamp(text) is not None


@pytest.mark.parametrize(
    "line",
    [
        "ỦY BAN NHÂN DÂN TỈNH AN BÌNH TỐI MẬT",
        "Số: 05/BC-UBND MẬT",
        "MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 05/BC-UBND     TUYỆT MẬT     An Bình, ngày 20 tháng 3 năm 2026",
    ],
)
def test_find_stamp_glued_to_its_neighbours_by_flattened_columns(line):
    assert find_stamp(_TOP.format(stamp=line)) is not None


def test_find_stamp_in_one_line_without_breaks():
    assert find_stamp(_TOP.format(stamp="TỐI MẬT").replace("\n", " ")) is not None


def test_find_stamp_at_the_top_of_a_later_page_and_over_an_annex():
    plain = _TOP.format(stamp="")

    assert find_stamp(plain) is None
    assert find_stamp(f"{plain}\f2\nTỐI MẬT\nPHỤ LỤC\n") is not None
    assert find_stamp(f"{plain}\nMẬT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n") is not None


def test_find_stamp_without_letterhead_near_the_top_is_found():
    assert find_stamp("TỐI MẬT\n\nĐề cương bài nói chuyện với cán bộ về công tác năm 2026.\n") is not None


def test_recognise_stamped_text_hands_nothing_of_it_over():
    recognition = recognise(_TOP.format(stamp="TỐI MẬT"))

    assert recognise(_TOP.format(stamp="")).value("subject") == "tình hình an toàn hồ chứa năm 2026"
    assert recognition.kind == "secret"
    assert "hồ chứa" not in repr(recognition)
    assert recognition.to_json()["problems"] == ["state-secret"]


def test_recognise_text_about_secrecy_is_read_like_any_other():
    about_secrecy = "bảo vệ bí mật nhà nước, xác định độ mật (tuyệt mật, tối mật, mật)"
    text = letter("chi-thi-tinh-uy").replace("nâng cao chất lượng", about_secrecy)

    assert recognise(text).kind == "directive"
    assert find_stamp(text) is None


def test_recognise_list_of_grades_in_a_manual_is_put_to_a_person():
    recognition = recognise(letter("cam-nang-bao-mat"))

    assert (recognition.kind, recognition.problems) == ("not-directive", ("not-a-directive", "secrecy-doubt"))


def test_find_stamp_far_below_the_head_is_put_to_a_person():
    body = "Hồ chứa vận hành bình thường.\n" * 40 + "TỐI MẬT\nHết."
    text = _TOP.format(stamp="").replace("như sau.", f"như sau.\n{body}")

    stamp = find_stamp(text)
    assert stamp is not None
    assert (stamp.grade, stamp.certain) == ("Tối mật", False)
    assert recognise(text).problems == ("secrecy-doubt",)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ"),
        ("XEM XONG TRẢ LẠI", "Xem xong trả lại"),
        ("TÀI LIỆU HỘI NGHỊ", "Tài liệu hội nghị"),
    ],
)
def test_recognise_circulation_mark_is_a_mark_and_no_secret(line, mark):
    field = recognise(_TOP.format(stamp=line)).field("marks")

    assert (field.value, field.confidence) == ((mark,), "sure")


@pytest.mark.parametrize(
    "line",
    [
        "KHẨN - MẬT",
        "BÍ MẬT NHÀ NƯỚC ĐỘ MẬT: TỐI MẬT",
        "VĂN BẢN MẬT",
        "Tài liệu: MẬT",
        "Dấu: MẬT",
        "Mức độ: Mật",
        "TÀI LIỆU MẬT",
        "\u039cẬT",
    ],
)
def test_find_stamp_with_companions_on_either_side_is_found(line):
    assert find_stamp(_TOP.format(stamp=line)) is not None
