"""Demo content: guidance of the committee, two pages published and one being written. All of our own writing."""

from datetime import timedelta

from intranet.guidance.services import PageFields, create, publish, seen_of
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.topics.demo import RECORDS, named

PAGES = [
    (
        "Cách đặt số và ký hiệu văn bản",
        [
            "# Khi nào cấp số",
            "Văn thư cấp số sau khi văn bản đã được ký, chậm nhất là ngày làm việc tiếp theo.",
            "# Ký hiệu gồm những gì",
            "Văn bản có tên loại: số, gạch chéo, chữ viết tắt tên loại, gạch nối, chữ viết tắt tên cơ quan.",
            "Công văn: số, gạch chéo, tên cơ quan, gạch nối, tên đơn vị hoặc lĩnh vực.",
            "# Cấp nhầm số thì làm gì",
            "Không dùng lại số đã cấp. Hủy số trong sổ kèm lý do, rồi cấp số tiếp theo.",
        ],
    ),
    (
        "Tiếp nhận văn bản đến trong ngày",
        [
            "# Trước khi vào sổ",
            "Kiểm tra nơi nhận, phụ lục và trang bị mờ. Thiếu thì trả lại nơi gửi kèm lý do.",
            "# Vào sổ và trình",
            "Văn bản đến trong ngày được vào sổ và trình lãnh đạo trong ngày; văn bản hỏa tốc trình ngay.",
            "# Bản quét khó đọc",
            "Đối chiếu số, ngày và người ký với ảnh bên cạnh từng ô trước khi lưu.",
        ],
    ),
]


def load(clerk: Person, editor: Person) -> None:
    """Write the pages as ``clerk`` of the committee and publish all but a third as ``editor``."""
    office = Unit.objects.get(code="UBND")
    review = today() + timedelta(days=180)
    for title, lines in PAGES:
        page = create(office, clerk, PageFields(title, lines, review, ["any"], topic=named(RECORDS)))
        publish(page.pk, editor, seen=seen_of(page))
    create(office, clerk, PageFields("Mượn bản lưu", ["Ghi vào sổ mượn trước khi giao bản lưu."]))
