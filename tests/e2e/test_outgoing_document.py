"""An outgoing document from the draft to the issue, returned once at each stage; then corrected, and recalled."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Open

pytestmark = pytest.mark.e2e

AUTHOR, HEAD, CLERK, LEADER, EDITOR = (
    "tran.thu.ha",
    "le.minh.quan",
    "nguyen.thi.mai",
    "le.van.minh",
    "do.minh.chau",
)
SUMMARY = "đôn đốc rà soát tài khoản không còn sử dụng"
TEXT = (
    "Để bảo đảm an toàn thông tin, Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện các nội dung sau:\n"
    "1. Rà soát tài khoản của người đã nghỉ hoặc chuyển công tác.\n"
    "2. Báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2026."
)


def test_from_draft_to_issue_with_a_return_at_each_stage(open_as: Open, tmp_path: Path) -> None:
    author, head, clerk, leader = (open_as(login) for login in (AUTHOR, HEAD, CLERK, LEADER))
    address = draft(author)
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Trả lại kèm lý do", note="Bổ sung thời hạn")
    expect(seen(author, address).get_by_text("Bổ sung thời hạn")).to_have_count(2)  # at the top, and among the steps
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Duyệt dự thảo")
    step(clerk, address, "Trả lại kèm lý do", note="Sửa nơi nhận")
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Duyệt dự thảo")
    step(clerk, address, "Thể thức đạt: trình ký")
    step(leader, address, "Trả lại kèm lý do", note="Xem lại mục 2")
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Duyệt dự thảo")
    step(clerk, address, "Thể thức đạt: trình ký")
    sign(leader, address, tmp_path)
    step(clerk, address, "Cấp số")
    expect(seen(clerk, address).get_by_text("/UBND-NC").first).to_be_visible()
    attach_original(clerk, address, tmp_path)
    issue(open_as(EDITOR), address)
    reader = open_as(AUTHOR, size=PHONE)
    expect(seen(reader, address).get_by_text("Bản đọc, không thay bản gốc").first).to_be_visible()
    recalled(open_as, address)


def draft(page: Page) -> str:
    page.goto("/van-ban-di/")
    page.get_by_role("link", name="Soạn văn bản").click()
    page.select_option("[name=owner]", label="Ủy ban nhân dân tỉnh An Bình")
    page.select_option("[name=type]", label="Công văn")
    page.fill("[name=field]", "NC")
    page.fill("[name=summary]", SUMMARY)
    page.get_by_role("button", name="Tiếp tục soạn nội dung").click()
    for name, value in {
        "place": "An Bình",
        "addressees": "Các sở, ban, ngành",
        "recipients": "Như trên;\nLãnh đạo UBND tỉnh;",
        "archive_line": "Lưu: VT, NC",
        "signatory_title": "CHỦ TỊCH",
        "signatory": "Lê Văn Minh",
        "paragraphs": TEXT,
    }.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu bản nháp")).to_be_visible()
    return page.url.replace("/tiep-nhan/", "/van-ban/")


def seen(page: Page, address: str) -> Page:
    page.goto(address)
    for details in page.locator("details").all():
        details.evaluate("each => each.open = true")
    return page


def step(page: Page, address: str, name: str, *, note: str = "") -> None:
    page.goto(address)
    page.get_by_role("link", name=name, exact=True).first.click()
    if note:
        page.fill("[name=note]", note)
    page.locator("main form button").first.click()
    expect(page.get_by_text("Đã xong.")).to_be_visible()


def printed(page: Page, address: str, path: Path) -> Path:
    answer = page.context.request.get(f"{address}in.pdf")
    assert answer.status == 200
    path.write_bytes(answer.body())
    return path


def sign(page: Page, address: str, folder: Path) -> None:
    signed = printed(page, address, folder / "da-ky.pdf")
    page.goto(address)
    page.get_by_role("link", name="Ký", exact=True).click()
    page.set_input_files("[name=file]", str(signed))
    page.locator("main form button").first.click()
    expect(page.get_by_text("Đã xong.")).to_be_visible()


def attach_original(page: Page, address: str, folder: Path) -> None:
    original = printed(page, address, folder / "ban-goc.pdf")
    page.goto(address)
    page.get_by_role("link", name="Đính kèm bản gốc phát hành").click()
    page.set_input_files("[name=file]", str(original))
    page.locator("main form button").first.click()
    expect(page.get_by_text("Đã đính kèm bản gốc")).to_be_visible()


def issue(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Phát hành", exact=True).click()
    page.get_by_label("Văn phòng Ủy ban nhân dân tỉnh", exact=False).first.check()
    page.get_by_label("Sở Nội vụ", exact=False).first.check()
    page.get_by_role("button", name="Xem số người").click()
    page.locator("button[name=issue]").click()
    expect(page.get_by_text("Đã phát hành văn bản")).to_be_visible()


def recalled(open_as: Open, address: str) -> None:
    page = open_as(EDITOR)
    page.goto(address)
    page.get_by_role("link", name="Thu hồi", exact=True).click()
    page.fill("[name=reason]", "Phát hành nhầm phạm vi")
    page.locator("main form button").first.click()
    expect(page.get_by_text("Đã thu hồi văn bản")).to_be_visible()
    reader = open_as("hoang.thi.lan")
    expect(seen(reader, address).get_by_text("Phát hành nhầm phạm vi")).to_have_count(1)
    expect(reader.get_by_text("đã nghỉ hoặc chuyển công tác")).to_have_count(0)
