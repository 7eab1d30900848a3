"""A duty's story: given out with a day off put to the editor, assigned, reported with evidence, given back, closed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Open

pytestmark = pytest.mark.e2e

LETTER, OFFICE = "1052/UBND-NC", "Văn phòng Ủy ban nhân dân tỉnh"


def test_one_duty_from_the_letter_to_its_end(open_as: Open, tmp_path: Path) -> None:
    editor, head, cadre = open_as("do.minh.chau"), open_as("le.minh.quan"), open_as("tran.thu.ha", size=PHONE)
    address = give_out(editor)
    assign(head, address)
    report(cadre, address, tmp_path)
    give_back_and_close(editor, cadre, address)
    nothing_for_the_outsider(open_as("dang.thu.trang"), address)


def give_out(page: Page) -> str:
    """Item 3 has a printed day; another one on a holiday is asked about and moved."""
    page.goto("/van-ban/")
    page.get_by_role("link", name="Tăng cường bảo vệ thông tin trên không gian mạng").first.click()
    page.get_by_role("link", name="Giao nhiệm vụ").click()
    row = page.get_by_role("group", name="Mục 3", exact=True)
    expect(row.get_by_label("Thời hạn", exact=False).first).to_have_value("31/12/2026")
    row.get_by_label("Đơn vị chủ trì").fill(OFFICE)
    row.get_by_label("Thời hạn", exact=False).first.fill("30/04/2027")
    page.get_by_role("button", name="Giao nhiệm vụ").last.click()
    expect(page.get_by_role("alert")).to_contain_text("30/04/2027 là ngày nghỉ")
    expect(row.get_by_label("Đơn vị chủ trì")).to_have_value(OFFICE)
    row.get_by_label("Lấy ngày làm việc tiếp theo, 04/05/2027").check()
    page.get_by_role("button", name="Giao nhiệm vụ").last.click()
    expect(page.get_by_text("Đã giao 1 nhiệm vụ.")).to_be_visible()
    page.locator("#nhiem-vu").get_by_role("link", name="Mục 3").click()
    expect(page.locator(".facts").first).to_contain_text("04/05/2027")
    return page.url


def assign(page: Page, address: str) -> None:
    """The head finds it on the board, by keyboard."""
    page.goto("/nhiem-vu/")
    page.get_by_role("link", name="Không dùng hộp thư cá nhân").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    page.locator("#assign summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Người thực hiện").select_option(label="Trần Thu Hà")
    page.get_by_role("button", name="Phân công").click()
    expect(page.get_by_text("Đã phân công.")).to_be_visible()


def report(page: Page, address: str, folder: Path) -> None:
    """On a phone, with a file."""
    evidence = folder / "bien-ban.txt"
    evidence.write_text("Biên bản thay mật khẩu thiết bị mạng.")
    page.goto(address)
    page.get_by_label("Việc đã làm").fill("Đã thay mật khẩu 12 thiết bị.")
    page.get_by_label("Minh chứng").set_input_files(str(evidence))
    page.get_by_role("button", name="Báo cáo tiến độ").click()
    expect(page.get_by_role("link", name="bien-ban.txt")).to_be_visible()
    submit(page, "Đã thay mật khẩu.")


def submit(page: Page, words: str) -> None:
    page.locator("#submit summary").click()
    page.locator("#submit textarea").fill(words)
    page.get_by_role("button", name="Báo cáo kết quả").click()
    expect(page.get_by_text("Đã báo cáo kết quả.")).to_be_visible()


def give_back_and_close(page: Page, cadre: Page, address: str) -> None:
    page.goto(address)
    page.locator("#return summary").click()
    page.locator("#return textarea").fill("Thiếu danh sách thiết bị.")
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_text("Đã trả lại đơn vị chủ trì.")).to_be_visible()
    cadre.goto(address)
    expect(cadre.get_by_text("Thiếu danh sách thiết bị.")).to_be_visible()
    submit(cadre, "Đã thay mật khẩu, có danh sách kèm theo.")
    page.goto(address)
    page.get_by_role("button", name="Kết thúc nhiệm vụ").click()
    expect(page.get_by_text("Đã kết thúc nhiệm vụ.")).to_be_visible()
    expect(page.locator(".tag", has_text="Đúng hạn")).to_be_visible()


def nothing_for_the_outsider(page: Page, address: str) -> None:
    answers = [page.request.get(path) for path in (address, "/nhiem-vu/00000000-0000-4000-8000-000000000000/")]

    assert [answer.status for answer in answers] == [404, 404]
    assert answers[0].body() == answers[1].body()
    page.goto("/nhiem-vu/?view=lead&state=all")
    expect(page.get_by_text("Không có nhiệm vụ phù hợp")).to_be_visible()
