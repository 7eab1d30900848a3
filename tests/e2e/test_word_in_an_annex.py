"""Words without their marks, a filter, and the right page of an annex; the same words say nothing to an outsider."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open

pytestmark = pytest.mark.e2e

WORDS = "soi vun"
"""Said on the last page of the annex, and nowhere else in the demo."""


def test_words_on_page_four_of_an_annex_lead_a_reader_there_and_tell_an_outsider_nothing(open_as: Open) -> None:
    reader = open_as("tran.thu.ha")
    suggested(reader)
    found(reader)
    narrowed(reader)
    opened(reader)
    nothing_for(open_as("dang.thu.trang"))


def suggested(page: Page) -> None:
    """By keyboard alone: the list opens while typing, is walked with the arrows, and closes with Escape."""
    page.goto("/")
    box = page.get_by_role("combobox", name="Tra cứu")
    box.press_sequentially("39/qd")
    option = page.get_by_role("option", name="39/QĐ-UBND")
    expect(option).to_be_visible()
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("39/qd")


def found(page: Page) -> None:
    page.locator("header [name=q]").fill(WORDS)
    page.keyboard.press("Enter")
    hit = page.locator("article.hit")
    expect(hit.locator(".num")).to_have_text("39/QĐ-UBND")
    expect(hit.get_by_text("tệp đính kèm Quy chế kèm theo.pdf, trang 4")).to_be_visible()
    expect(hit.locator("mark")).to_have_text("sợi vụn")


def narrowed(page: Page) -> None:
    page.get_by_label("Quyết định").check()
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.locator("article.hit")).to_have_count(1)
    expect(page.get_by_label("Quyết định")).to_be_checked()
    expect(page.get_by_text("1 kết quả")).to_be_visible()


def opened(page: Page) -> None:
    """The file itself at the page; what a browser makes of it there is its own affair."""
    address = page.locator("article.hit a.t").get_attribute("href") or ""
    file, _sep, place = address.partition("#")
    answer = page.request.get(file)

    assert (place, answer.status, answer.headers["content-type"]) == ("page=4", 200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")


def nothing_for(page: Page) -> None:
    page.goto(f"/fulltext/?q={WORDS}")
    expect(page.get_by_text(f"Không tìm thấy kết quả cho “{WORDS}”")).to_be_visible()
    expect(page.locator("main article, main fieldset, main .facet")).to_have_count(0)
    assert "39/" not in page.locator("main").inner_text()
