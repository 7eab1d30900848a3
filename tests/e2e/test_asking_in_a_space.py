"""What is asked for in a space and decided by a keeper: to be let in, and to keep a copy longer."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Open, Site
from tests.e2e.guarding import lenient
from tests.e2e.planting import plant
from tests.e2e.rooms import READERS, STRANGER, login_of

pytestmark = pytest.mark.e2e

SPACE = "Tổ công tác LH4"


def test_stranger_is_let_in_on_request_and_a_reader_keeps_a_copy_longer(open_as: Open, site: Site) -> None:
    plant(site, "circulating", code="LH4", number="10/TCT-LH4", title="Phương án bảo quản", words="khogiay")
    head, reader = open_as(login_of("truong", "LH4")), open_as(login_of(READERS[0], "LH4"), size=PHONE)
    stranger = open_as(login_of(STRANGER, "LH4"), size=PHONE)
    stranger.goto("/circulation/")
    expect(stranger.get_by_text(SPACE)).to_have_count(0)

    with lenient(site):
        let_people_ask(head)
        stranger.goto("/circulation/")
        stranger.get_by_role("link", name=f"Đề nghị tham gia {SPACE}").click()
        stranger.fill("[name=reason]", "được phân công ghi biên bản")
        stranger.get_by_role("button", name="Gửi đề nghị").click()
        decide(head, "Hầu A Vinh")
        stranger.goto("/circulation/")
        stranger.get_by_role("link", name=SPACE, exact=True).click()
        expect(stranger.get_by_role("heading", level=1)).to_have_text(SPACE)

        later = f"{date.today() + timedelta(days=12):%d/%m/%Y}"
        refuse_by_enter(head, reader, later)
        reader.goto("/circulation/ban-cua-toi/")
        reader.get_by_role("link", name="Xin gia hạn").click()
        reader.fill("[name=due]", later)
        reader.fill("[name=reason]", "chưa đối chiếu xong")
        reader.get_by_role("button", name="Gửi đề nghị").click()
        expect(reader.get_by_text("đã đề nghị gia hạn", exact=True)).to_be_visible()
        decide(head, "Ủy viên Số 01")
        reader.goto("/circulation/ban-cua-toi/")
        expect(reader.locator("main li")).to_contain_text(later)


def let_people_ask(page: Page) -> None:
    """Everybody knows of the space from now on, and may ask to be let in."""
    page.goto("/circulation/")
    page.get_by_role("link", name=SPACE, exact=True).click()
    page.get_by_role("link", name="Thiết lập").click()
    page.locator("[name=known][value=everybody]").check()
    page.locator("[name=joining][value=asked]").check()
    page.locator("main form button").click()
    expect(page.locator(".crumbs")).not_to_contain_text("Thiết lập")


def refuse_by_enter(head: Page, reader: Page, later: str) -> None:
    """What is asked with a reason and refused with one, by the key that sends a form."""
    reader.goto("/circulation/ban-cua-toi/")
    reader.get_by_role("link", name="Xin gia hạn").click()
    reader.fill("[name=due]", later)
    reader.fill("[name=reason]", "muốn giữ")
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("đã đề nghị gia hạn", exact=True)).to_be_visible()
    head.goto("/circulation/")
    head.get_by_role("link", name="Ủy viên Số 01", exact=False).click()
    head.get_by_label("Lý do từ chối").fill("đã họp xong")
    head.keyboard.press("Enter")
    expect(head.locator("main")).to_contain_text("Không gia hạn bản số")


def decide(page: Page, person: str) -> None:
    """Agree to what ``person`` has asked for, which waits at the top of the list of spaces."""
    page.goto("/circulation/")
    page.get_by_role("link", name=person, exact=False).click()
    page.get_by_role("button", name="Đồng ý").click()
    expect(page.get_by_role("button", name="Đồng ý")).to_have_count(0)
