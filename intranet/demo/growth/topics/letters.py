"""Letters from outside to the departments, and letters that departments are writing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: ``office`` receives or writes it, ``unit`` works on it; ``far`` is how many of its steps are taken."""

    office: str
    unit: str
    symbol: str
    summary: str
    text: str
    far: int


INCOMING = (
    Letter(
        "STC",
        "STC-NS",
        "88/CTCN-KT",
        "đối chiếu công nợ tiền nước của các cơ quan năm 2026",
        "Công ty Cấp nước An Bình đề nghị đối chiếu công nợ tiền nước năm 2026 của các cơ quan.",
        4,
    ),
    Letter(
        "STC",
        "STC-CS",
        "412/TTĐG-NV",
        "gửi chứng thư thẩm định giá hai lô đất",
        "Trung tâm Thẩm định giá An Bình gửi chứng thư thẩm định giá theo yêu cầu của Sở Tài chính.",
        3,
    ),
    Letter(
        "SYT",
        "SYT-NV",
        "57/BVĐK-TCHC",
        "xin ý kiến về lịch bảo trì máy chụp",
        "Bệnh viện đa khoa khu vực xin ý kiến Sở Y tế về lịch bảo trì máy chụp trong tháng 12 năm 2026.",
        2,
    ),
    Letter(
        "SXD",
        "SXD-HT",
        "203/CTCP-KH",
        "báo cáo tiến độ thi công cầu Suối Lạnh",
        "Công ty cổ phần Xây lắp An Bình báo cáo tiến độ thi công cầu Suối Lạnh đến hết tháng 11 năm 2026.",
        1,
    ),
    Letter(
        "SNNMT",
        "SNNMT-TL",
        "19/HTX-VP",
        "đề nghị nạo vét kênh nội đồng",
        "Hợp tác xã Đồng Tâm đề nghị nạo vét tuyến kênh nội đồng dài 1,2 km trước vụ đông xuân.",
        0,
    ),
)
"""``far``: 0 at the door, 1 registered, 2 before the head, 3 instructed, 4 closed."""

OUTGOING = (
    Letter("SXD", "SXD-QH", "QH", "góp ý đồ án quy hoạch khu dân cư mới", "Sở Xây dựng có ý kiến về đồ án như sau.", 0),
    Letter("SXD", "SXD-HT", "HT", "lấy ý kiến về phương án phân luồng", "Đề nghị góp ý phương án phân luồng.", 1),
    Letter("SYT", "SYT-NV", "NVY", "hướng dẫn kiểm tra tủ thuốc cấp cứu", "Đề nghị các trạm kiểm tra tủ thuốc.", 2),
    Letter("STC", "STC-NS", "NS", "thông báo thời hạn gửi dự toán", "Thời hạn gửi dự toán là ngày 20 tháng 12.", 3),
    Letter("SKHCN", "SKHCN-AT", "AT", "cảnh báo phần mềm giả mạo", "Đề nghị không cài phần mềm không rõ nguồn.", 4),
    Letter("SNNMT", "SNNMT-DD", "DD", "đôn đốc cập nhật biến động đất đai", "Đề nghị cập nhật trước ngày 25.", 5),
    Letter("STC", "STC-CS", "CS", "xác nhận danh mục tài sản bàn giao", "Sở Tài chính xác nhận danh mục kèm theo.", 6),
)
"""``far``: 0 being drafted, 1 out for comments, 2 before the head, 3 at the form check, 4 to be signed, 5 signed,
6 numbered.
"""
