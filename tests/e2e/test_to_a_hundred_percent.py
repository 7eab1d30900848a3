"""From the issue to 100 %: people leave, units merge, somebody is away, a session is held; the sums hold after each."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.archives import name_of
from tests.e2e.conftest import Open, Site, eventually
from tests.e2e.guarding import lenient
from tests.e2e.handling import shown, working_day
from tests.e2e.planting import plant
from tests.e2e.sums import Sums, added_up, progress_of, total
from tests.files.samples import pdfs

pytestmark = pytest.mark.e2e

EDITOR, ADMINISTRATOR = "do.minh.chau", "vu.hoang.nam"
TEXT = ["1. Rà soát hồ sơ đến hạn nộp lưu.", "2. Lập mục lục hồ sơ và biên bản giao nhận."]


def test_absentee_leaver_and_merged_unit_keep_the_sums(open_as: Open, site: Site) -> None:
    plant(site, "archive", code="LT1")
    head = open_as("giam.doc.lt1")
    say_away(head, date.today() + timedelta(days=12))
    address, editor, progress = issued(open_as, site, "LT1", "giao nộp hồ sơ vào lưu trữ lịch sử")
    assert added_up(editor, site, progress) == Sums(assigned=8, acknowledged=0, open=8, closed=0)

    assert due_of(editor, progress, "LT1", "Lâm Văn Bách") > due_of(editor, progress, "LT1", "Bế Thị Cúc")
    confirm_in_place_of_the_head(open_as("pho.lt1"), address)
    say_back(head)
    assert due_of(editor, progress, "LT1", "Lâm Văn Bách") == due_of(editor, progress, "LT1", "Bế Thị Cúc")
    acknowledge(head, address)
    assert added_up(editor, site, progress) == Sums(8, 1, 7, 0)

    administrator = open_as(ADMINISTRATOR)
    with lenient(site):
        end_post(administrator, site, "giu.1.lt1", successor="giu.2.lt1")
    eventually(lambda: total(editor, progress) == Sums(8, 1, 6, 1))
    assert added_up(editor, site, progress) == Sums(8, 1, 6, 1)
    gone = line_of(editor, progress, "Đàm Văn Kiên", name_of("LT1", "-BQ"))
    assert "không còn thuộc diện phải đọc, không còn giữ chức vụ" in gone

    with lenient(site):
        merge(administrator, source=name_of("LT1", "-TT"), successor=name_of("LT1", "-BQ"))
    eventually(lambda: total(editor, progress) == Sums(10, 1, 6, 3))
    assert added_up(editor, site, progress) == Sums(10, 1, 6, 3)
    moved = line_of(editor, progress, "Lò Thị Gấm", name_of("LT1", "-TT"))
    assert "không còn thuộc diện phải đọc, đơn vị được sắp xếp lại" in moved
    assert "Chưa xác nhận" in line_of(editor, progress, "Lò Thị Gấm", name_of("LT1", "-BQ"))


def test_session_paper_waiver_and_reading_reach_a_hundred_percent(open_as: Open, site: Site, tmp_path: Path) -> None:
    plant(site, "archive", code="LT2")
    address, editor, progress = issued(open_as, site, "LT2", "bảo quản hồ sơ trong mùa mưa bão")
    clerk = open_as("van.thu.lt2")
    hold_session(clerk, address, tmp_path, absent=["Ông Thị Lụa", "Vừ Thanh Mạnh", "Khúc Văn Đoan"])
    assert added_up(editor, site, progress) == Sums(assigned=8, acknowledged=5, open=3, closed=0)

    confirm_on_paper(clerk, address, tmp_path, "Ông Thị Lụa")
    assert added_up(editor, site, progress) == Sums(8, 6, 2, 0)
    waive(open_as("giam.doc.lt2"), address, "Khúc Văn Đoan")
    assert added_up(editor, site, progress) == Sums(8, 6, 1, 1)
    acknowledge(open_as("giu.3.lt2"), address)

    assert added_up(editor, site, progress) == Sums(8, 7, 0, 1)
    editor.goto(f"{progress}?show=all")
    expect(editor.locator(".stat b").first).to_have_text("100 %")
    expect(editor.get_by_text("Cách xác nhận: đọc đến hết 1, dự buổi quán triệt 5, trên giấy 1.")).to_be_visible()
    editor.locator(".stat a").click()
    expect(editor.locator("tbody tr")).to_have_text(re.compile(r"Được miễn\s*không thuộc nhiệm vụ được giao\s*1"))


def issued(open_as: Open, site: Site, code: str, summary: str) -> tuple[str, Page, str]:
    """Issue a letter to the house, with five working days; its address, the editor, and where they follow it up."""
    address, page = plant(site, "numbered", summary=summary, paragraphs=TEXT), open_as(EDITOR)
    page.goto(f"{address}phat-hanh/")
    for box in page.locator("fieldset.tree input:checked").all():
        box.uncheck()
    page.get_by_label(name_of(code), exact=True).check()
    page.locator("[name=span][value='5']").check()
    page.get_by_label("Mọi người đã đăng nhập").check()
    page.get_by_role("button", name="Xem số người").click()
    page.locator("button[name=issue]").click()
    expect(page.get_by_text("Đã phát hành văn bản")).to_be_visible()
    return address, page, progress_of(page, summary)


def line_of(page: Page, progress: str, name: str, unit: str) -> str:
    """What the names of a unit say of one person."""
    page.goto(f"{progress}?show=all")
    address = page.locator("table.units a[href*='/don-vi/']").filter(has_text=unit).first.get_attribute("href")
    page.goto(address or "")
    return page.locator("tbody tr").filter(has_text=name).inner_text()


def due_of(page: Page, progress: str, code: str, name: str) -> tuple[str, str, str]:
    """Year, month and day of the due date, which can be compared; the one before it stands behind it."""
    day, month, year = re.findall(r"(\d\d)/(\d\d)/(\d{4})", line_of(page, progress, name, name_of(code)))[0]
    return year, month, day


def say_away(page: Page, last: date) -> None:
    """From today to ``last``, on one's own account page."""
    page.goto("/tai-khoan/")
    page.locator("main a[href$='/vang-mat/']").click()
    page.fill("[name=ends]", f"{last:%d/%m/%Y}")
    page.get_by_role("button", name="Ghi nhận vắng mặt").click()
    expect(page.get_by_text("Đã ghi nhận vắng mặt.")).to_be_visible()


