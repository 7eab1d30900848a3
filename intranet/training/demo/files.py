"""A picture and a paper of the course, drawn when the demo is loaded: nothing binary lies beside the sources."""

import io

from intranet.printing.fonts import type_face
from intranet.printing.sheet import Sheet
from intranet.printing.sheet_pdf import sheet_pdf

STEPS = ("1. Tiếp nhận", "2. Đăng ký", "3. Trình,\nchuyển giao", "4. Giải quyết,\ntheo dõi")
WIDE, HIGH, BETWEEN = 220, 120, 60
INK, PAPER, EDGE = (24, 40, 64), (255, 255, 255), 4


def picture() -> bytes:
    """The four steps of a document that comes in, as PNG; the same every time."""
    from PIL import Image, ImageDraw, ImageFont

    size = (len(STEPS) * (WIDE + BETWEEN), HIGH + BETWEEN)
    image, font = Image.new("RGB", size, PAPER), ImageFont.truetype(str(type_face()), 30)
    drawing = ImageDraw.Draw(image)
    for place, words in enumerate(STEPS):
        left, top = BETWEEN // 2 + place * (WIDE + BETWEEN), BETWEEN // 2
        drawing.rounded_rectangle((left, top, left + WIDE, top + HIGH), 12, outline=INK, width=EDGE)
        middle = (left + WIDE // 2, top + HIGH // 2)
        drawing.multiline_text(middle, words, INK, font, anchor="mm", align="center")
        if place:
            _arrow(drawing, left, top + HIGH // 2)
    target = io.BytesIO()
    image.quantize(16).save(target, "PNG", optimize=True)
    return target.getvalue()


def _arrow(drawing: object, right: int, high: int) -> None:
    drawing.line((right - BETWEEN + 6, high, right - 16, high), INK, EDGE)  # type: ignore[attr-defined]
    drawing.polygon(((right - 20, high - 10), (right - 20, high + 10), (right - 5, high)), INK)  # type: ignore[attr-defined]


def paper() -> bytes:
    """Deadlines on one page, as PDF."""
    return sheet_pdf(
        Sheet(
            title="BẢNG TRA THỜI HẠN",
            heads=["Việc", "Thời hạn", "Văn bản khẩn"],
            widths=[4, 5, 4],
            rows=[
                ["Trình văn bản đến", "Trong ngày, chậm nhất ngày làm việc tiếp theo", "Ngay sau khi nhận"],
                ["Phát hành văn bản đi", "Trong ngày ký, chậm nhất ngày làm việc tiếp theo", "Ngay sau khi ký"],
                ["Cấp số", "Sau khi có chữ ký, cùng ngày ban hành", "Ngay sau khi ký"],
            ],
            subtitle=["Theo Nghị định số 30/2020/NĐ-CP"],
            landscape=False,
        )
    )
