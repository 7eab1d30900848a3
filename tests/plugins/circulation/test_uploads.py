"""Files come in by circulation's own form as by every other (security cases 69 to 75), and nothing refused stays."""

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from intranet.audit.models import Event
from intranet.files import refusals
from plugins.circulation.models import Item, ItemVersion
from plugins.circulation.services.items import Terms, issue
from tests.factories.province import Province
from tests.files.samples import hostile, packages, pdfs, pictures
from tests.files.samples.letters import LETTER, typeset
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, room

STAMP = [(110.0, 145.0, "TUYỆT MẬT")]
OTHERS: list[hostile.Sample] = [
    ("zero bytes", "a.pdf", b"", "empty"),
    ("a picture of 65,535 by 65,535", "a.png", pictures.png_that_claims(65_535, 65_535), ""),
    ("a moving picture", "a.png", pictures.moving_png(), ""),
    ("a GIF", "a.gif", pictures.other("GIF"), ""),
    ("a TIFF", "a.tif", pictures.other("TIFF"), ""),
    ("a JPEG2000", "a.jp2", pictures.other("JPEG2000"), ""),
    ("a page without end", "a.pdf", pdfs.pdf("a", side=2_000_000), ""),
    ("a DOCX, which has no pages to draw", "a.docx", packages.docx("Nội dung"), ""),
    ("a workbook", "a.xlsx", packages.xlsx(Bảng=[[1]]), ""),
    ("a PDF with a picture's beginning", "a.jpg", b"\xff\xd8\xff\xe0" + pdfs.pdf("a"), ""),
]
WANTED = {"a page called PDF", "an SVG", "a Windows program", "a .lnk shortcut", "a text called program", "a DOCM"}
WANTED |= {"a text that is a PDF too", "an archive", "a bomb by ratio", "a bomb by number", "a path upwards"}
SAMPLES = [*(each for each in (*hostile.TEXTS, *hostile.PACKAGES) if each[0] in WANTED), *hostile.PDFS, *OTHERS]


@grounded
def house(province: Province) -> Room:
    return room(province)


