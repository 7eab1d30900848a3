"""A stamp that was put on askew is found, and straight text is none."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from intranet.files import scans
from intranet.files.extraction.tesseract import read_letters
from intranet.files.extraction.tilted_stamps import tilted_stamps
from tests.files.samples.letters import FONT, LETTER, page_pictures, typeset

pytestmark = pytest.mark.documents


@pytest.fixture
def program(settings, tesseract_once) -> str:
    settings.INTRANET_TESSERACT = tesseract_once
    return scans.program() or pytest.skip("tesseract is not installed with Vietnamese")


def stamped(text: str, angle: float) -> Image.Image:
    """The letter with ``text`` stamped beside it at an angle."""
    picture = page_pictures(typeset(LETTER), dpi=200)[0].convert("L")
    stamp = Image.new("L", (360, 360), 255)
    ImageDraw.Draw(stamp).text((40, 155), text, font=ImageFont.truetype(str(FONT), 42), fill=0)
    picture.paste(stamp.rotate(angle, fillcolor=255), (80, 700))
    return picture


@pytest.mark.parametrize(("text", "angle"), [("HỎA TỐC", 33), ("TUYỆT MẬT", 12)])
def test_stamp_at_an_angle_is_found(text: str, angle: float, program: str) -> None:
    picture = stamped(text, angle)

    assert tilted_stamps(picture, read_letters(picture, program).words, program) == [text]


def test_letter_without_a_stamp_has_none(program: str) -> None:
    picture = stamped("", 0)

    assert tilted_stamps(picture, read_letters(picture, program).words, program) == []
