"""The main story: taken in, issued, read on a phone, found again by everyone who may, invisible to an outsider."""

from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, ROOT, Open, Site, eventually

pytestmark = pytest.mark.e2e

REAL = ROOT.parent / "shared" / "documents" / "cong-van-1052-UBND-NC.txt"
QUERIES = ("1052/UBND-NC", "1052 ubnd", "bao ve chinh tri noi bo")


@pytest.fixture
def letter() -> Path:
    if not REAL.exists():
        pytest.skip("the real letter is not beside this checkout (../shared/documents)")
    return REAL


def test_one_real_letter_from_the_clerk_to_the_reader(site: Site, open_as: Open, letter: Path) -> None:
    take_in(open_as("nguyen.thi.mai"), letter)
    address = issue(open_as("do.minh.chau"))
    acknowledge_by_keyboard(open_as("tran.thu.ha", size=PHONE), address)
    found_by_all_spellings(open_as("tran.thu.ha"))
    nothing_for_the_outsider(open_as("dang.thu.trang"), address, site)


def take_in(page: Page, letter: Path) -> None:
    page.get_by_role("link", name="Tiếp nhận văn bản").first.click()
    page.set_input_files("[name=file]", str(letter))
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(page.locator("[name=symbol]")).to_have_value("1052/UBND-NC")
    expect(page.locator("[name=date]")).to_have_value("20/03/2023")
    expect(page.locator("[name=signatory]")).to_have_value("Nguyễn Văn Sơn")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu bản nháp")).to_be_visible()


def issue(page: Page) -> str:
    page.goto("/tiep-nhan/")
    page.get_by_role("link", name="công tác bảo vệ chính trị nội bộ").first.click()
    page.locator("button[name=issue]").click()
    page.get_by_label("Ủy ban nhân dân tỉnh An Bình", exact=False).first.check()
    page.get_by_role("button", name="Xem số người").click()
    expect(page.locator("#issue .due")).to_contain_text("người")
    page.locator("button[name=issue]").click()
    expect(page.get_by_text("Đã phổ biến văn bản")).to_be_visible()
    return page.url


def acknowledge_by_keyboard(page: Page, address: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="công tác bảo vệ chính trị nội bộ").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    read_page_by_page(page)
    page.locator("#ack [type=checkbox]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã ghi nhận xác nhận của bạn")).to_be_visible()
    page.goto("/")
    expect(page.locator(".tasks").get_by_text("1052/UBND-NC · UBND tỉnh Tuyên Quang")).to_have_count(0)


def read_page_by_page(page: Page) -> None:
    """Until the form opens; from the top again where a busy machine drew a part too late to count it as seen."""
    keys = cycle([*["PageDown"] * 30, "Home"])
    eventually(lambda: page.keyboard.press(next(keys)) or page.locator("#ack [type=checkbox]").is_visible(), 60)


def found_by_all_spellings(page: Page) -> None:
    for query in QUERIES:
        page.goto("/")
        page.locator("header [name=q]").fill(query)
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="bảo vệ chính trị nội bộ").first).to_be_visible()


def nothing_for_the_outsider(page: Page, address: str, site: Site) -> None:
    assert _answer(page, address) == _answer(page, "/van-ban/00000000-0000-4000-8000-000000000000/")
    assert _answer(page, address)[0] == 404
    for query in QUERIES:
        page.goto(f"/fulltext/?q={query}")
        expect(page.get_by_text("chính trị nội bộ", exact=False).filter(has_not_text=query)).to_have_count(0)
    page.goto("/van-ban/?q=chinh+tri")
    expect(page.get_by_role("link", name="chính trị nội bộ")).to_have_count(0)
    mails = [path.read_text() for path in (site.data / "mail").glob("*")]
    assert [mail for mail in mails if "dang.thu.trang" in mail and "1052" in mail] == []


def _answer(page: Page, address: str) -> tuple[int, str]:
    """Status and bytes of an answer, read before the next page is opened."""
    response = page.request.get(address)
    return response.status, response.text()
