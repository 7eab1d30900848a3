"""A state secret that is put in by mistake: refused in plain words, and nothing of it is left anywhere (canary)."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import READING, Open, Site, eventually, need_tesseract
from tests.e2e.planting import plant
from tests.files.samples.letters import LETTER, scanned, typeset

pytestmark = pytest.mark.e2e

CLERK = "nguyen.thi.mai"
CANARY, HARMLESS = "HOACHUONGVANG", "HOASENTRANG"
STAMP = "TỐI MẬT"
WORDS = (100.0, 264.0, f"Nội dung nói về {CANARY} và các việc liên quan.")


def typed() -> tuple[str, bytes]:
    lines = [STAMP, *(text for _left, _top, text in (*LETTER[:9], WORDS, *LETTER[9:]))]
    return ".txt", "\n".join(lines).encode()


def printed() -> tuple[str, bytes]:
    return ".pdf", typeset((*LETTER, WORDS, (110.0, 45.0, STAMP)))


def photographed() -> tuple[str, bytes]:
    need_tesseract()
    return ".pdf", scanned(typeset((*LETTER, WORDS), red=[(110.0, 155.0, STAMP)]))


@pytest.mark.parametrize("make", [typed, printed, photographed], ids=lambda make: make.__name__)
def test_secret_is_refused_and_nothing_of_it_is_left(
    make: Callable[[], tuple[str, bytes]], open_as: Open, site: Site, tmp_path: Path
) -> None:
    ending, content = make()
    page = open_as(CLERK)
    upload(page, tmp_path / f"{CANARY.lower()}-ten{ending}", content)

    expect(page.get_by_role("alert")).to_contain_text(
        "Tệp này có dấu chỉ độ mật. Hệ thống không lưu lại. "
        "Hãy xóa tệp khỏi máy này và giao cho người phụ trách tài liệu mật."
    )
    assert page.url == f"{site.url}/tiep-nhan/"
    assert sorted(left_of(site, traces(content))) == []
    assert held_back(site) == []
    for who in (page, open_as("do.minh.chau")):
        who.goto(f"/fulltext/?q={CANARY}")
        expect(who.locator("main a", has_text=CANARY)).to_have_count(0)
        expect(who.locator("main mark")).to_have_count(0)


def test_what_is_kept_is_found_by_the_same_looking(open_as: Open, site: Site, tmp_path: Path) -> None:
    """Or the test above would prove nothing."""
    content = "\n".join([*(text for _left, _top, text in LETTER), HARMLESS]).encode()
    page = open_as(CLERK)
    upload(page, tmp_path / "thuong.txt", content)
    expect(page.locator("[name=symbol]")).to_have_value("15/UBND-NC")
    plant(site, "issued", summary=f"chăm sóc {HARMLESS.lower()}")

    names = {path.name.partition("-")[0] for path in left_of(site, [HARMLESS.encode()])}

    assert {"db.sqlite3", hashlib.sha256(content).hexdigest()} <= names
    editor = open_as("do.minh.chau")
    found = eventually(lambda: editor.goto(f"/fulltext/?q={HARMLESS}") and editor.locator("main mark").count())
    assert found > 0


def upload(page: Page, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    page.goto("/tiep-nhan/")
    page.set_input_files("[name=file]", str(path))
    page.get_by_role("button", name="Tiếp nhận", exact=True).click(timeout=READING)


def traces(content: bytes) -> list[bytes]:
    """Bytes by which the file would be known again: its word in three writings, its middle, its hash."""
    words = [CANARY.encode(), CANARY.lower().encode(), CANARY.encode("utf-16-le")]
    half = len(content) // 2
    return [*words, content[half : half + 48], hashlib.sha256(content).hexdigest().encode()]


def left_of(site: Site, traces: list[bytes]) -> Iterator[Path]:
    """Files of the demo that hold one of these: database with its log, store, index, mail, temporary files, output."""
    for path in site.data.rglob("*"):
        if path.is_file() and any(trace in path.read_bytes() for trace in traces):
            yield path


def held_back(site: Site) -> list[Path]:
    """What lies in the folder for files that are being received, and in the folder for temporary files."""
    folders = (site.data / "files" / "incoming", site.data / "tmp")
    return [path for folder in folders if folder.exists() for path in folder.rglob("*") if path.is_file()]
