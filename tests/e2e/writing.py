"""What people do with an outgoing document on the screen, from the first line to the issue."""

from pathlib import Path

from playwright.sync_api import Page, expect

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


def draft(page: Page, *, summary: str = SUMMARY) -> str:
    page.goto("/van-ban-di/")
    page.get_by_role("link", name="Soạn văn bản").click()
    page.select_option("[name=owner]", label="Ủy ban nhân dân tỉnh An Bình")
    page.select_option("[name=type]", label="Công văn")
    page.fill("[name=field]", "NC")
    page.fill("[name=summary]", summary)
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
    """The draft's own PDF is no signed document; it is signed on paper then."""
    unsigned = printed(page, address, folder / "chua-ky.pdf")
    page.goto(address)
    page.get_by_role("link", name="Ký", exact=True).click()
    page.set_input_files("[name=file]", str(unsigned))
    page.locator("main form button").first.click()
    expect(page.get_by_text("chưa có chữ ký số").first).to_be_visible()
    page.get_by_label("Ký trên giấy", exact=False).check()
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


def until_numbered(address: str, author: Page, head: Page, clerk: Page, leader: Page, folder: Path) -> None:
    """The straight way of a draft, without a return."""
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Duyệt dự thảo")
    step(clerk, address, "Thể thức đạt: trình ký")
    sign(leader, address, folder)
    step(clerk, address, "Cấp số")
