"""Documents that correct or replace another one, and the one that is recalled."""

from dataclasses import dataclass

from intranet.demo.growth.topics.paper import Paper


@dataclass(frozen=True, slots=True)
class Change:
    """``paper`` does ``kind`` to the document ``target``."""

    paper: Paper
    target: str
    kind: str
    note: str
    asks_again: bool = False


CHANGES = (
    Change(
        Paper(
            "UBND",
            "cong-van",
            "1131/UBND-TH",
            "đính chính thời hạn tại Công văn số 1120/UBND-TH",
            ("Thời hạn gửi báo cáo sửa thành: trước ngày 15 tháng 12 năm 2026.",),
            ("STC", "SXD"),
            ago=3,
            due=9,
            read=40,
            cites=("1120/UBND-TH",),
        ),
        "1120/UBND-TH",
        "corrects",
        "Thời hạn gửi báo cáo lùi đến ngày 15 tháng 12 năm 2026",
        asks_again=True,
    ),
    Change(
        Paper(
            "STC",
            "cong-van",
            "352/STC-CS",
            "đính chính biểu mẫu kèm Hướng dẫn số 41/HD-STC",
            ("Cột 5 của biểu số 02 sửa thành “Giá trị còn lại”.",),
            ("STC-CS",),
            ago=2,
            due=10,
            read=30,
            cites=("41/HD-STC",),
        ),
        "41/HD-STC",
        "corrects",
        "Tên cột 5 của biểu số 02",
    ),
    Change(
        Paper(
            "SNNMT",
            "quy-che",
            "11/QC-SNNMT",
            "làm việc của Sở Nông nghiệp và Môi trường (thay thế)",
            ("Họp giao ban sáng thứ Ba hằng tuần.", "Hồ sơ trình lãnh đạo được lập trên hệ thống."),
            ("SNNMT",),
            ago=1,
            due=11,
            read=25,
            cites=("07/QC-SNNMT",),
        ),
        "07/QC-SNNMT",
        "replaces",
        "Thay toàn bộ quy chế làm việc cũ",
    ),
)

RECALLED = Paper(
    "UBNDAT",
    "giay-moi",
    "33/GM-UBND",
    "dự hội nghị tổng kết công tác văn hóa - xã hội",
    ("Thời gian: 8 giờ ngày 10 tháng 12 năm 2026.", "Địa điểm: hội trường phường."),
    ("AT-VH",),
    ago=6,
    due=4,
    read=50,
)
RECALL_REASON = "Gửi nhầm bản chưa duyệt; giấy mời mới sẽ được gửi sau."
