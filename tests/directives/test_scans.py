"""Scans on the intake page: what a machine read is marked, its place is shown, further pages are filled in."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intranet.directives.models import Directive
from intranet.files import scans
from intranet.files.models import StoredFile
from intranet.files.tasks import read_rest
from tests.factories.province import Province
from tests.files.samples.letters import LETTER, scanned, typeset
from tests.files.samples.signed import signed

pytestmark = pytest.mark.documents

HEAD = [line for line in LETTER if line[1] < 280]
FOOT = [line for line in LETTER if line[1] >= 280]
SECRET = [(110.0, 145.0, "TUYỆT MẬT")]


@pytest.fixture(autouse=True)
def with_tesseract(settings: Any, tesseract_once: str) -> None:
    settings.INTRANET_TESSERACT = tesseract_once
    if not scans.program():
        pytest.skip("tesseract is not installed with Vietnamese")


def _upload(client: Client, province: Province, content: bytes) -> Directive:
    client.force_login(province.clerk)
    file = SimpleUploadedFile("cong-van.pdf", content)
    client.post("/tiep-nhan/", {"file": file, "unit": province.committee.pk})
    return Directive.objects.get()


def test_scan_becomes_a_draft_of_which_nothing_read_is_sure(province: Province, client: Client) -> None:
    made = _upload(client, province, scanned(typeset(LETTER)))

    page = client.get(f"/tiep-nhan/{made.public_id}/")

    assert (made.symbol, str(made.date), made.signatory) == ("15/UBND-NC", "2026-02-05", "Lê Văn Minh")
    assert {page.context["marks"][name] for name in ("symbol", "date", "issuer", "signatory")} == {"unsure"}


def test_place_on_the_page_is_shown_beside_symbol_date_and_signatory(province: Province, client: Client) -> None:
    made = _upload(client, province, scanned(typeset(LETTER)))

    page = client.get(f"/tiep-nhan/{made.public_id}/")

    pictures = page.context["pictures"]
    assert sorted(pictures) == ["date", "signatory", "symbol"]
    assert all(f'<img class="crop" src="{address}"' in page.content.decode() for address in pictures.values())
    assert {client.get(address)["Content-Type"] for address in pictures.values()} == {"image/png"}


def test_text_of_a_pdf_shows_its_places_too(province: Province, client: Client) -> None:
    made = _upload(client, province, typeset(LETTER))

    page = client.get(f"/tiep-nhan/{made.public_id}/")

    assert sorted(page.context["pictures"]) == ["date", "signatory", "symbol"]
    assert page.context["reading"] is None


def test_further_pages_are_filled_in_when_they_are_read(province: Province, client: Client) -> None:
    made = _upload(client, province, scanned(typeset(HEAD, FOOT)))
    assert (made.signatory, made.recipients) == ("", [])
    assert "Đã đọc 1 trong 2 trang" in client.get(f"/tiep-nhan/{made.public_id}/").content.decode()

    read_rest(StoredFile.objects.get().pk)

    made.refresh_from_db()
    assert (made.signatory, made.recipients, made.symbol) == ("Lê Văn Minh", ["Như trên"], "15/UBND-NC")
    assert "Đã đọc" not in client.get(f"/tiep-nhan/{made.public_id}/").content.decode()


def test_what_was_entered_meanwhile_stays(province: Province, client: Client) -> None:
    made = _upload(client, province, scanned(typeset(HEAD, FOOT)))
    Directive.objects.filter(pk=made.pk).update(signatory="Trần Văn Bình", symbol="16/UBND-NC")

    read_rest(StoredFile.objects.get().pk)

    made.refresh_from_db()
    assert (made.signatory, made.symbol, made.recipients) == ("Trần Văn Bình", "16/UBND-NC", ["Như trên"])


def test_draft_goes_with_a_scan_whose_later_page_bears_a_secrecy_mark(province: Province, client: Client) -> None:
    _upload(client, province, scanned(typeset(HEAD, [*SECRET, *FOOT])))

    read_rest(StoredFile.objects.get().pk)

    assert (Directive.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_scan_with_a_red_secrecy_stamp_leaves_no_draft(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    file = SimpleUploadedFile("cong-van.pdf", scanned(typeset(LETTER, red=SECRET)))

    response = client.post("/tiep-nhan/", {"file": file, "unit": province.committee.pk})

    assert "có dấu chỉ độ mật" in response.content.decode()
    assert (Directive.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_reading_page_tells_of_the_signatures_of_the_original(province: Province, client: Client) -> None:
    made = _upload(client, province, signed(typeset(LETTER), "Lê Văn Minh"))

    page = client.get(f"/van-ban/{made.public_id}/").content.decode()

    assert "Chữ ký số" in page
    assert "Từ khi ký, tệp không bị thay đổi." in page
    assert "Chưa xác lập độ tin cậy: ở đây chưa cài chứng thư gốc." in page
