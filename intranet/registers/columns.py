"""Titles, columns and widths of the registers: Decree 30/2020/NĐ-CP, annex IV. Widths are millimetres of A4 landscape;
none is too narrow for a date in one line.
"""

from intranet.numbering.models import Purpose

OUTGOING_HEADS = (
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
    "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip
INCOMING_HEADS = (
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip
HANDLING_HEADS = (
    "Số đến", "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản",
    "Đơn vị hoặc người nhận", "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú",
)  # fmt: skip
LOAN_HEADS = (
    "Ngày tháng", "Họ tên người sử dụng", "Số, ký hiệu, ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
    "Số và ký hiệu HS", "Ký nhận", "Ngày trả", "Người cho phép sử dụng", "Ghi chú",
)  # fmt: skip

OUTGOING_WIDTHS = (31, 20, 55, 24, 37, 23, 13, 20, 13, 21)
INCOMING_WIDTHS = (20, 12, 30, 31, 20, 57, 33, 20, 13, 21)
HANDLING_WIDTHS = (12, 84, 48, 20, 42, 30, 21)
LOAN_WIDTHS = (20, 30, 32, 66, 23, 15, 20, 30, 21)

TITLES = {
    Purpose.OUTGOING: "Sổ đăng ký văn bản đi",
    Purpose.INCOMING: "Sổ đăng ký văn bản đến",
    Purpose.COPIES: "Sổ đăng ký bản sao",
}
HANDLING_TITLE = "Sổ theo dõi giải quyết văn bản đến"
LOANS_TITLE = "Sổ sử dụng bản lưu"
