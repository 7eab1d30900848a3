"""Dissemination sessions: one closed with its minutes, two of Party cells by count, one to come."""

from dataclasses import dataclass

from intranet.attendance.models import Form


@dataclass(frozen=True, slots=True)
class Gathering:
    """A session of ``unit`` about the document ``symbol``, ``ago`` days before today (below zero: still to come).

    ``count`` is how many of a Party cell came; where it is 0, people are invited and written down by name.
    """

    symbol: str
    unit: str
    ago: int
    form: str
    place: str
    presenters: str = ""
    hours: int = 0
    count: int = 0


SESSIONS = (
    Gathering(
        "03-TT/TU",
        "STC",
        ago=4,
        form=Form.CONFERENCE,
        place="Hội trường Sở Tài chính",
        presenters="Báo cáo viên Ban Tuyên giáo và Dân vận Tỉnh ủy",
        hours=2,
    ),
    Gathering("03-TT/TU", "CBVPTU", ago=2, form=Form.MEETING, place="Phòng họp Văn phòng Tỉnh ủy", count=9),
    Gathering("12-NQ/TU", "CBVP", ago=28, form=Form.MEETING, place="Phòng họp tầng 2", count=8),
    Gathering(
        "03-TT/TU",
        "BTGDV",
        ago=-5,
        form=Form.READING,
        place="Phòng họp tầng 3",
        presenters="Phó Trưởng ban phụ trách tuyên truyền",
    ),
)

MINUTES = """BIÊN BẢN HỘI NGHỊ QUÁN TRIỆT
Thông tri số 03-TT/TU về tổ chức sinh hoạt chuyên đề quý IV năm 2026

1. Thời gian, địa điểm: ngày {day:%d/%m/%Y}, tại {place}.
2. Người trình bày: {presenters}.
3. Thành phần: có mặt {there} người, vắng mặt {absent} người (danh sách kèm theo).
4. Nội dung: hội nghị nghe toàn văn Thông tri và tài liệu chuyên đề; trao đổi về việc hẹn giờ trả kết quả
cho người dân, việc trả lời bằng văn bản khi hồ sơ phải kéo dài.
5. Kết luận: các phòng đưa nội dung nêu gương vào bản đăng ký thi đua năm 2027, gửi về Văn phòng Sở
trước ngày 20 tháng 12. Người vắng mặt được phổ biến lại trong vòng một tuần.

Hội nghị kết thúc lúc 16 giờ 30 phút cùng ngày.
"""
