"""Restricted documents: issued unseen by others, read with a code, given back; and no trace for outsiders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from intranet.demo.personas import PASSWORD
from tests.e2e import keeping
from tests.e2e.codes import Phone, go_through, need_oathtool
from tests.e2e.conftest import Open, Site, eventually
from tests.e2e.mailbox import mails
from tests.e2e.planting import plant
from tests.e2e.rooms import OUTSIDE, READERS, STRANGER, login_of, paper

pytestmark = pytest.mark.e2e

NUMBER, TITLE, WORDS = "07/TCT-LH1", "Phương án di dời kho lưu trữ", "khonguyenlieu"
NOWHERE = "/circulation/tai-lieu/00000000-0000-4000-8000-000000000000/"
CLOSED = ("", "trang/1.jpg", "trang/2.jpg", "tai-ve/", "quan-ly/", "giao/", "pham-vi/", "thu-hoi/")


@pytest.fixture(autouse=True)
def oathtool() -> None:
    need_oathtool()


def test_keeper_issues_twelve_copies_and_a_reader_steps_up_reads_and_returns(
    open_as: Open, site: Site, tmp_path: Path
) -> None:
    plant(site, "house", code="LH1")
    readers = [login_of(who, "LH1") for who in READERS]
    head, stranger = open_as(login_of("truong", "LH1")), open_as(login_of(STRANGER, "LH1"))
    before = _main(stranger, "/circulation/")

    unit, keepers = "Ban Chỉ huy LH1", [login_of("truong", "LH1"), login_of("thuky", "LH1")]
    space, _phone = keeping.open_space(head, "Tổ di dời kho", unit=unit, keepers=keepers)
    assert _main(stranger, "/circulation/") == before
    keeping.let_in(head, space, [*readers, login_of(OUTSIDE, "LH1")])
    file = tmp_path / "phuong-an.pdf"
    file.write_bytes(paper(WORDS, pages=2))
    keeping.put_in(head, space, file, number=NUMBER, title=TITLE)
    item = keeping.issue(head, readers)
    keeping.hand_over(head, item, readers)
    assert keeping.sums(head, item) == (12, 12, 0, 0)

    read_and_return_by_keyboard(open_as(readers[0]), NUMBER)

    assert keeping.sums(head, item) == (12, 11, 1, 0)
    line = head.locator("tbody tr").filter(has=head.get_by_role("rowheader", name="01"))
    expect(line).to_contain_text("Đã trả lại")
    assert _main(stranger, "/circulation/") == before


def test_document_leaves_no_trace_for_who_is_outside_the_scope_or_the_space(open_as: Open, site: Site) -> None:
    item = plant(site, "circulating", code="LH2", number="08/TCT-LH2", title=TITLE, words="khonguyenlieu")
    reader = open_as(login_of(READERS[0], "LH2"))
    go_through(reader, item)
    eventually(lambda: all(_is_found(reader, item, query) for query in ("08/TCT-LH2", "khonguyenlieu")))
    assert [reader.request.get(f"{item}{door}").status for door in ("", "trang/1.jpg", "tai-ve/")] == [200] * 3
    assert eventually(lambda: [mail for mail in mails(site, login_of(READERS[0], "LH2")) if item in mail])

    for login in (login_of(OUTSIDE, "LH2"), login_of(STRANGER, "LH2"), "dang.thu.trang"):
        page = open_as(login)
        assert [_answer(page, f"{item}{door}") == _answer(page, f"{NOWHERE}{door}") for door in CLOSED] == [True] * 8
        assert _answer(page, item)[0] == 404
        assert [where for where in lists(page) if _key(item) in where or "08/TCT-LH2" in where] == []
        assert [query for query in ("08/TCT-LH2", TITLE, "khonguyenlieu") if _is_found(page, item, query)] == []
        assert [mail for mail in mails(site, login) if _key(item) in mail or "08/TCT-LH2" in mail] == []


def test_link_in_a_letter_asks_the_reader_for_a_code_and_shows_others_nothing(open_as: Open, site: Site) -> None:
    item = plant(site, "circulating", code="LH3", number="09/TCT-LH3", title=TITLE, words="khonguyenlieu")
    for login in (login_of(READERS[1], "LH3"), login_of(OUTSIDE, "LH3")):
        page = open_as(None)
        page.goto(item)
        page.fill("[name=username]", login)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".nav", state="attached")
        asked = login.startswith(READERS[1])
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Thiết lập thiết bị xác thực" if asked else "Không tìm thấy trang"
        )
        expect(page.get_by_text(TITLE)).to_have_count(0)


def read_and_return_by_keyboard(page: Page, number: str) -> Phone:
    """From the home page to the returned copy, without the mouse."""
    page.goto("/")
    press(page, page.locator("main a[href='/circulation/ban-cua-toi/']").first)
    press(page, page.get_by_role("link", name=f"Đọc {number}"))
    write(page, page.locator("[name=current]"), PASSWORD)
    press(page, page.get_by_role("button", name="Dùng ứng dụng"))
    phone = Phone(page.locator("form[action='/otp/ung-dung/'] code").inner_text())
    write(page, page.locator("[name=code]"), phone.code())
    press(page, page.get_by_role("link", name="Mở tiếp"))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert _is_drawn(page)
    press(page, page.get_by_role("link", name="Sau", exact=True))
    expect(page.get_by_text("Trang 2/2")).to_be_visible()
    assert _is_drawn(page)
    press(page, page.get_by_role("link", name="Ký nhận"))
    write(page, page.locator("[name=sheets]"), "2")
    expect(page.get_by_text("Đã ký nhận.")).to_be_visible()
    press(page, page.get_by_role("button", name="Trả lại"))
    expect(page.get_by_text("Đã trả lại.")).to_be_visible()
    return phone


def press(page: Page, target: Locator) -> None:
    """Reach it with the tabulator key, and press Enter."""
    reach(page, target)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def write(page: Page, target: Locator, text: str) -> None:
    """Reach a field with the tabulator key, type, and send the form with Enter."""
    reach(page, target)
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def reach(page: Page, target: Locator) -> None:
    target.wait_for()
    for _stop in range(150):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {target}")


def lists(page: Page) -> Iterator[str]:
    """Every list on which a document could stand, with what the page holds besides."""
    spaces = page.locator("main a[href*='/khong-gian/']")
    page.goto("/circulation/")
    own = [link.get_attribute("href") or "" for link in spaces.all()]
    for address in ("/", "/thong-bao/", "/circulation/", "/circulation/ban-cua-toi/", "/van-ban/", *own):
        yield page.request.get(address).text()


def _is_found(page: Page, item: str, query: str) -> bool:
    return _key(item) in page.request.get("/fulltext/", params={"q": query}).text()


def _key(item: str) -> str:
    return item.rstrip("/").rpartition("/")[2]


def _is_drawn(page: Page) -> bool:
    picture = page.locator("img.page-picture")
    return bool(picture.evaluate("each => each.decode().then(() => each.naturalWidth > 600)"))


def _main(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("main").inner_text()


def _answer(page: Page, address: str) -> tuple[int, str]:
    response = page.request.get(address)
    return response.status, response.text()
