"""Letters set in type: as PDF with a text layer, or as the picture of a page that a scanner makes."""

import io
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FOLDER = Path("/usr/share/fonts/truetype")
_FONTS = ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSans.ttf")
FONT = next((path for name in _FONTS if (path := _FOLDER / name).is_file()), None)

WIDTH, HEIGHT = 595.0, 842.0

Line = tuple[float, float, str]
"""Distance from the left and from the top in points, and what stands there."""

LETTER: tuple[Line, ...] = (
    (90, 60, "ỦY BAN NHÂN DÂN"),
    (103, 76, "TỈNH AN BÌNH"),
    (97, 100, "Số: 15/UBND-NC"),
    (62, 120, "V/v tăng cường bảo vệ bí mật"),
    (70, 134, "nhà nước trên địa bàn tỉnh"),
    (262, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (310, 76, "Độc lập - Tự do - Hạnh phúc"),
    (300, 100, "An Bình, ngày 05 tháng 02 năm 2026"),
    (170, 170, "Kính gửi: Sở Nội vụ tỉnh An Bình."),
    (90, 210, "Căn cứ Luật Bảo vệ bí mật nhà nước, Ủy ban nhân dân tỉnh yêu cầu các cơ quan,"),
    (90, 228, "đơn vị xác định đúng độ mật của tài liệu, không soạn thảo văn bản có độ mật trên"),
    (90, 246, "máy tính có kết nối mạng và thực hiện nghiêm các quy định hiện hành./."),
    (90, 290, "Nơi nhận:"),
    (90, 306, "- Như trên;"),
    (90, 320, "- Lưu: VT, NC."),
    (350, 290, "TM. ỦY BAN NHÂN DÂN"),
    (395, 306, "CHỦ TỊCH"),
    (380, 390, "Lê Văn Minh"),
)


def typeset(*pages: Iterable[Line], size: float = 13, red: Iterable[Line] = ()) -> bytes:
    """A PDF with these lines, page by page; ``red`` lines stand on the first page, larger and in red."""
    if FONT is None:
        pytest.skip("no font with Vietnamese letters is installed")
    pdfmetrics.registerFont(TTFont("Letter", str(FONT)))
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(WIDTH, HEIGHT))
    for number, page in enumerate(pages):
        canvas.setFont("Letter", size)
        for left, top, text in page:
            canvas.drawString(left, HEIGHT - top, text)
        if number == 0:
            _in_red(canvas, red)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _in_red(canvas: Canvas, lines: Iterable[Line]) -> None:
    canvas.setFont("Letter", 22)
    canvas.setFillColorRGB(0.85, 0.1, 0.1)
    for left, top, text in lines:
        canvas.drawString(left, HEIGHT - top, text)


def with_signature_picture(content: bytes, text: str, left: float, top: float) -> bytes:
    """The PDF with a signature field on its first page whose picture says ``text``, as signing programs leave it."""
    document = pikepdf.open(io.BytesIO(content))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    lines = "".join(f"({line}) Tj 0 -10 Td " for line in text.split("\n"))
    look = document.make_stream(f"BT /F1 11 Tf 2 {2 + 10 * text.count(chr(10))} Td {lines} ET".encode())
    look.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 200, 60])})
    look.Resources = Dictionary(Font=Dictionary(F1=font))
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="Signature1", F=132, AP=Dictionary(N=look),
        Rect=Array([left, HEIGHT - top, left + 200, HEIGHT - top + 60]),
    )  # fmt: skip
    field = document.make_indirect(field)
    document.pages[0].Annots = Array([field])
    document.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def scanned(content: bytes, *, dpi: int = 200) -> bytes:
    """The PDF as a scanner makes one: each page a picture in colour, and no text layer."""
    pictures = page_pictures(content, dpi=dpi)
    into = io.BytesIO()
    pictures[0].save(into, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return into.getvalue()


def stamp_picture(words: str) -> bytes:
    """A PNG of ``words`` in red in a box, as a stamp that is put into a text."""
    picture = Image.new("RGB", (520, 120), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((4, 4, 515, 115), outline=(200, 0, 0), width=6)
    draw.text((30, 25), words, fill=(200, 0, 0), font=ImageFont.truetype(str(FONT), 62))
    into = io.BytesIO()
    picture.save(into, "PNG")
    return into.getvalue()


def with_picture(content: bytes, picture: bytes) -> bytes:
    """The PDF with ``picture``, as large as a stamp, on its first page."""
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(WIDTH, HEIGHT))
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 100, 640, 160, 36)
    canvas.save()
    document, laid_over = pikepdf.open(io.BytesIO(content)), pikepdf.open(into)
    document.pages[0].add_overlay(laid_over.pages[0])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def photographed(content: bytes) -> bytes:
    """The first page as PNG."""
    into = io.BytesIO()
    page_pictures(content, dpi=200)[0].save(into, "PNG")
    return into.getvalue()


def page_pictures(content: bytes, *, dpi: int) -> list[Image.Image]:
    """Each page, drawn."""
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(content)]
