"""The picture of a page beside a field shows what a reader of the file sees."""

import io

from PIL import ImageChops

from intranet.files.extraction.page_image import page_image
from tests.files.samples.letters import typeset, with_signature_picture

BLANK = [(117, 101, "Số:          /UBND-NC")]


def test_page_shows_the_number_that_stands_in_a_signature_field() -> None:
    stamped = with_signature_picture(typeset(BLANK), "15", 117, 101)

    shown, bare = (page_image(io.BytesIO(stamped), "pdf", 0, dpi=60, with_stamps=stamps) for stamps in (True, False))

    assert ImageChops.difference(shown, bare).getbbox() is not None
