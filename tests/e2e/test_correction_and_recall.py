"""What becomes of an issued document: corrected, its readers asked anew with what changes before them; recalled."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import writing
from tests.e2e.conftest import PHONE, Open, Site, eventually
from tests.e2e.mailbox import mails
from tests.e2e.planting import plant

pytestmark = pytest.mark.e2e

READER = "hoang.thi.lan"
CHANGE = "Sửa thời hạn tại mục 1"
WRONG = "1. Báo cáo trước ngày 01 tháng 12."
RIGHT = "Tại mục 1, thời hạn “ngày 01 tháng 12” sửa thành “ngày 15 tháng 12”."


def test_correction_asks_anew_and_shows_what_changes(open_as: Open, site: Site, tmp_path: Path) -> None:
    target = plant(site, "issued", summary="rà soát thiết bị lưu trữ", paragraphs=[WRONG])
    reader = open_as(READER, size=PHONE)
    acknowledge(reader, target)
    author, editor = open_as(writing.CLERK), open_as(writing.EDITOR)
    number = symbol(author, target)
    correction = correct(author, target)
    expect(author.get_by_role("note")).to_contain_text(f"đính chính {number}: {CHANGE}")
    head, leader = open_as(writing.HEAD), open_as(writing.LEADER)
    writing.until_numbered(correction, author, head, author, leader, tmp_path)
    writing.issue(editor, correction)
    for page in (editor, reader):
        page.goto(target)
        told = page.get_by_role("note").first
        expect(told).to_contain_text("Văn bản này đã được đính chính ngày")
        expect(told).to_contain_text(CHANGE)
        expect(told.get_by_text(RIGHT)).to_be_visible()
        expect(page.locator(".letter")).to_contain_text("Báo cáo trước ngày 01 tháng 12")
    expect(reader.locator("#ack")).to_contain_text(f"Đề nghị xác nhận lại: {CHANGE}")
    acknowledge(reader, target)


def test_recalled_document_leaves_its_readers_the_face_and_tells_them(open_as: Open, site: Site) -> None:
    summary, text = "mời họp giao ban tháng", "Nội dung chỉ người đọc trước đây được biết."
    address = plant(site, "issued", summary=summary, paragraphs=[text])
    reader = open_as(READER)
    reader.goto(address)
    expect(reader.get_by_text(text)).to_be_visible()
    number = symbol(reader, address)
    recall(open_as(writing.EDITOR), address)
    reader.goto(address)
    expect(reader.get_by_text("Văn bản này đã bị thu hồi ngày", exact=False)).to_be_visible()
    expect(reader.get_by_text("Phát hành nhầm phạm vi")).to_be_visible()
    expect(reader.get_by_text(text)).to_have_count(0)
    expect(reader.locator("#ack")).to_have_count(0)
    assert reader.request.get(f"{address}in.pdf").status == 404
    reader.goto("/thong-bao/")
    line = reader.get_by_role("listitem").filter(has_text=number).filter(has_text="đã bị thu hồi")
    expect(line).to_have_count(1)
    mail = eventually(lambda: [m for m in mails(site, READER) if number in m and "thu hồi" in m])
    assert (len(mail), text in mail[0]) == (1, False)
    assert open_as("dang.thu.trang").request.get(address).status == 404


def correct(page: Page, target: str) -> str:
    page.goto(target)
    page.get_by_role("link", name="Đính chính, thay thế").click()
    page.fill("[name=change_note]", CHANGE)
    page.get_by_label("Yêu cầu mọi người xác nhận lại", exact=False).check()
    page.locator("main form button").first.click()
    page.fill("[name=paragraphs]", RIGHT)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu bản nháp")).to_be_visible()
    address = page.url.replace("/tiep-nhan/", "/van-ban/")
    page.goto(address)
    return address


def acknowledge(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#ack [type=checkbox]").check()
    page.locator("#ack").get_by_role("button", name="Xác nhận đã đọc").click()
    expect(page.get_by_text("Đã ghi nhận xác nhận của bạn")).to_be_visible()


def recall(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Thu hồi", exact=True).click()
    page.fill("[name=reason]", "Phát hành nhầm phạm vi")
    page.locator("main form button").first.click()
    expect(page.get_by_text("Đã thu hồi văn bản")).to_be_visible()


def symbol(page: Page, address: str) -> str:
    """Number and symbol of a document, from its page."""
    page.goto(address)
    return page.locator(".crumbs").inner_text().rpartition("›")[2].strip()
