"""Two people with the same page open: the second is told, keeps what they typed, and nothing is doubled."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open, Site
from tests.e2e.planting import plant

pytestmark = pytest.mark.e2e

FIRST, SECOND = "nguyen.thi.mai", "do.minh.chau"


@pytest.fixture
def both(open_as: Open) -> tuple[Page, Page]:
    return open_as(FIRST), open_as(SECOND)


def test_second_to_save_a_draft_keeps_their_words_and_sees_the_others(both: tuple[Page, Page], site: Site) -> None:
    first, second = both
    address = plant(site, "received", symbol="301/SGTVT-KH", summary="kế hoạch duy tu đường")
    editing = address.replace("/van-ban/", "/tiep-nhan/")
    first.goto(editing)
    second.goto(editing)

    save(first, summary="kế hoạch duy tu đường tỉnh 2027")
    expect(first.get_by_text("Đã lưu bản nháp")).to_be_visible()
    save(second, summary="kế hoạch bảo trì cầu", signatory="Trần Văn Cầu")

    expect(second.get_by_role("alert")).to_contain_text("Người khác vừa lưu bản nháp này")
    expect(second.locator("[name=summary]")).to_have_value("kế hoạch bảo trì cầu")
    expect(second.locator("[name=signatory]")).to_have_value("Trần Văn Cầu")
    expect(second.get_by_text("Người khác đã lưu: kế hoạch duy tu đường tỉnh 2027").first).to_be_visible()
    assert entered(first, editing) == ("kế hoạch duy tu đường tỉnh 2027", "Lê Văn Minh")
    save(second)
    expect(second.get_by_text("Đã lưu bản nháp")).to_be_visible()
    assert entered(first, editing) == ("kế hoạch bảo trì cầu", "Trần Văn Cầu")


def test_document_that_two_register_gets_one_number(both: tuple[Page, Page], site: Site) -> None:
    first, second = both
    address = plant(site, "received", symbol="302/SGTVT-KH", summary="báo cáo tai nạn giao thông")
    for page in both:
        page.goto(address)
        page.get_by_role("link", name="Vào sổ", exact=True).click()

    send(first)
    expect(first.get_by_text("Đã vào sổ: số đến")).to_be_visible()
    send(second)

    expect(second.get_by_role("alert")).to_contain_text("Văn bản hiện ở bước: đã vào sổ. Hãy xem lại.")
    expect(second.get_by_role("link", name="Trở lại văn bản").last).to_be_visible()
    assert len(register_lines(first, "302/SGTVT-KH")) == 1


def test_result_typed_by_the_second_to_close_is_not_lost(both: tuple[Page, Page], site: Site) -> None:
    first, second = both
    address = plant(site, "registered", symbol="303/SGTVT-KH", summary="mời họp về an toàn giao thông")
    for page in both:
        page.goto(address)
        page.get_by_role("link", name="Kết thúc xử lý", exact=True).click()

    send(first, result="Đã cử người dự họp")
    expect(first.get_by_text("Đã xong.")).to_be_visible()
    send(second, result="Đã gửi báo cáo thay cho dự họp")

    expect(second.get_by_role("alert")).to_contain_text("Văn bản hiện ở bước: đã kết thúc. Hãy xem lại.")
    typed = second.get_by_role("note").filter(has_text="Nội dung bạn đã nhập")
    expect(typed).to_contain_text("Đã gửi báo cáo thay cho dự họp")
    line = register_lines(first, "303/SGTVT-KH", register="giai-quyet")
    assert [("Đã cử người dự họp" in words, "thay cho dự họp" in words) for words in line] == [(True, False)]


def save(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Lưu nháp").click()


def send(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    page.locator("main form button").first.click()


def entered(page: Page, address: str) -> tuple[str, str]:
    """Summary and signatory as the draft is kept."""
    page.goto(address)
    return page.input_value("[name=summary]"), page.input_value("[name=signatory]")


def register_lines(page: Page, symbol: str, register: str = "dang-ky") -> list[str]:
    """The lines of the incoming register that name the document."""
    page.goto("/so/")
    page.get_by_role("link", name=f"Văn bản đến {date.today().year}").click()
    page.goto(f"{page.url}?register={register}&q={symbol}")
    return page.get_by_role("row").filter(has_text=symbol).all_inner_texts()
