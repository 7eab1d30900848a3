"""Two people of one unit answer an inspection at once, on phone and desktop; nothing typed is lost; the head signs."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from intranet.demo.personas import PASSWORD
from tests.e2e.conftest import PHONE, Open, Site
from tests.e2e.inspecting import nothing_is_unsent
from tests.e2e.planting import plant
from tests.e2e.rooms import paper

pytestmark = pytest.mark.e2e

HEAD, CADRE, OTHER = "le.minh.quan", "tran.thu.ha", "pham.quoc.bao"
TYPED = "Quyết định 12/QĐ-VP"
KEPT = re.compile(r"đã lưu lúc|kept at")


def test_two_answer_at_once_lose_nothing_and_the_head_signs(open_as: Open, site: Site, tmp_path: Path) -> None:
    address = plant(site, "inspection", code="hai-nguoi", title="Quý IV/2026")
    head, phone = open_as(HEAD), open_as(CADRE, size=PHONE)
    assign(head, address, {"A": CADRE, "B": CADRE})

    what_is_refused_is_named_until_it_is_put_right(phone, f"{address}phan/B/")
    answer_at_once_and_choose(head, phone, f"{address}phan/A/")
    type_without_a_connection_and_close_the_tab(phone, f"{address}phan/A/")
    show_a_paper(head, f"{address}phan/A/", tmp_path)
    answer_by_keyboard(head, f"{address}phan/B/")
    submit_and_sign(head, address)


def assign(page: Page, address: str, people: dict[str, str]) -> None:
    page.goto(f"{address}phan-cong/")
    for letter, name in people.items():
        page.fill(f"[name=section_{ord(letter) - ord('A') + 1}]", name)
    page.locator("main form .btn[data-kind=primary]").click()
    expect(page.locator("main")).to_contain_text("Đã phân công")


def what_is_refused_is_named_until_it_is_put_right(page: Page, section: str) -> None:
    """Another answer that is kept meanwhile does not hide it; the line leads to the field."""
    page.goto(section)
    line = page.locator("[data-saved]")
    page.fill("[name=c3-number]", "bốn")
    page.locator("[name=c3-number]").blur()
    expect(line).to_contain_text("Chưa lưu được 1 câu: câu 3 (Hãy ghi một số")
    page.fill("[name=c4-note]", "Đã họp")
    page.locator("[name=c4-note]").blur()
    expect(line).to_contain_text("Các câu khác đã lưu.")
    line.get_by_role("link", name="câu 3").click()
    expect(page.locator("[name=c3-number]")).to_be_focused()
    page.goto(section.removesuffix("phan/B/"))
    expect(page.locator("[data-unsent-of]").get_by_role("link")).to_have_text(["Câu 3"])
    page.goto(section)
    page.fill("[name=c3-number]", "")
    page.locator("[name=c3-number]").blur()
    expect(line).to_have_text("Câu trả lời được tự lưu khi bạn nhập.")
    nothing_is_unsent(page)


def answer_at_once_and_choose(head: Page, phone: Page, section: str) -> None:
    """Both have the page open; the second is shown both texts and keeps them both."""
    head.goto(section)
    phone.goto(section)
    choose(phone, 1, "Đạt một phần")
    keep(phone, "c1-note", "Phòng chưa sửa theo luật mới")
    keep(phone, "c1-cause", "mới sáp nhập")
    keep(phone, "c1-owner", CADRE)
    keep(phone, "c1-remedy_by", "11/12/2026")

    head.fill("[name=c1-note]", "Quy chế 5/QC-VP đã hết hiệu lực")
    head.locator("[name=c1-note]").blur()
    notice = head.locator("#c1 [data-differ]")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("Trần Thu Hà")
    expect(head.locator("[data-saved] a")).to_have_attribute("href", "#c1-differ")
    for words in ("Đạt một phần", "Phòng chưa sửa theo luật mới", "Quy chế 5/QC-VP đã hết hiệu lực", "11/12/2026"):
        expect(notice).to_contain_text(words)
    notice.get_by_role("button", name="Lấy bản của người kia").click()
    expect(head.locator("[name=c1-remedy_by]")).to_have_value("11/12/2026")
    left = head.locator("#c1 [data-left]")
    expect(left).to_contain_text("Quy chế 5/QC-VP đã hết hiệu lực")
    keep(head, "c1-note", "Phòng chưa sửa; quy chế 5/QC-VP đã hết hiệu lực")

    phone.fill("[name=c1-note]", "Phòng chưa sửa, đang soạn")
    phone.locator("[name=c1-note]").blur()
    phone.locator("#c1 [data-choose=both]").click()
    expect(phone.locator("[data-saved]")).to_contain_text(KEPT)
    both = "Phòng chưa sửa; quy chế 5/QC-VP đã hết hiệu lực\nPhòng chưa sửa, đang soạn"
    head.goto(section)
    expect(head.locator("[name=c1-note]")).to_have_value(both)


def type_without_a_connection_and_close_the_tab(phone: Page, section: str) -> None:
    """What was typed waits on the device for who typed it, and for nobody else who signs in there."""
    context = phone.context
    phone.goto(section)
    context.set_offline(True)
    phone.locator("#c2 .seg label", has_text="Đạt").first.click()
    phone.fill("[name=c2-note]", TYPED)
    expect(phone.locator("[data-saved]")).to_contain_text("Mất kết nối")
    phone.close()
    context.set_offline(False)

    another = signed_in(context, OTHER)
    another.goto(section)
    expect(another.locator("#c2 [data-standing]")).to_have_text("Chưa trả lời")
    expect(another.locator("[name=c2-note]")).to_have_value("")
    another.close()

    again = signed_in(context, CADRE)
    again.goto(section)
    expect(again.locator("[name=c2-note]")).to_have_value(TYPED)
    expect(again.locator("#c2 [data-standing]")).to_have_text("Đã trả lời")
    _is_kept(again)
    again.reload()
    expect(again.locator("[name=c2-note]")).to_have_value(TYPED)


def signed_in(context: BrowserContext, login: str) -> Page:
    """Another person on the same device."""
    context.clear_cookies()
    page = context.new_page()
    page.goto("/")
    page.fill("[name=username]", login)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".nav", state="attached")
    return page


def show_a_paper(page: Page, section: str, folder: Path) -> None:
    """Put into the store and shown at the question, with its page."""
    file = folder / "quyet-dinh.pdf"
    file.write_bytes(paper("Quyết định phân công", pages=2))
    page.goto(section)
    page.locator("#c2 button[name=evidence]").click()
    page.fill("[name=title]", "Quyết định 12/QĐ-VP")
    page.fill("[name=effective_on]", "02/03/2026")
    page.set_input_files("[name=file]", file)
    page.locator("form[enctype] [name=where]").fill("trang 2")
    page.locator("form[enctype] .btn[data-kind=primary]").click()
    tag = page.locator("#c2 .tag")
    expect(tag).to_contain_text("Quyết định 12/QĐ-VP · trang 2")
    address = tag.get_by_role("link").get_attribute("href")
    assert page.request.get(str(address)).body() == file.read_bytes()


def answer_by_keyboard(page: Page, section: str) -> None:
    page.goto(section)
    for place, field, words in ((3, "number", "4"), (4, "text", "Không có")):
        page.locator(f"[name=c{place}-verdict]").first.focus()
        page.keyboard.press("Space")
        page.locator(f"[name=c{place}-{field}]").focus()
        page.keyboard.type(words)
        page.keyboard.press("Tab")
        expect(page.locator(f"#c{place} [data-standing]")).to_have_text("Đã trả lời")
    expect(page.locator("[data-answered]")).to_contain_text("4/4")


def submit_and_sign(page: Page, address: str) -> None:
    page.goto(address)
    page.context.set_offline(True)
    page.get_by_role("button", name="Trình người đứng đầu").click()
    expect(page.locator("[data-not-handed]")).to_contain_text("CHƯA trình. Mất kết nối.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Trình người đứng đầu").click()
    for words in ("4/4", "Đạt một phần", "mới sáp nhập", "11/12/2026", "đúng hạn"):
        expect(page.locator("main")).to_contain_text(words)
    page.locator("a[href='#read-A']").press("Enter")
    expect(page.locator("#read-A .q").first).to_be_visible()
    page.get_by_role("button", name="Ký và gửi").click()
    expect(page.locator("main .tag").first).to_have_text("Đã ký, đã gửi")
    answer = page.request.get(f"{address}in/")
    assert (answer.headers["content-type"], answer.body()[:5]) == ("application/pdf", b"%PDF-")


def choose(page: Page, place: int, words: str) -> None:
    page.locator(f"#c{place} .seg label", has_text=words).first.click()
    _is_kept(page)


def keep(page: Page, name: str, words: str) -> None:
    page.fill(f"[name={name}]", words)
    page.locator(f"[name={name}]").blur()
    expect(page.locator(f"#{name}-error")).to_have_count(0)
    _is_kept(page)


def _is_kept(page: Page) -> None:
    said: Locator = page.locator("[data-saved]")
    expect(said).to_contain_text(KEPT)
    nothing_is_unsent(page)
