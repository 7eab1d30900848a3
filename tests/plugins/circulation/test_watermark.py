"""What programs make of a stamped PDF: the mark is in the points of every picture, and nothing else is in the file
(security cases 76 to 78). What filters and many copies do to the picture: ``test_watermark_pictures``.
"""

import hashlib
import io
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client, override_settings
from PIL import Image, ImageChops

from plugins.circulation.models import Level
from plugins.circulation.reader.pictures import content_of, picture_of
from plugins.circulation.services.items import Terms, add_item, issue
from tests.factories.province import build_province
from tests.files.samples import pdfs
from tests.plugins.circulation.house import WORDS, room

LEAST = 0.02
"""Share of the points of a page that the mark changes; an unmarked page differs from itself in none."""

AUTHOR = "Nguoi Soan Thao"


@dataclass(frozen=True)
class Sent:
    """What lies on the server, its pages without a mark, and what went out."""

    original: bytes
    pages: list[Image.Image]
    stamped: bytes


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sent(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Made once: the tools do nothing to it."""
    folder = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(INTRANET_FILES_DIR=folder), transaction.atomic():
        made = _sent()
        transaction.set_rollback(True)
    return made


def _sent() -> Sent:
    house, client = room(build_province()), Client()
    file, level = ContentFile(_original(), "phuong-an.pdf"), Level.objects.get(slug="han-che")
    item = add_item(house.space, file, number="16/PA-BCĐ", title="Phương án", level=level, by=house.province.head)
    issue(item, Terms(whole_space=True, copying_allowed=True), house.province.head)
    client.force_login(house.province.cadre)
    stamped = b"".join(client.get(f"/circulation/tai-lieu/{item.public_id}/tai-ve/").streaming_content)
    version = item.versions.get()
    return Sent(content_of(version), [picture_of(version, page).convert("L") for page in (1, 2)], stamped)


def _original() -> bytes:
    """With what a copy of it could carry along: words and an author. A file inside is refused at the door."""
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.pdf(WORDS, "trang hai"))) as pdf:
        pdf.docinfo["/Author"] = AUTHOR
        pdf.save(into, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return into.getvalue()


def _pictures(content: bytes) -> list[Image.Image]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [pikepdf.PdfImage(image).as_pil_image() for page in pdf.pages for image in page.get_images().values()]


def _are_marked(pictures: list[Image.Image], sent: Sent) -> list[bool]:
    return [_share(picture, page) > LEAST for picture, page in zip(pictures, sent.pages, strict=True)]


def _share(picture: Image.Image, page: Image.Image) -> float:
    """How much of ``picture`` is not as the page without a mark is."""
    changed = ImageChops.difference(page, picture.convert("L").resize(page.size))
    return sum(changed.histogram()[13:]) / (page.width * page.height)


def _run(sent: Sent, folder: Path, *command: str) -> bytes:
    """What ``command`` says about, or makes of, the file that went out."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} on this machine (on Debian: apt-get install qpdf mupdf-tools poppler-utils)")
    (folder / "in.pdf").write_bytes(sent.stamped)
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout


def test_every_picture_of_the_file_bears_the_mark_and_there_is_nothing_else(sent: Sent) -> None:
    with pikepdf.open(io.BytesIO(sent.stamped)) as pdf:
        extra = [key for page in pdf.pages for key in ("/Annots", "/AA", "/Group") if key in page.obj]
        root = {str(key) for key in pdf.Root} - {"/Type", "/Pages"}
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        kinds = sorted(str(each.get("/Subtype", "")) for each in streams)
        drawing = max(len(page.Contents.read_bytes()) for page in pdf.pages)

    assert (extra, root, kinds, drawing < 200) == ([], set(), ["", "", "/Image", "/Image"], True)
    assert _are_marked(_pictures(sent.stamped), sent) == [True, True]


def test_original_is_no_part_of_what_went_out(sent: Sent) -> None:
    with pikepdf.open(io.BytesIO(sent.original)) as pdf:
        streams = [page.Contents.read_raw_bytes() for page in pdf.pages]
    inside = (WORDS, AUTHOR)

    assert [word.encode() in sent.original for word in inside] == [True, True]
    assert [word.encode() in sent.stamped for word in inside] == [False, False]
    assert [stream in sent.stamped for stream in streams] == [False, False]
    assert hashlib.sha256(sent.stamped).digest() != hashlib.sha256(sent.original).digest()
    assert sent.stamped.count(b"%%EOF") == 1


@pytest.mark.parametrize(
    "command",
    [
        ("qpdf", "--qdf", "--object-streams=disable", "in.pdf", "out.pdf"),
        ("qpdf", "--flatten-annotations=all", "--remove-unreferenced-resources=yes", "in.pdf", "out.pdf"),
        ("qpdf", "--optimize-images", "--recompress-flate", "in.pdf", "out.pdf"),
        ("mutool", "clean", "-gggg", "-s", "in.pdf", "out.pdf"),
        ("mutool", "convert", "-o", "out.pdf", "in.pdf"),
    ],
    ids=" ".join,
)
def test_file_written_anew_by_a_tool_bears_the_mark(command: tuple[str, ...], sent: Sent, tmp_path: Path) -> None:
    _run(sent, tmp_path, *command)

    assert _are_marked(_pictures((tmp_path / "out.pdf").read_bytes()), sent) == [True, True]


@pytest.mark.parametrize(
    "command", [("mutool", "extract", "in.pdf"), ("pdfimages", "-all", "in.pdf", "bild")], ids=" ".join
)
def test_pictures_taken_out_by_a_tool_are_the_marked_ones(command: tuple[str, ...], sent: Sent, tmp_path: Path) -> None:
    _run(sent, tmp_path, *command)

    taken = sorted(path for path in tmp_path.iterdir() if path.name != "in.pdf")
    assert _are_marked([Image.open(path) for path in taken], sent) == [True, True]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("pdftotext", "in.pdf", "-"), ""),
        (("mutool", "draw", "-F", "text", "in.pdf"), ""),
        (("qpdf", "--list-attachments", "in.pdf"), "in.pdf has no embedded files"),
        (("pdfdetach", "-list", "in.pdf"), "0 embedded files"),
    ],
    ids=lambda given: given if isinstance(given, str) else " ".join(given),
)
def test_tool_finds_no_word_and_no_file_inside(command: tuple[str, ...], said: str, sent: Sent, tmp_path: Path) -> None:
    found = _run(sent, tmp_path, *command).decode()

    assert found.split() == said.split()


def test_metadata_name_the_number_and_nobody(sent: Sent) -> None:
    with pikepdf.open(io.BytesIO(sent.stamped)) as pdf:
        told = {str(key): str(value) for key, value in pdf.docinfo.items()}

    assert told == {"/Title": "16/PA-BCĐ"}


def test_taking_the_drawing_away_takes_the_page_with_it(sent: Sent, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(sent.stamped)) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b"")
        pdf.save(tmp_path / "out.pdf")

    assert [image.getextrema() for image in _drawn(tmp_path / "out.pdf")] == [(255, 255), (255, 255)]


def _drawn(path: Path) -> list[Image.Image]:
    import pypdfium2

    return [page.render().to_pil().convert("L") for page in pypdfium2.PdfDocument(path)]
