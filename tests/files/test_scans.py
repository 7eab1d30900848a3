"""Scans through the one door: the first page is read before anything is kept, the others by the worker."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from intranet.audit.models import Event
from intranet.files import scans
from intranet.files.errors import FileRefused
from intranet.files.models import Attachment, FilePage, StoredFile
from intranet.files.pages import reading_of
from intranet.files.refusals import Refusal, register
from intranet.files.services import accept_bytes, attach
from intranet.files.tasks import read_rest
from intranet.people.models import Person
from intranet.worker.errors import Released
from intranet.worker.models import Job
from tests.files.conftest import kept_in
from tests.files.samples import pictures
from tests.files.samples.letters import LETTER, photographed, scanned, typeset

pytestmark = pytest.mark.documents

CANARY = "HOACHUONGVANG"
SECOND = [(90.0, 60.0, "2"), (90.0, 100.0, f"Trang hai nói về {CANARY} và việc thực hiện.")]
THIRD = [(90.0, 60.0, "3"), (90.0, 100.0, "Trang ba nói về tổng kết công tác năm.")]
SECRET = [(110.0, 145.0, "TUYỆT MẬT")]


@pytest.fixture(autouse=True)
def with_tesseract(settings: Any, tesseract_once: str) -> None:
    settings.INTRANET_TESSERACT = tesseract_once
    if not scans.program():
        pytest.skip("tesseract is not installed with Vietnamese")


def secret(text: str) -> Refusal | None:
    lines = [line.strip() for line in text.split("\n")]
    return Refusal("state-secret", "Không nhận") if "TUYỆT MẬT" in lines else None


class Stopped:
    """A job whose worker is stopped once ``after`` pages have been read."""

    def __init__(self, after: int) -> None:
        self.after = after

    def report(self, done: int, total: int) -> None:
        if done == self.after:
            raise Released


def test_scan_is_read_at_the_door_and_knows_where_its_lines_stand(clerk: Person, files_dir: Path) -> None:
    stored = accept_bytes("a.pdf", scanned(typeset(LETTER)), by=clerk)

    page = stored.pages.get()
    assert "Số: 15/UBND-NC" in stored.text.split("\n")
    assert (stored.is_scanned, stored.text_note, page.is_read) == (True, "", True)
    assert page.quality > 80
    _at, left, top, right, bottom = next(box for box in page.boxes if box[0] == stored.text.index("Số: 15"))
    assert (abs(left - 163) < 5, abs(top - 107) < 6, 300 < right < 400, abs(bottom - 120) < 6) == (True,) * 4
    assert kept_in(files_dir) == [stored.sha256]


def test_picture_of_a_page_is_read_like_a_scan(clerk: Person) -> None:
    stored = accept_bytes("a.png", photographed(typeset(LETTER)), by=clerk)

    assert (stored.kind, stored.is_scanned, "Lê Văn Minh" in stored.text) == ("png", True, True)


def test_scan_that_discusses_secrecy_passes(clerk: Person) -> None:
    register(secret)

    assert "độ mật" in accept_bytes("a.pdf", scanned(typeset(LETTER)), by=clerk).text


@pytest.mark.parametrize("make", [scanned, photographed], ids=["pdf", "png"])
def test_scan_with_a_red_secrecy_stamp_is_refused_and_nothing_of_it_is_left(
    make: Any, clerk: Person, files_dir: Path
) -> None:
    register(secret)
    name = "a.pdf" if make is scanned else "a.png"

    with pytest.raises(FileRefused) as refused:
        accept_bytes(name, make(typeset(LETTER, red=SECRET)), by=clerk)

    assert (refused.value.code, kept_in(files_dir)) == ("state-secret", [])
    assert (StoredFile.objects.count(), FilePage.objects.count(), Job.objects.count()) == (0, 0, 0)
    assert Event.objects.get(action="file.refused").details == {"refusal": "state-secret"}


def test_scan_is_refused_where_no_program_reads_it(clerk: Person, settings: Any) -> None:
    settings.INTRANET_TESSERACT = ""
    register(secret)

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.pdf", scanned(typeset(LETTER)), by=clerk)

    assert refused.value.code == "first_page_unread"


def test_picture_on_which_nothing_can_be_read_is_kept_only_after_somebody_has_looked(clerk: Person) -> None:
    register(secret)
    noise = pictures.png(400, 400)

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.png", noise, by=clerk)

    assert (refused.value.code, refused.value.doubt) == ("first_page_illegible", True)
    assert accept_bytes("a.png", noise, by=clerk, vouched=True).kind == "png"


def test_further_pages_are_read_by_the_worker(clerk: Person) -> None:
    stored = accept_bytes("a.pdf", scanned(typeset(LETTER, SECOND, THIRD)), by=clerk)
    before = reading_of(stored)
    assert (stored.text_note, before.read, before.pages, CANARY in stored.text) == ("being_read", 1, 3, False)
    assert Job.objects.get().arguments == {"file": stored.pk}

    read_rest(stored.pk)

    stored.refresh_from_db()
    assert (stored.text_note, reading_of(stored).is_over) == ("", True)
    assert [CANARY in page for page in stored.text.split("\f")] == [False, True, False]


def test_reading_goes_on_where_it_was_stopped(clerk: Person) -> None:
    stored = accept_bytes("a.pdf", scanned(typeset(LETTER, SECOND, THIRD)), by=clerk)

    with pytest.raises(Released):
        read_rest(stored.pk, job=Stopped(after=1))
    assert [page.is_read for page in stored.pages.all()] == [True, True, False]
    FilePage.objects.filter(file=stored, number=1).update(quality=7)  # a page that is read anew would say otherwise
    read_rest(stored.pk)

    assert [page.is_read for page in stored.pages.all()] == [True, True, True]
    assert stored.pages.get(number=1).quality == 7


def test_secrecy_mark_on_a_later_page_takes_the_file_away(clerk: Person, circle: Group, files_dir: Path) -> None:
    stored = accept_bytes("a.pdf", scanned(typeset(LETTER, [*SECOND, *SECRET])), by=clerk)
    attach(stored, circle, role="annex", name="a.pdf")
    register(secret)

    read_rest(stored.pk)

    assert (kept_in(files_dir), StoredFile.objects.count(), Attachment.objects.count()) == ([], 0, 0)
    assert Event.objects.get(action="file.withdrawn").details == {"refusal": "state-secret"}


def test_secret_scan_that_comes_again_is_read_again(clerk: Person, files_dir: Path) -> None:
    register(secret)
    content = scanned(typeset(LETTER, [*SECOND, *SECRET]))
    first = accept_bytes("a.pdf", content, by=clerk)
    read_rest(**Job.objects.get().arguments)
    assert (kept_in(files_dir), StoredFile.objects.count()) == ([], 0)

    second = accept_bytes("a.pdf", content, by=clerk)
    for job in Job.objects.filter(arguments={"file": second.pk}):
        read_rest(**job.arguments)

    assert (kept_in(files_dir), StoredFile.objects.count()) == ([], 0)
    assert not any(first.sha256 in f"{job.key}{job.arguments}" for job in Job.objects.all())


@pytest.fixture
def scan(circle: Group, clerk: Person) -> Attachment:
    stored = accept_bytes("a.pdf", typeset(LETTER), by=clerk)
    return attach(stored, circle, role="annex", name="a.pdf")


def test_page_is_shown_to_whoever_may_open_the_file(scan: Attachment, reader: Client, outsider: Client) -> None:
    address = f"/tep/{scan.public_id}/trang/1/?o=100-100-400-140"

    shown = reader.get(address)

    assert (shown.status_code, shown["Content-Type"], shown.content[:4]) == (200, "image/png", b"\x89PNG")
    assert shown["Cache-Control"] == "private, no-store"
    assert outsider.get(address).status_code == 404


@pytest.mark.parametrize("rest", ["0/", "2/", "1/?o=a", "1/?o=400-100-100-140", "1/?o=0-0-2000-10", "1/?o=1-2-3"])
def test_page_or_part_that_is_not_there_is_not_found(rest: str, scan: Attachment, reader: Client) -> None:
    assert reader.get(f"/tep/{scan.public_id}/trang/{rest}").status_code == 404
