"""An incoming letter: taken in, registered, submitted, instructed, assigned, answered, closed; and one sent back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Open
from tests.e2e.handling import (
    CADRE,
    CLERK,
    HEAD,
    LEADER,
    assign,
    close_duty,
    instruct,
    report,
    shown,
    take,
    working_day,
)

pytestmark = pytest.mark.e2e

LETTER = """SỞ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/STC-QLNS
V/v đề nghị cung cấp số liệu tài sản công
An Bình, ngày 20 tháng 11 năm 2026

Kính gửi: Ủy ban nhân dân tỉnh An Bình

Sở Tài chính đề nghị Ủy ban nhân dân tỉnh cung cấp số liệu tài sản công năm 2026.

Nơi nhận:
- Như trên;
- Lưu: VT, QLNS.

GIÁM ĐỐC

Trần Văn Bình
"""


def test_from_the_door_to_the_closing(open_as: Open, tmp_path: Path) -> None:
    clerk = open_as(CLERK)
    address = take_in(clerk, tmp_path, 230)
    take(clerk, address, "Vào sổ")
    expect(clerk.get_by_text("Đã vào sổ: số đến")).to_be_visible()
    take(clerk, address, "Trình lãnh đạo", due=shown(working_day(12)))
    instruct(open_as(LEADER), address, due=working_day(9))
    duty = assign(open_as(HEAD), address)
    report(open_as(CADRE, size=PHONE), duty)
    close_duty(clerk, duty)
    take(clerk, address, "Kết thúc xử lý", result="Đã cung cấp số liệu")
    clerk.goto("/so/")
    clerk.get_by_role("link", name="Văn bản đến 2026").click()
    expect(clerk.get_by_role("cell", name="230/STC-QLNS")).to_be_visible()


def test_a_letter_that_is_sent_back_gets_no_number(open_as: Open, tmp_path: Path) -> None:
    clerk = open_as(CLERK)
    address = take_in(clerk, tmp_path, 231)
    clerk.goto(address)
    clerk.get_by_role("link", name="Trả lại nơi gửi", exact=True).click()
    clerk.get_by_label("Thiếu phụ lục").check()
    clerk.locator("main form button").first.click()
    expect(clerk.get_by_text("Đã xong.")).to_be_visible()
    expect(clerk.get_by_text("Thiếu phụ lục").first).to_be_visible()
    expect(clerk.get_by_role("link", name="Vào sổ", exact=True)).to_have_count(0)


def take_in(page: Page, folder: Path, number: int) -> str:
    letter = folder / "den.txt"
    letter.write_text(LETTER.format(number=number))
    page.goto("/tiep-nhan/")
    page.set_input_files("[name=file]", str(letter))
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(page.locator("[name=symbol]")).to_have_value(f"{number}/STC-QLNS")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu bản nháp")).to_be_visible()
    return page.url.replace("/tiep-nhan/", "/van-ban/")


def test_several_files_are_sent_one_by_one(open_as: Open, tmp_path: Path) -> None:
    page = open_as(CLERK)
    files = []
    for number in (232, 233):
        files.append(tmp_path / f"den-{number}.txt")
        files[-1].write_text(LETTER.format(number=number))
    empty = tmp_path / "rong.txt"
    empty.write_text("  ")

    page.goto("/tiep-nhan/")
    page.set_input_files("[name=file]", [str(file) for file in (*files, empty)])
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()

    expect(page.get_by_text("Đã đọc xong các tệp.")).to_be_visible()
    expect(page.locator("[data-outcomes] .tag")).to_have_text(["Đã tiếp nhận", "Đã tiếp nhận", "Chưa tiếp nhận"])