def say_back(page: Page) -> None:
    page.goto("/tai-khoan/")
    page.locator("main a[href^='/can-bo/vang-mat/']").click()
    page.locator("form footer button").click()
    page.wait_for_url("**/can-bo/*/")


def confirm_in_place_of_the_head(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Xác nhận đã nhận").click()
    page.get_by_role("button", name="Xác nhận đã nhận").click()
    expect(page.get_by_text("Đã xác nhận văn bản đến.")).to_be_visible()
    expect(page.get_by_text("Khúc Văn Đoan (xử lý thay Lâm Văn Bách)")).to_be_visible()


def acknowledge(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#ack [type=checkbox]").check()
    page.get_by_role("button", name="Xác nhận đã đọc").click()
    expect(page.get_by_text("Đã ghi nhận xác nhận của bạn")).to_be_visible()


def end_post(page: Page, site: Site, login: str, *, successor: str) -> None:
    """The draft that the leaver began goes to the successor; the answer is the minutes."""
    plant(site, "unfinished", login=login, code="LT1-BQ")
    page.goto(f"/admin/people/?q={login}")
    page.locator("td.title a").first.click()
    page.goto(page.locator("a[href$='/end/']").first.get_attribute("href") or "")
    expect(page.get_by_role("cell", name="Dự thảo đang soạn")).to_be_visible()
    page.fill("[name=on]", shown(date.today() - timedelta(days=1)))
    page.fill("[name=reason]", "Chuyển công tác ra ngoài tỉnh")
    page.fill("[name=username]", successor)
    page.get_by_role("button", name="Kết thúc chức vụ").click()
    expect(page.get_by_role("heading", name="Biên bản bàn giao")).to_be_visible()
    expect(page.get_by_text("Ông Thị Lụa").first).to_be_visible()


def merge(page: Page, *, source: str, successor: str) -> None:
    """What goes over is said beforehand."""
    page.goto("/admin/people/units/")
    row = page.locator("table.listing tr").filter(has=page.get_by_role("cell", name=source))
    page.goto(row.locator("a[href$='/merge/']").get_attribute("href") or "")
    expect(page.get_by_role("heading", name="Chức vụ chuyển sang (2)")).to_be_visible()
    expect(page.get_by_role("link", name="Lò Thị Gấm")).to_be_visible()
    option = page.locator("[name=successor] option").filter(has_text=successor).get_attribute("value")
    page.select_option("[name=successor]", option)
    page.get_by_role("button", name="Sáp nhập").click()
    expect(page.get_by_text(f"sáp nhập vào {successor}")).to_be_visible()


def hold_session(page: Page, address: str, folder: Path, *, absent: list[str]) -> None:
    page.goto(address)
    page.get_by_role("link", name="Lập buổi quán triệt").click()
    page.fill("[name=on]", shown(date.today()))
    page.fill("[name=place]", "Phòng họp tầng 1")
    page.get_by_role("button", name="Lập buổi").click()
    page.get_by_role("button", name="Đánh dấu tất cả").click()
    expect(page.locator("#record [name=there]:not(:checked)")).to_have_count(0)
    for name in absent:
        page.locator("#record li").filter(has_text=name).locator("[name=there]").uncheck()
    page.get_by_role("button", name="Ghi danh sách").click()
    expect(page.locator("#absent [name=people]")).to_have_count(len(absent))
    for box in page.locator("#absent [name=people]").all():
        box.check()
    page.locator("#absent [name=on]").fill(shown(working_day(3)))
    page.get_by_role("button", name="Đặt ngày").click()
    expect(page.locator("#absent")).to_contain_text(shown(working_day(3)))
    minutes = folder / "bien-ban.txt"
    minutes.write_text("Biên bản buổi quán triệt: 5 người dự, 3 người vắng.")
    page.set_input_files("[name=file]", str(minutes))
    page.get_by_role("button", name="Lưu biên bản").click()
    page.get_by_role("button", name="Chốt danh sách…").click()
    expect(page.get_by_role("heading", name="Chốt danh sách buổi này?")).to_be_visible()
    page.get_by_role("button", name="Chốt danh sách").click()
    expect(page.get_by_role("link", name="bien-ban.txt")).to_be_visible()


def confirm_on_paper(page: Page, address: str, folder: Path, name: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Ai trong đơn vị chưa xác nhận").click()
    page.get_by_label(name, exact=False).check()
    page.fill("[name=signed_on]", shown(date.today()))
    scan = folder / "danh-sach.pdf"
    scan.write_bytes(pdfs.pdf("Danh sach da ky ten"))
    page.set_input_files("[name=file]", str(scan))
    page.get_by_role("button", name="Ghi nhận danh sách đã ký").click()
    expect(page.get_by_text("Đã ghi nhận xác nhận trên giấy.")).to_be_visible()


def waive(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Ai trong đơn vị chưa xác nhận").click()
    page.get_by_role("link", name=f"Thay đổi {name}").click()
    page.get_by_label("Miễn xác nhận").check()
    page.get_by_label("Lý do").select_option(label="Không thuộc nhiệm vụ được giao")
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text(f"Đã miễn xác nhận cho {name}.")).to_be_visible()
