"""Who is asked, and how it ends: a unit tree with an exception, a phone without JavaScript, a joiner, a signed list."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Open, Site, eventually
from tests.e2e.planting import plant
from tests.files.samples import pdfs

pytestmark = pytest.mark.e2e

EDITOR, CLERK, HEAD = "do.minh.chau", "nguyen.thi.mai", "le.minh.quan"
CADRE, DEPUTY = "tran.thu.ha", "pham.quoc.bao"
OFFICE = "Văn phòng Ủy ban nhân dân tỉnh"
LONG = [f"{number}. {'Rà soát quy chế của đơn vị và báo cáo kết quả. ' * 9}" for number in range(1, 31)]


def test_unit_is_asked_but_for_an_exception_and_reads_part_by_part(open_as: Open, site: Site) -> None:
    address = plant(site, "numbered", summary="rà soát quy chế làm việc của các phòng", paragraphs=LONG)
    people = ask_the_office(open_as(EDITOR), address)

    without = open_as(DEPUTY)
    without.goto(address)
    expect(without.locator(".letter")).to_contain_text("Rà soát quy chế của đơn vị")
    expect(without.locator("#ack")).to_have_count(0)
    read_part_by_part(open_as(CADRE, size=PHONE, javascript=False), address)
    assert people > 2


def test_with_javascript_the_form_opens_once_the_whole_text_was_on_the_screen(open_as: Open, site: Site) -> None:
    address = plant(site, "numbered", summary="rà soát hồ sơ lưu trữ của các phòng", paragraphs=LONG)
    ask_the_office(open_as(EDITOR), address)
    reader = open_as(CADRE, size=PHONE)
    reader.goto(address)
    reader.locator(".duebar a").click()
    reader.keyboard.press("End")
    expect(reader.locator("#ack [type=checkbox]")).to_be_hidden()

    reader.locator(".duebar a").click()
    for part in reader.locator("[data-reading] > :visible").all():
        part.scroll_into_view_if_needed()
    reader.locator("#ack [type=checkbox]").check()
    reader.get_by_role("button", name="Xác nhận đã đọc").click()

    expect(reader.get_by_text("Đã ghi nhận xác nhận của bạn")).to_be_visible()


def test_joiner_is_asked_and_a_signed_list_counts_as_paper(open_as: Open, site: Site, tmp_path: Path) -> None:
    summary = "phân công trực cơ quan dịp cuối năm"
    address = plant(site, "issued", summary=summary)
    plant(site, "joiner", username="ly.van.moi", unit="VP")
    joiner = open_as("ly.van.moi")
    eventually(lambda: summary in _home(joiner))

    clerk = open_as(CLERK)
    clerk.goto(plant(site, "unit_list", address=address, unit="UBND"))
    clerk.get_by_label("Lý Văn Mới", exact=False).check()
    clerk.fill("[name=signed_on]", f"{date.today():%d/%m/%Y}")
    scan = tmp_path / "danh-sach.pdf"
    scan.write_bytes(pdfs.pdf("Danh sach da ky ten"))
    clerk.set_input_files("[name=file]", str(scan))
    clerk.get_by_role("button", name="Ghi nhận danh sách đã ký").click()
    expect(clerk.get_by_text("Đã ghi nhận xác nhận trên giấy.")).to_be_visible()

    joiner.goto(address)
    expect(joiner.locator("#ack")).to_contain_text("Xác nhận trên giấy")


def test_what_comes_first_keeps_the_other_pages_shut_until_it_is_acknowledged(open_as: Open, site: Site) -> None:
    address = plant(site, "numbered", summary="khóa máy trạm ngay trong buổi sáng")
    editor = open_as(EDITOR)
    editor.goto(f"{address}phat-hanh/")
    for box in editor.locator("fieldset.tree input:checked").all():
        box.uncheck()
    editor.fill("[name=people]", "Trần Thu Hà")
    editor.get_by_label("Chưa xác nhận thì chưa mở được trang khác").check()
    editor.get_by_label("Mọi người đã đăng nhập").check()
    editor.get_by_role("button", name="Xem số người").click()
    editor.locator("button[name=issue]").click()
    expect(editor.get_by_text("Đã phát hành văn bản")).to_be_visible()

    reader = open_as(CADRE, size=PHONE)
    reader.goto("/cam-nang/")
    expect(reader).to_have_url(address)
    expect(reader.get_by_text("Hãy xác nhận văn bản này trước")).to_be_visible()
    reader.locator("#ack [type=checkbox]").check()
    reader.get_by_role("button", name="Xác nhận đã đọc").click()
    reader.goto("/cam-nang/")

    expect(reader.locator("h1")).to_have_text("Cẩm nang nghiệp vụ")


def ask_the_office(page: Page, address: str) -> int:
    """Issue it to the office but for one person, with five working days; returns how many are asked."""
    page.goto(f"{address}phat-hanh/")
    for box in page.locator("fieldset.tree input:checked").all():
        box.uncheck()
    page.get_by_label(OFFICE, exact=True).check()
    page.fill("[name=without]", "Phạm Quốc Bảo")
    page.locator("[name=span][value='5']").check()
    page.get_by_label("Mọi người đã đăng nhập").check()
    page.get_by_role("button", name="Xem số người").click()
    words = page.locator("#issue .due").inner_text()
    page.get_by_text("Danh sách người nhận").click()
    expect(page.get_by_text("Trần Thu Hà")).to_be_visible()
    expect(page.locator("aside").get_by_text("Phạm Quốc Bảo")).to_have_count(0)
    page.locator("button[name=issue]").click()
    expect(page.get_by_text("Đã phát hành văn bản")).to_be_visible()
    return int(words.split()[0])


def read_part_by_part(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#ack [type=checkbox]")).to_be_hidden()
    page.get_by_role("link", name="Đọc từng phần").click()
    while page.get_by_role("link", name="Phần tiếp theo").count():
        expect(page.locator("#ack [type=checkbox]")).to_have_count(0)
        page.get_by_role("link", name="Phần tiếp theo").click()
    page.locator("#ack [type=checkbox]").check()
    page.get_by_role("button", name="Xác nhận đã đọc").click()
    expect(page.get_by_text("Đã ghi nhận xác nhận của bạn")).to_be_visible()


def _home(page: Page) -> str:
    page.goto("/")
    return page.locator("main").inner_text().lower()
