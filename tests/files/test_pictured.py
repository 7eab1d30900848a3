"""A stamp that is a picture on a first page whose text is no picture."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.shared import Mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from intranet.files import scans
from intranet.files.errors import FileRefused
from intranet.files.models import StoredFile
from intranet.files.refusals import Refusal, register
from intranet.files.services import accept_bytes
from intranet.people.models import Person
from tests.files.samples import packages, pictures
from tests.files.samples.letters import LETTER, stamp_picture, typeset, with_picture

STAMP, LOGO = "TUYỆT MẬT", "SỞ NỘI VỤ"


def in_pdf(picture: bytes) -> bytes:
    return with_picture(typeset(LETTER), picture)


def on_the_page(picture: bytes) -> bytes:
    """Drawn by the page itself, not by a form that is laid over it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawString(90, 700, "Cong van cua co quan")
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 100, 640, 160, 36)
    canvas.save()
    return out.getvalue()


def in_docx(picture: bytes) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_picture(io.BytesIO(picture), width=Mm(50))
    document.add_paragraph("Công văn")
    document.save(out)
    return out.getvalue()


def in_header(picture: bytes) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture), width=Mm(50))
    document.add_paragraph("Công văn")
    document.save(out)
    return out.getvalue()


def in_odt(picture: bytes) -> bytes:
    frame = "<text:p><draw:frame xmlns:draw='d'><draw:image xlink:href='Pictures/a.png'/></draw:frame></text:p>"
    return packages.odt("Công văn", frame, **{"Pictures/a.png": picture})


FORMS = [("a.pdf", in_pdf), ("b.pdf", on_the_page), ("a.docx", in_docx), ("b.docx", in_header), ("a.odt", in_odt)]
each_form = pytest.mark.parametrize(("name", "made_with"), FORMS, ids=["laid over", "pdf", "docx", "header", "odt"])


def secret(text: str) -> Refusal | None:
    return Refusal("state-secret", "Không nhận") if STAMP in text.split("\n") else None


@pytest.fixture
def with_tesseract(settings: Any, tesseract_once: str) -> None:
    settings.INTRANET_TESSERACT = tesseract_once
    if not scans.program():
        pytest.skip("tesseract is not installed with Vietnamese")


@pytest.mark.documents
@pytest.mark.usefixtures("with_tesseract")
@each_form
def test_stamp_that_is_a_picture_is_read(name: str, made_with: Callable[[bytes], bytes], clerk: Person) -> None:
    register(secret)

    with pytest.raises(FileRefused) as refused:
        accept_bytes(name, made_with(stamp_picture(STAMP)), by=clerk)

    assert (refused.value.code, refused.value.doubt, StoredFile.objects.count()) == ("state-secret", False, 0)


@pytest.mark.documents
@pytest.mark.usefixtures("with_tesseract")
@each_form
def test_other_picture_passes_and_its_words_are_not_kept(
    name: str, made_with: Callable[[bytes], bytes], clerk: Person
) -> None:
    register(secret)

    stored = accept_bytes(name, made_with(stamp_picture(LOGO)), by=clerk)

    assert (LOGO in stored.text, stored.is_scanned) == (False, False)


@pytest.mark.documents
@pytest.mark.usefixtures("with_tesseract")
def test_picture_that_no_program_here_can_open_is_a_doubt(clerk: Person) -> None:
    register(secret)
    content = in_odt(b"\xd7\xcd\xc6\x9a" + bytes(200))

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.odt", content, by=clerk)

    assert (refused.value.code, refused.value.doubt) == ("picture_unread", True)


@each_form
def test_picture_is_a_doubt_where_no_program_reads_it(
    name: str, made_with: Callable[[bytes], bytes], clerk: Person, settings: Any
) -> None:
    settings.INTRANET_TESSERACT = ""
    register(secret)
    content = made_with(pictures.png(200, 60))

    with pytest.raises(FileRefused) as refused:
        accept_bytes(name, content, by=clerk)

    assert (refused.value.code, refused.value.doubt) == ("picture_unread", True)
    assert accept_bytes(name, content, by=clerk, vouched=True).kind == name[2:]


def test_picture_behind_the_first_page_is_no_doubt(clerk: Person, settings: Any) -> None:
    settings.INTRANET_TESSERACT = ""
    register(secret)
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("chữ " * 2_000)
    document.add_picture(io.BytesIO(pictures.png()), width=Mm(50))
    document.save(out)

    assert accept_bytes("a.docx", out.getvalue(), by=clerk).kind == "docx"
