"""A campaign of forty units: two questions go back to one of them, its remedies are verified, the heat map is read and
printed.
"""

import re

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.e2e.conftest import Open, Site
from tests.e2e.inspecting import nothing_is_unsent
from tests.e2e.planting import plant

pytestmark = pytest.mark.e2e

EDITOR, HEAD, OFFICE = "do.minh.chau", "le.minh.quan", "Văn phòng Ủy ban nhân dân tỉnh"


def test_campaign_of_forty_units_to_the_last_remedy(open_as: Open, site: Site) -> None:
    campaign = plant(site, "forty", code="bon-muoi", title="Quý IV/2026, bốn mươi đơn vị")
    editor, head = open_as(EDITOR), open_as(HEAD)

    inspection = drill_down(editor, campaign)
    return_two(editor, inspection)
    answer_what_came_back(head, inspection)
    accept(editor, inspection)
    remedies = put_right(head)
    verify(editor, remedies)
    close(editor, inspection)
    drill_into_section(editor, campaign)

    words = printed(editor, campaign)
    assert [number for number in range(1, 40) if f"Đơn vị số {number:02}" not in words] == []
    assert OFFICE in words


def drill_down(page: Page, campaign: str) -> str:
    """From the map of all units to the inspection of one; returns its address."""
    page.goto(f"{campaign}?view=list")
    expect(page.locator("table.stacks.depth tbody tr")).to_have_count(42)
    page.goto(campaign)
    expect(page.get_by_role("list", name="Ý nghĩa màu")).to_contain_text("từ 90 %")
    rows = page.locator("table.heat tbody tr")
    expect(rows).to_have_count(42)
    expect(rows.first).to_contain_text("40/40")
    rows.filter(has_text=OFFICE).get_by_role("link", name=OFFICE).click()
    expect(page.locator("h1")).to_contain_text(OFFICE)
    return page.url


def return_two(page: Page, inspection: str) -> None:
    page.goto(f"{inspection}tham-dinh/phan/A/")
    page.locator("#c1 [name$=goes_back]").check()
    page.get_by_role("button", name="Lưu, sang phần sau").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").click()
    expect(page.locator("#c1 [name$=remark]")).to_be_focused()
    expect(page.locator("#c1 [name$=goes_back]")).to_be_checked()
    for place, remark in ((1, "Quy chế nào đã hết hiệu lực?"), (2, "Ghi số quyết định phân công")):
        page.locator(f"#c{place} [name$=goes_back]").check()
        page.locator(f"#c{place} [name$=remark]").fill(remark)
    page.get_by_role("button", name="Lưu, sang phần sau").click()
    expect(page.locator("main form h2")).to_contain_text("Phổ biến")
    page.goto(f"{inspection}tham-dinh/")
    page.fill("[name=back-note]", "Bổ sung hai câu của phần A")
    page.get_by_role("button", name="Trả lại đơn vị để bổ sung").click()
    expect(page.locator("main .tag").first).not_to_have_text("Đã ký, đã gửi")


def answer_what_came_back(page: Page, inspection: str) -> None:
    """The second one is as it should be after all; the first one stays a shortcoming, said better."""
    page.goto(f"{inspection}phan/A/")
    expect(page.locator("#c1")).to_contain_text("Quy chế nào đã hết hiệu lực?")
    expect(page.get_by_role("region", name="Đơn vị chủ trì trả lại").get_by_role("link")).to_have_count(2)
    page.locator("#c2 .seg label", has_text="Đạt").first.click()
    _is_kept(page)
    page.fill("[name=c1-note]", "Quy chế 5/QC-VP hết hiệu lực từ tháng 3")
    page.locator("[name=c1-note]").blur()
    _is_kept(page)
    page.goto(inspection)
    for button in ("Trình người đứng đầu", "Ký và gửi"):
        page.get_by_role("button", name=button).click()
    expect(page.locator("main .tag").first).to_have_text("Đã ký, đã gửi")


def accept(page: Page, inspection: str) -> None:
    page.goto(f"{inspection}tham-dinh/phan/A/")
    expect(page.locator("#c1 .notice")).to_contain_text("→ Quy chế 5/QC-VP hết hiệu lực từ tháng 3")
    page.get_by_role("button", name="Lưu, các câu còn lại lấy mức đơn vị tự chấm").click()
    expect(page.locator("main form h2")).to_contain_text("Phổ biến")
    page.goto(f"{inspection}tham-dinh/")
    page.get_by_role("link", name="Chấp nhận…").click()
    expect(page.locator("main h2").first).to_have_text("2 câu chưa thẩm định")
    page.get_by_role("button", name="Chấp nhận, 2 câu theo mức đơn vị tự chấm").click()
    expect(page.locator("main")).to_contain_text("Có quy chế còn hiệu lực không?")


def put_right(page: Page) -> str:
    """Returns the address of the shortcoming."""
    page.goto("/checklists/khac-phuc/?view=board")
    page.get_by_role("link", name="Có quy chế còn hiệu lực không?").first.click()
    page.fill("[name=action]", "Đã ban hành quy chế 7/QC-VP")
    page.get_by_role("button", name="Đã khắc phục").click()
    expect(page.locator("main")).to_contain_text("Đã ban hành quy chế 7/QC-VP")
    return page.url


def verify(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Đạt", exact=True).click()
    expect(page.locator("main .tag").first).to_have_text("Đã xác minh")


def close(page: Page, inspection: str) -> None:
    page.goto(f"{inspection}tham-dinh/")
    page.get_by_role("button", name="Đóng phiếu").click()
    expect(page.locator("main .tag").first).to_have_text("Đã đóng")


def drill_into_section(page: Page, campaign: str) -> None:
    page.goto(campaign)
    page.locator("table.heat thead a").first.click()
    expect(page.locator("h1")).to_contain_text("Tổ chức")


def printed(page: Page, campaign: str) -> str:
    """The words of the paper that "In" gives, on one line."""
    page.goto(campaign)
    address = page.get_by_role("link", name="In", exact=True).first.get_attribute("href")
    paper = PdfDocument(page.request.get(str(address)).body())
    return " ".join(" ".join(each.get_textpage().get_text_range() for each in paper).split())


def _is_kept(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_contain_text(re.compile(r"đã lưu lúc|kept at"))
    nothing_is_unsent(page)