@pytest.fixture
def no_content_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that no program reads here is refused for that alone; these tests are about other reasons."""
    monkeypatch.setattr(refusals, "_checks", {})


def _put_in(client: Client, house: Room, name: str, content: bytes, **more: Any) -> Any:
    client.force_login(house.province.head)
    typed = {"number": "9/X", "title": "Tài liệu gửi vào", "level": house.level("han-che").pk} | more
    address = f"/circulation/khong-gian/{house.space.public_id}/them/"
    return client.post(address, typed | {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("typed", [{"title": "TUYỆT MẬT - Kế hoạch"}, {"title": "Độ mật: Tối mật"}, {"number": "MẬT"}])
def test_mark_typed_as_number_or_title_is_refused(house: Room, client: Client, typed: dict[str, str]) -> None:
    answer = _put_in(client, house, "a.pdf", pdfs.pdf("Nội dung"), **typed)

    assert (answer.status_code, Item.objects.exclude(pk=house.item.pk).count()) == (200, 0)


def test_title_that_speaks_of_secrecy_is_taken(house: Room, client: Client) -> None:
    title = "Kế hoạch kiểm tra công tác bảo vệ bí mật nhà nước năm 2027"
    answer = _put_in(client, house, "a.pdf", pdfs.pdf("Nội dung"), title=title)

    assert (answer.status_code, Item.objects.filter(title=title).count()) == (302, 1)


def _everything(settings: Any) -> list[Path]:
    return sorted(path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file() and path.name != "lock")


@pytest.mark.usefixtures("no_content_checks")
@pytest.mark.parametrize(("name", "content"), [sample[1:3] for sample in SAMPLES], ids=[each[0] for each in SAMPLES])
def test_bad_file_is_refused_in_words_and_nothing_of_it_stays(
    house: Room, client: Client, settings: Any, name: str, content: bytes
) -> None:
    before = _everything(settings)

    answer = _put_in(client, house, name, content)

    page = answer.content.decode()
    assert (answer.status_code, "Tài liệu gửi vào" in page, 'value="9/X"' in page) == (200, True, True)
    assert (list(Item.objects.all()), _everything(settings)) == ([house.item], before)


def test_state_secret_is_refused_before_anything_is_stored(house: Room, client: Client, settings: Any) -> None:
    before = _everything(settings)

    answer = _put_in(client, house, "a.pdf", typeset(LETTER, red=STAMP), looked="on")

    assert (answer.status_code, "dấu chỉ độ mật" in answer.content.decode()) == (200, True)
    assert (ItemVersion.objects.count(), _everything(settings)) == (1, before)
    assert Event.objects.filter(action="file.refused").count() == 1


@pytest.mark.parametrize(
    "name", ["../../evil.pdf", "a\r\nSet-Cookie: x.pdf", "a\u202efdp.exe.pdf", "あ" * 255 + ".pdf", "CON.pdf"]
)
def test_name_of_a_file_harms_nothing(house: Room, client: Client, settings: Any, name: str) -> None:
    _put_in(client, house, name, pdfs.pdf("noi dung"))

    version = ItemVersion.objects.exclude(item=house.item).get()
    assert [letter for letter in "/\\\r\n\u202e" if letter in version.file_name] == []
    assert len(version.file_name) <= 200
    assert all(len(path.name) == 32 for path in _everything(settings) if "sealed" in path.parts)


@pytest.mark.usefixtures("no_content_checks")
def test_what_a_file_hides_goes_out_to_nobody(house: Room, client: Client) -> None:
    """Places in pictures and authors in PDFs stay in the original, of which readers get drawn pages only."""
    _put_in(client, house, "a.jpg", pictures.jpg(with_place=True), number="1/X")
    _put_in(client, house, "a.pdf", pdfs.with_author("canary"), number="2/X")
    picture, letter = (
        issue(Item.objects.get(number=number), Terms(whole_space=True, copying_allowed=True), house.province.head)
        for number in ("1/X", "2/X")
    )
    client.force_login(house.province.cadre)

    shown = client.get(f"/circulation/tai-lieu/{picture.public_id}/trang/1.jpg").content
    stamped = b"".join(client.get(f"/circulation/tai-lieu/{letter.public_id}/tai-ve/").streaming_content)

    with pikepdf.open(io.BytesIO(stamped)) as pdf:
        told = {key: str(value) for key, value in pdf.docinfo.items()}
    assert (dict(Image.open(io.BytesIO(shown)).getexif()), told, b"canary" in stamped) == ({}, {"/Title": "2/X"}, False)


@pytest.mark.parametrize(("level", "persona"), [("han-che", "leader"), ("han-che", "trainer"), ("noi-bo", "cadre")])
def test_form_is_not_there_for_who_puts_nothing_in(
    house: Room, client: Client, settings: Any, level: str, persona: str
) -> None:
    client.force_login(house.province.people[persona])
    before = _everything(settings)
    typed = {"number": "9/X", "title": "x", "level": house.level(level).pk}

    answer = client.post(
        f"/circulation/khong-gian/{house.space.public_id}/them/",
        typed | {"file": SimpleUploadedFile("a.pdf", pdfs.pdf("a"))},
    )

    assert (answer.status_code, Item.objects.count(), _everything(settings)) == (404, 1, before)


def test_fields_that_are_not_asked_for_change_nothing(house: Room, client: Client) -> None:
    """Security case 27."""
    more = {"state": "issued", "whole_space": "on", "copying_allowed": "on", "created_by": house.province.cadre.pk}

    _put_in(client, house, "a.pdf", pdfs.pdf("a"), **more)

    item = Item.objects.get(number="9/X")
    assert (item.state, item.whole_space, item.copying_allowed, item.created_by_id) == (
        "draft",
        False,
        False,
        house.province.head.pk,
    )
