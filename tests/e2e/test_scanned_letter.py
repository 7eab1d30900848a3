"""A letter that arrives on paper: scanned, read, registered, instructed, assigned, answered by a letter, closed."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import handling, writing
from tests.e2e.conftest import PHONE, READING, Open, need_tesseract
from tests.e2e.handling import CADRE, CLERK, HEAD, LEADER, assign, close_duty, instruct, report, take
from tests.files.samples.letters import scanned, typeset

pytestmark = pytest.mark.e2e

OFFICE, DEPARTMENT = "Văn phòng Ủy ban nhân dân tỉnh", "Sở Nội vụ"
PAPER = (
    (100, 60, "SỞ XÂY DỰNG"),
    (90, 100, "Số: 240/SXD-QLN"),
    (62, 120, "V/v đề nghị cung cấp số liệu"),
    (70, 134, "nhà ở công vụ năm 2026"),
    (262, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (310, 76, "Độc lập - Tự do - Hạnh phúc"),
    (300, 100, "An Bình, ngày 20 tháng 11 năm 2026"),
    (130, 170, "Kính gửi: Ủy ban nhân dân tỉnh An Bình."),
    (90, 210, "Sở Xây dựng đề nghị Ủy ban nhân dân tỉnh cung cấp số liệu về nhà ở công vụ"),
    (90, 228, "đang quản lý, gồm diện tích, tình trạng sử dụng và nhu cầu sửa chữa trong năm."),
    (90, 290, "Nơi nhận:"),
    (90, 306, "- Như trên;"),
    (90, 320, "- Lưu: VT, QLN."),
    (395, 290, "GIÁM ĐỐC"),
    (370, 390, "Phạm Văn Hải"),
)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """The letter as the office's scanner makes it: a picture without a text layer."""
    need_tesseract()
    path = tmp_path / "ban-quet.pdf"
    path.write_bytes(scanned(typeset(PAPER)))
    return path


def test_scanned_letter_from_the_scanner_to_the_closing(open_as: Open, scan: Path, tmp_path: Path) -> None:
    clerk, leader, head = open_as(CLERK), open_as(LEADER), open_as(HEAD)
    address = take_in(clerk, scan)
    take(clerk, address, "Vào sổ")
    due, co_due = handling.working_day(9), handling.working_day(5)
    take(clerk, address, "Trình lãnh đạo", due=handling.shown(due))
    instruct(leader, address, due=due, co_operating=DEPARTMENT, co_due=co_due)
    duty = assign(head, address)
    expect(head.get_by_text(f"{DEPARTMENT}, hạn {handling.shown(co_due)}")).to_be_visible()
    cadre = open_as(CADRE, size=PHONE)
    report(cadre, duty)
    close_duty(clerk, duty)
    reply = answer(cadre, head, clerk, leader, open_as(writing.EDITOR), tmp_path)
    take(clerk, address, "Kết thúc xử lý", result="Đã trả lời bằng văn bản", reply=reply)
    expect(clerk.get_by_role("link", name=reply, exact=True)).to_be_visible()
    assert handling_line(clerk) == [
        "Công văn 240/SXD-QLN ngày 20/11/2026, Sở Xây dựng\nđề nghị cung cấp số liệu nhà ở công vụ năm 2026",
        f"{OFFICE}\n{DEPARTMENT} (phối hợp)\nTrần Thu Hà",
        handling.shown(due),
        f"Đã kết thúc\n{OFFICE}: đã kết thúc\nĐã trả lời bằng văn bản",
        reply,
        "",
    ]


def take_in(page: Page, scan: Path) -> str:
    """Nothing that a machine read in a picture is sure, and the place is shown beside what it read."""
    page.goto("/tiep-nhan/")
    page.set_input_files("[name=file]", str(scan))
    page.get_by_role("button", name="Tiếp nhận", exact=True).click(timeout=READING)
    number = page.locator(".field", has=page.locator("[name=symbol]"))
    expect(page.locator("[name=symbol]")).to_have_value("240/SXD-QLN")
    expect(number.locator(".tag")).to_have_text("Cần xem lại")
    crop = number.locator("img.crop")
    crop.scroll_into_view_if_needed()
    expect(crop).to_have_js_property("complete", True)
    assert crop.evaluate("each => each.naturalWidth") > 100
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu bản nháp")).to_be_visible()
    return page.url.replace("/tiep-nhan/", "/van-ban/")


def answer(cadre: Page, head: Page, clerk: Page, leader: Page, editor: Page, folder: Path) -> str:
    """The reply on its own way, to its issue; returns its number and symbol."""
    address = writing.draft(cadre, summary="cung cấp số liệu nhà ở công vụ năm 2026")
    writing.until_numbered(address, cadre, head, clerk, leader, folder)
    writing.attach_original(clerk, address, folder)
    writing.issue(editor, address)
    return editor.locator(".crumbs").inner_text().rpartition("›")[2].strip()


def handling_line(page: Page) -> list[str]:
    """The cells of the letter in the handling register, after the arrival number."""
    page.goto("/so/")
    page.get_by_role("link", name=f"Văn bản đến {date.today().year}").click()
    page.get_by_role("link", name="Theo dõi giải quyết", exact=True).click()
    row = page.get_by_role("row").filter(has_text="240/SXD-QLN")
    row.wait_for()
    return row.get_by_role("cell").all_inner_texts()[1:]
