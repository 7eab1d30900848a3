"""A link in a letter leads to its document, through the sign-in; for somebody else there is nothing there."""

import pytest
from playwright.sync_api import Page, expect

from intranet.demo.personas import PASSWORD
from tests.e2e.conftest import Open, Site, eventually
from tests.e2e.mailbox import links, mails
from tests.e2e.planting import plant

pytestmark = pytest.mark.e2e

READER, OUTSIDER = "hoang.thi.lan", "dang.thu.trang"
SUMMARY = "bảo quản hồ sơ lưu trữ cơ quan"


@pytest.fixture
def link(site: Site) -> str:
    """The link in the reader's letter about a document that was just issued."""
    address = plant(site, "issued", summary=SUMMARY)
    found = eventually(lambda: [link for mail in mails(site, READER) for link in links(mail) if link == address])
    return found[0]


def test_reader_who_was_signed_out_lands_on_the_document(open_as: Open, link: str) -> None:
    page = open_as(None)

    assert page.goto(link)
    expect(page.get_by_text(SUMMARY)).to_have_count(0)
    sign_in(page, READER)

    expect(page).to_have_url(link)
    expect(page.locator(".letter")).to_contain_text(SUMMARY)


def test_outsider_lands_on_the_plain_page_that_nothing_is_there(open_as: Open, link: str) -> None:
    page = open_as(None)

    page.goto(link)
    with page.expect_response(lambda answer: answer.status == 404) as answered:
        sign_in(page, OUTSIDER)

    elsewhere = page.request.get("/van-ban/00000000-0000-4000-8000-000000000000/")
    assert (answered.value.url, answered.value.body()) == (link, elsewhere.body())
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    expect(page.get_by_text(SUMMARY)).to_have_count(0)


def sign_in(page: Page, login: str) -> None:
    page.fill("[name=username]", login)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".nav", state="attached")
