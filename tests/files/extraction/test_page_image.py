"""The picture of a page beside a field shows what a reader of the file sees."""

import io

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops

from intranet.files.extraction.drawing import without_empty_colour
from intranet.files.extraction.page_image import page_image
from tests.files.samples.letters import typeset, with_signature_picture

BLANK = [(117, 101, "Số:          /UBND-NC")]


def test_page_shows_the_number_that_stands_in_a_signature_field() -> None:
    stamped = with_signature_picture(typeset(BLANK), "15", 117, 101)

    shown, bare = (page_image(io.BytesIO(stamped), "pdf", 0, dpi=60, with_stamps=stamps) for stamps in (True, False))

    assert ImageChops.difference(shown, bare).getbbox() is not None


@pytest.mark.parametrize("turned", [0, 90])
@pytest.mark.parametrize("with_stamps", [True, False])
def test_page_drawn_without_a_copy_is_the_same_picture(turned: int, with_stamps: bool) -> None:
    document = pypdfium2.PdfDocument(with_signature_picture(typeset(BLANK), "15", 117, 101))
    document[0].set_rotation(turned)
    into = io.BytesIO()
    document.save(into)

    drawn = page_image(into, "pdf", 0, dpi=150, with_stamps=with_stamps)

    document.init_forms()
    theirs = document[0].render(scale=150 / 72, may_draw_forms=with_stamps, draw_annots=with_stamps)
    assert (drawn.mode, drawn.size) == ("RGB", (theirs.width, theirs.height))
    assert ImageChops.difference(drawn, theirs.to_pil().convert("RGB")).getbbox() is None


def test_page_in_colour_stays_in_colour() -> None:
    grey, red = (Image.new("RGBX", (64, 64), colour) for colour in ((90, 90, 90, 255), (200, 90, 90, 255)))

    assert (without_empty_colour(grey).mode, without_empty_colour(red).convert("RGB").getpixel((9, 9))) == (
        "L",
        (200, 90, 90),
    )
