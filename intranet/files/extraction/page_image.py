"""The picture of one page: of a PDF, drawn; of a photograph or scan, as it is."""

from typing import BinaryIO

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from intranet.files.extraction.limits import LARGEST_SIDE

_LONGEST_SIDE = 4_200
"""Pixels: A3 at 250 dpi."""

_A4_POINTS = 842


def page_image(file: BinaryIO, kind: str, number: int, *, dpi: int, with_stamps: bool) -> Image.Image:
    """Page ``number`` (from 0) in colour, at about ``dpi``; ``with_stamps`` draws what was laid over the page as well.

    A picture has no size in inches that could be relied on: its longer side counts as that of a sheet of A4.
    """
    drawn = unconverted(file, kind, number, dpi=dpi, with_stamps=with_stamps)
    return drawn if drawn.mode == "RGB" else drawn.convert("RGB")


def unconverted(file: BinaryIO, kind: str, number: int, *, dpi: int, with_stamps: bool) -> Image.Image:
    """As ``page_image``, but maybe of mode "RGBX": for who turns it into something else at once."""
    if kind == "pdf":
        return _drawn(file, number, dpi, with_stamps)
    from PIL import ImageOps

    Image.MAX_IMAGE_PIXELS = None  # measured when the file came in
    with Image.open(file, formats=("PNG", "JPEG")) as picture:
        upright = ImageOps.exif_transpose(picture) or picture
        return _sized(on_white(upright), dpi)


def _drawn(file: BinaryIO, number: int, dpi: int, with_stamps: bool) -> Image.Image:
    document = pypdfium2.PdfDocument(file)
    if with_stamps:
        document.init_forms()  # signature fields show their stamp, the number among them, as part of a form
    page = document[number]
    longest = max(1.0, *page.get_size())
    scale = min(dpi / 72, _LONGEST_SIDE / min(longest, LARGEST_SIDE))
    uncopied = {"rev_byteorder": True, "prefer_bgrx": True}
    drawn = page.render(scale=scale, may_draw_forms=with_stamps, draw_annots=with_stamps, **uncopied)
    picture: Image.Image = drawn.to_pil()
    return picture


def on_white(picture: Image.Image) -> Image.Image:
    """The picture in colour, on white paper where it is transparent."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def _sized(picture: Image.Image, dpi: int) -> Image.Image:
    """Neither so small that letters break nor larger than the machine needs."""
    wanted = _A4_POINTS / 72 * dpi
    factor = wanted / max(picture.size)
    if 0.8 < factor < 1.25:
        return picture
    factor = min(factor, 3.0)
    return picture.resize((max(1, round(picture.width * factor)), max(1, round(picture.height * factor))))
