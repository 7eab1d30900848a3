"""What keepers of a space do on the screen, from opening it to the end of a recall."""

import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.codes import Phone, set_up_app


def open_space(page: Page, title: str, *, unit: str, keepers: list[str]) -> tuple[str, Phone]:
    """A space that nobody knows but its members; who keeps one is asked for a code from then on."""
    page.goto("/circulation/")
    page.get_by_role("link", name="Mở không gian tài liệu").click()
    page.fill("[name=title]", title)
    page.fill("[name=purpose]", "Tài liệu họp của tổ.")
    page.select_option("[name=owner]", label=unit)
    page.locator("[name=known][value=members]").check()
    page.fill("[name=keepers]", "\n".join(keepers))
    page.get_by_label("tìm được trong nội dung", exact=False).check()
    page.get_by_role("button", name="Mở không gian").click()
    phone = set_up_app(page)
    page.get_by_role("link", name="Mở tiếp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url, phone


def let_in(page: Page, space: str, logins: list[str]) -> None:
    page.goto(space)
    page.get_by_role("link", name="Thành viên").click()
    page.fill("[name=names]", "\n".join(logins))
    page.fill("[name=reason]", "thành viên tổ công tác")
    page.get_by_role("button", name="Thêm vào không gian").click()
    expect(page.get_by_text("Đã thêm vào không gian.")).to_be_visible()


def put_in(page: Page, space: str, file: Path, *, number: str, title: str) -> None:
    page.goto(space)
    page.get_by_role("link", name="Đưa tài liệu vào").click()
    page.fill("[name=number]", number)
    page.fill("[name=title]", title)
    page.select_option("[name=level]", label="Lưu hành hạn chế")
    page.set_input_files("[name=file]", str(file))
    page.get_by_role("button", name="Đưa vào làm dự thảo").click()
    expect(page.get_by_text("Đã đưa tài liệu vào làm dự thảo.")).to_be_visible()


def issue(page: Page, readers: list[str]) -> str:
    """For these people of the space alone, to be given back after reading; returns the document's address."""
    page.fill("[name=names]", "\n".join(readers))
    page.get_by_label("Xem xong trả lại").check()
    page.get_by_role("button", name="Phát hành").click()
    expect(page.get_by_text("Đã phát hành tài liệu.")).to_be_visible()
    return page.url.removesuffix("quan-ly/")


def hand_over(page: Page, item: str, readers: list[str]) -> None:
    page.goto(f"{item}giao/")
    page.fill("[name=names]", "\n".join(readers))
    page.fill("[name=due]", f"{date.today() + timedelta(days=7):%d/%m/%Y}")
    page.get_by_role("button", name="Giao", exact=True).click()
    expect(page.get_by_text("Đã giao; người nhận được thông báo.")).to_be_visible()


def take_back(page: Page, item: str, number: int) -> None:
    page.goto(f"{item}quan-ly/")
    page.get_by_role("button", name=f"Nhận lại {number:02}").click()
    expect(page.get_by_text("Đã nhận lại.")).to_be_visible()


def destroy(page: Page, item: str, number: int, witness: str) -> None:
    page.goto(f"{item}quan-ly/")
    page.get_by_role("link", name=f"Ghi tiêu hủy {number:02}").click()
    page.fill("[name=witness]", witness)
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text("Đã ghi tiêu hủy.")).to_be_visible()


def sums(page: Page, item: str) -> tuple[int, int, int, int]:
    """Issued, held, given back and destroyed, as the record of the document says."""
    page.goto(f"{item}quan-ly/")
    words = page.locator("section[aria-label='Các bản đã giao'] header .num").inner_text()
    issued, held, returned, destroyed = map(int, re.findall(r"\d+", words))
    return issued, held, returned, destroyed
