"""Codes before what an office guards: a lost phone, and a form that is sent once, by the person, after the code."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.codes import Phone, go_through, need_oathtool, set_up_app, type_code
from tests.e2e.conftest import Open, Site
from tests.e2e.planting import plant
from tests.e2e.rooms import READERS, login_of

pytestmark = pytest.mark.e2e


@pytest.fixture(autouse=True)
def oathtool() -> None:
    need_oathtool()


def test_lost_phone_is_replaced_with_a_recovery_code(open_as: Open, site: Site) -> None:
    plant(site, "officials", code="MD1")
    page = open_as(login_of("canbo", "MD1"))
    page.goto("/otp/them/")
    set_up_app(page)
    page.get_by_role("button", name="Tạo mã dự phòng").click()
    expect(page.locator("ol li code")).to_have_count(10)
    codes = page.locator("ol li code").all_inner_texts()
    assert len(set(codes)) == 10

    other = open_as(login_of("canbo", "MD1"))
    other.goto("/otp/them/")
    other.get_by_role("button", name="Dùng “Mã dự phòng”").click()
    other.fill("[name=code]", codes[0])
    other.keyboard.press("Enter")
    other.get_by_role("button", name="Dùng ứng dụng").click()
    new = Phone(other.locator("form[action='/otp/ung-dung/'] code").inner_text())
    other.fill("[name=name]", "Máy mới")
    other.fill("[name=code]", new.code())
    other.keyboard.press("Enter")
    other.get_by_role("link", name="Đổi tên hoặc gỡ – Điện thoại").click()
    other.get_by_role("button", name="Gỡ thiết bị này").click()
    expect(other.get_by_text("Đã gỡ thiết bị.", exact=False)).to_be_visible()
    expect(other.locator("section.sheet li b")).to_have_text(["Máy mới"])

    third = open_as(login_of("canbo", "MD1"))
    third.goto("/otp/them/")
    third.get_by_role("button", name="Dùng “Mã dự phòng”").click()
    third.fill("[name=code]", codes[0])
    third.keyboard.press("Enter")
    expect(third.get_by_text("Mã không đúng, đã hết hạn hoặc đã dùng.", exact=False).first).to_be_visible()


def test_help_desk_resets_the_phone_of_an_administrator_with_a_second_person(open_as: Open, site: Site) -> None:
    plant(site, "officials", code="MD2")
    lost, desk, second = (open_as(login_of(who, "MD2")) for who in ("quantri1", "anninh", "quantri2"))
    go_through(lost, "/admin/plugins/")
    expect(lost).to_have_url(f"{site.url}/admin/plugins/")
    for page in (desk, second):
        go_through(page, "/admin/otp/resets/")

    desk.fill("[name=person]", login_of("quantri1", "MD2"))
    desk.get_by_label("gặp trực tiếp, có thẻ cán bộ").check()
    desk.get_by_role("button", name="Tiếp tục").click()
    expect(desk.get_by_text("Tên đăng nhập: " + login_of("quantri1", "MD2"))).to_be_visible()
    desk.get_by_role("button", name="Đề nghị đặt lại", exact=True).click()
    expect(desk.get_by_role("heading", name="Chờ người thứ hai xác nhận")).to_be_visible()
    lost.goto("/admin/plugins/")
    expect(lost).to_have_url(f"{site.url}/admin/plugins/")
    second.goto("/admin/otp/resets/")
    second.get_by_role("button", name="Xác nhận đặt lại").click()
    second.wait_for_load_state()

    lost.goto("/admin/plugins/")
    expect(lost.locator("[name=username]")).to_be_visible()
    again = open_as(login_of("quantri1", "MD2"))
    again.goto("/thong-bao/")
    expect(again.get_by_text("Thiết bị xác thực của bạn đã được đặt lại").first).to_be_visible()
    go_through(again, "/admin/plugins/")
    expect(again).to_have_url(f"{site.url}/admin/plugins/")


def test_form_behind_a_code_keeps_what_was_typed_and_is_sent_once_by_the_person(open_as: Open, site: Site) -> None:
    plant(site, "house", code="MD3")
    officer, person = open_as(login_of("anninh", "MD3")), login_of(READERS[0], "MD3")
    officer.goto("/otp/them/")
    phone = set_up_app(officer)
    ends = f"{date.today() + timedelta(days=90):%d/%m/%Y}"
    fill_clearance(officer, person, ends)

    expect(officer.get_by_role("heading", name="Chưa thực hiện")).to_be_visible()
    assert not is_granted(officer, ends)
    officer.get_by_role("button", name="Nhập mã một lần").click()
    type_code(officer, phone)
    expect(officer.get_by_role("heading", name="Mã đúng")).to_be_visible()
    assert not is_granted(officer, ends)

    officer.get_by_role("button", name="Gửi bây giờ").click()
    expect(officer.get_by_text("Đã cấp mức được tiếp cận.").first).to_be_visible()
    expect(officer.locator("tbody tr").filter(has_text=ends)).to_have_count(1)


def fill_clearance(page: Page, person: str, ends: str) -> None:
    page.goto("/circulation/muc-tiep-can/")
    page.fill("[name=person]", person)
    page.select_option("[name=level]", label="Lưu hành hạn chế")
    page.fill("[name=ends]", ends)
    page.fill("[name=basis]", "9/QĐ-UBND ngày 03/11/2026")
    page.keyboard.press("Enter")


def is_granted(page: Page, ends: str) -> bool:
    """Asked beside the page, which stays as it is."""
    return ends in page.request.get("/circulation/muc-tiep-can/").text()
