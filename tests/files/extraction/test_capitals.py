"""Capitals that TCVN3 has lost are found by what stands beside them."""

import pytest

from intranet.files.extraction.capitals import with_capitals


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("CHÍNH PHủ Và Bộ NộI Vụ", "CHÍNH PHỦ VÀ BỘ NỘI VỤ"),
        ("ý KIếN", "Ý KIẾN"),
        ("Nguyễn Văn Tú", "Nguyễn Văn Tú"),
        ("Số: 12/QĐ-UBND", "Số: 12/QĐ-UBND"),
        ("ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("thuộc ủy ban nhân dân tỉnh", "thuộc Ủy ban nhân dân tỉnh"),
        ("Kính gửi:\n- ủy viên;\n- ủy viên.", "Kính gửi:\n- Ủy viên;\n- Ủy viên."),
        ("Xong. ở đây", "Xong. Ở đây"),
        ("việc ở đây", "việc ở đây"),
        ("thường vụ\nở tỉnh", "thường vụ\nở tỉnh"),
    ],
)
def test_with_capitals_tells_them_from_their_surroundings(read: str, meant: str) -> None:
    assert with_capitals(read) == meant
