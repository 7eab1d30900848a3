"""A stamped PDF: every page as a picture with the mark in it. The original's bytes and text layer never go out."""

import io
from collections.abc import Iterator

import pikepdf
from PIL import Image

from plugins.circulation.models import ItemVersion, Opening
from plugins.circulation.reader.opening import finish, is_open
from plugins.circulation.reader.pictures import DPI, picture_of
from plugins.circulation.reader.watermark import Mark, burn

PIECE = 64 * 1024


def stamped_pdf(version: ItemVersion, mark: Mark) -> bytes:
    """The whole document, page by page.

    Raises:
        NotDrawn: a page cannot be drawn; nothing is made then, never a file without the mark.
    """
    into = io.BytesIO()
    with pikepdf.new() as whole:
        for page in range(1, version.pages + 1):
            one = io.BytesIO(_page(burn(picture_of(version, page), mark, page)))
            with pikepdf.open(one) as part:
                whole.pages.extend(part.pages)
        whole.docinfo["/Title"] = mark.number
        whole.save(into, deterministic_id=True)
    return into.getvalue()


def _page(picture: Image.Image) -> bytes:
    into = io.BytesIO()
    picture.save(into, "PDF", resolution=DPI, quality=82)
    return into.getvalue()


def pieces_while_open(content: bytes, version: ItemVersion, opening: Opening) -> Iterator[bytes]:
    """``content`` in pieces; a recall ends it before the next one, and the announced length tells the reader that it is
    not whole. What went out is written down whatever the end is.
    """
    sent, cut_off = 0, True
    try:
        for start in range(0, len(content), PIECE):
            if not is_open(version.item_id):
                return
            piece = content[start : start + PIECE]
            yield piece
            sent += len(piece)
        cut_off = False
    finally:
        finish(opening, sent, cut_off=cut_off and not is_open(version.item_id))
