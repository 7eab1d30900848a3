"""What people do with an incoming document on the screen, from the register to the closing."""

from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from intranet.calendars.rules import WorkingCalendar

CLERK, LEADER, HEAD, CADRE = "nguyen.thi.mai", "le.van.minh", "le.minh.quan", "tran.thu.ha"


def working_day(count: int) -> date:
    """The day ``count`` working days from now: nothing is asked about it."""
    return WorkingCalendar().add_working_days(date.today(), count)


def shown(day: date) -> str:
    """As people write it."""
    return f"{day:%d/%m/%Y}"


def take(page: Page, address: str, name: str, **values: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=name, exact=True).click()
    for field, value in values.items():
        page.fill(f"[name={field}]", value)
    page.locator("main form button").first.click()
    expect(page.locator("#messages [data-state=done]")).to_be_visible()


def instruct(page: Page, address: str, *, due: date, co_operating: str = "", co_due: date | None = None) -> None:
    page.goto("/van-ban-den/?tab=leader")
    expect(page.locator(f"a[href='{urlsplit(address).path}']")).to_be_visible()
    page.goto(address)
    page.get_by_role("link", name="Ghi ý kiến chỉ đạo", exact=True).click()
    page.fill("[name=text]", "Văn phòng chủ trì, tham mưu văn bản trả lời")
    page.select_option("[name=lead]", label="Văn phòng Ủy ban nhân dân tỉnh")
    page.fill("[name=due]", shown(due))
    if co_operating:
        page.locator("[name=co_operating]").locator("..").filter(has_text=co_operating).locator("input").check()
        page.fill("[name=co_due]", shown(co_due or due))
    page.locator("main form button").first.click()
    expect(page.get_by_text("Đã xong.")).to_be_visible()


def assign(page: Page, address: str) -> str:
    page.goto(address)
    page.locator("#nhiem-vu a").first.click()
    page.locator("#assign summary").click()
    page.get_by_label("Người thực hiện").select_option(label="Trần Thu Hà")
    page.get_by_role("button", name="Phân công").click()
    expect(page.get_by_text("Đã phân công.")).to_be_visible()
    return page.url


def report(page: Page, duty: str) -> None:
    page.goto(duty)
    page.get_by_label("Việc đã làm").fill("Đã tổng hợp số liệu của 5 đơn vị.")
    page.get_by_role("button", name="Báo cáo tiến độ").click()
    page.locator("#submit summary").click()
    page.locator("#submit textarea").fill("Đã có số liệu.")
    page.get_by_role("button", name="Báo cáo kết quả").click()
    expect(page.get_by_text("Đã báo cáo kết quả.")).to_be_visible()


def close_duty(page: Page, duty: str) -> None:
    page.goto(duty)
    page.get_by_role("button", name="Kết thúc nhiệm vụ").click()
    expect(page.get_by_text("Đã kết thúc nhiệm vụ.")).to_be_visible()
