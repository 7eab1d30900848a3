"""What scans get wrong all the time, put right: line by line, and accent by accent."""

import pytest

from intranet.files.extraction.arrival_stamps import without_arrival_stamps
from intranet.files.extraction.phrases import mended
from intranet.files.extraction.places import Box, Word
from intranet.files.extraction.repairs import repaired


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("~ Văn phòng Quốc hội;", "- Văn phòng Quốc hội;"),
        ("¬ Ủy ban Trung ương;..", "- Ủy ban Trung ương;"),
        ("Só: 15/UBND-NC", "Số: 15/UBND-NC"),
        ("VÀ, cơ chế đặc thù", "V/v cơ chế đặc thù"),
        ("ngày 2l tháng I0 năm 2026", "ngày 21 tháng 10 năm 2026"),
        ("Hà Nội, ngày23tháng 4 năm 2026", "Hà Nội, ngày 23 tháng 4 năm 2026"),
        ("Tờ trình số 92/TT r-UBND", "Tờ trình số 92/TTr-UBND"),
        ("Tờ trình số §3/TTr-UBND", "Tờ trình số 83/TTr-UBND"),
        ("Luật số 64/2025QH 15", "Luật số 64/2025/QH15"),
        ("(để bíc)", "(để b/c)"),
        ("Điều 1. Nghị quyết này có hiệu lực.", "Điều 1. Nghị quyết này có hiệu lực."),
    ],
)
def test_line_of_a_scan_is_repaired(read: str, meant: str) -> None:
    assert repaired(read) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("sửa đối, bỗ sung một số quy đinh", "sửa đổi, bổ sung một số quy định"),
        ("CỘNG HÒA XÃ HỘI CHÚ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("THÀNH PHÓ HÀ NỌI", "THÀNH PHỐ HÀ NỘI"),
        ("thuỷ lợi, Ủy ban, uỷ ban", "thuỷ lợi, Ủy ban, uỷ ban"),
        ("Thủ trưởng và Thứ trưởng", "Thủ trưởng và Thứ trưởng"),
        ("mỗi trường cử một người", "mỗi trường cử một người"),
        ("công ăn việc làm, bị mất tài liệu", "công ăn việc làm, bị mất tài liệu"),
    ],
)
def test_accents_of_well_known_phrases_are_mended_and_others_stay(read: str, meant: str) -> None:
    assert mended(read) == meant
    assert len(mended(read)) == len(read)


def word(text: str, left: float, top: float) -> Word:
    return Word(text, Box(left, top, left + 10 * len(text), top + 20))


def test_arrival_stamp_is_told_apart_from_the_letterhead() -> None:
    letterhead = [word("VĂN PHÒNG CHÍNH PHỦ", 200, 100), word("Số: 3722/VPCP-CN", 220, 150)]
    stamp = [word("CỔNG THÔNG TIN", 900, 300), word("Giờ:.....C.....", 940, 330), word("Ngày:.28/4", 940, 360)]

    kept, stamped = without_arrival_stamps([*letterhead, *stamp])

    assert (kept, sorted(each.text for each in stamped)) == (letterhead, sorted(each.text for each in stamp))


def test_letter_without_an_arrival_stamp_keeps_every_word() -> None:
    words = [word("Ngày mai họp", 100, 100), word("Số: 1/GM", 100, 140)]

    assert without_arrival_stamps(words) == (words, [])
