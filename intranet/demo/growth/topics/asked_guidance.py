"""Guidance that asks to be acknowledged: one page as it was first published, one that was changed since."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page of ``owner``, published ``ago`` days before today, that asks the people of ``asked`` and of all below.

    ``read`` is how many in a hundred have acknowledged. ``changed`` are its lines after a significant change of
    ``changed_ago`` days ago, which ``note`` tells and which asks everybody anew; of them ``read_again`` in a hundred
    have acknowledged.
    """

    owner: str
    title: str
    lines: tuple[str, ...]
    asked: tuple[str, ...]
    ago: int
    due: int
    read: int
    note: str = ""
    changed: tuple[str, ...] = ()
    changed_ago: int = 0
    read_again: int = 0


_MAIL = (
    "# Dấu hiệu cần dừng lại",
    "Thư giục làm ngay, dọa khóa tài khoản, hoặc địa chỉ gửi gần giống địa chỉ của cơ quan.",
    "Thư xin mật khẩu: không cơ quan nào hỏi mật khẩu qua thư hay điện thoại.",
    "# Việc phải làm",
    "Không bấm liên kết, không mở tệp kèm theo.",
)

PAGES = (
    AskedPage(
        "SKHCN",
        "Xử lý thư điện tử lừa đảo",
        (
            *_MAIL,
            "Báo Phòng Hạ tầng và An toàn thông tin trong ngày làm việc, rồi xóa thư.",
            "# Lỡ bấm liên kết",
            "Đổi mật khẩu ngay và báo người phụ trách.",
        ),
        ("SKHCN", "VP"),
        ago=24,
        due=7,
        read=85,
        note="Giữ nguyên thư để tra cứu, không xóa; báo ngay trong vòng một giờ",
        changed=(
            *_MAIL,
            "Báo Phòng Hạ tầng và An toàn thông tin trong vòng một giờ; giữ nguyên thư để tra cứu, không xóa.",
            "# Lỡ bấm liên kết",
            "Đổi mật khẩu ngay và báo người phụ trách.",
            "Ngoài giờ làm việc: gọi số trực ghi trên nhãn máy tính.",
        ),
        changed_ago=3,
        read_again=40,
    ),
    AskedPage(
        "STC",
        "Mua sắm thường xuyên từ dự toán được giao",
        (
            "# Trước khi mua",
            "Kiểm tra dự toán còn lại và tiêu chuẩn, định mức; chưa có trong dự toán thì chưa đặt hàng.",
            "# Chọn nhà cung cấp",
            "Lấy ít nhất ba báo giá; người lấy báo giá không đồng thời là người nghiệm thu.",
            "# Nghiệm thu và thanh toán",
            "Kiểm đếm trước khi ký biên bản; hồ sơ thanh toán gửi kế toán trong năm ngày làm việc.",
        ),
        ("STC",),
        ago=12,
        due=4,
        read=70,
    ),
)
