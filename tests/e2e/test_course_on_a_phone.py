"""A cadre learns on a phone, loses the connection in the test, finishes on a desktop; the paper is checked."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Open, eventually

pytestmark = pytest.mark.e2e

CADRE, TITLE = "tran.thu.ha", "Công tác văn thư và bảo vệ thông tin trong văn bản"
SENTENCE = "Ba mươi giây trước khi gửi"
KEPT = re.compile(r"đã lưu lúc")

CHOSEN = {
    "Văn bản đi được phát hành chậm nhất khi nào?": ["Trong ngày làm việc tiếp theo ngày ký"],
    "Những gì là thành phần thể thức chính của văn bản hành chính?": [
        "Quốc hiệu và Tiêu ngữ",
        "Nơi nhận",
        "Số, ký hiệu",
    ],
    "Văn bản đến có dấu khẩn thì trình khi nào?": ["Ngay sau khi nhận"],
    "Văn bản đến không khẩn thì trình chậm nhất khi nào?": ["Trong ngày làm việc tiếp theo"],
}
ARRANGED = {
    "Xếp các việc với một văn bản đến theo thứ tự.": [
        "Kiểm tra bì",
        "Vào sổ",
        "Trình người đứng đầu",
        "Theo dõi thời hạn",
    ],
}
MATCHED = {"QĐ": "Quyết định", "TB": "Thông báo", "TTr": "Tờ trình"}
TYPED = {
    "Văn bản hành chính có bao nhiêu thành phần thể thức chính?": "9",
    "Bản gốc văn bản đi lưu ở bộ phận nào của cơ quan?": "văn thư",
}


def test_course_on_a_phone_is_finished_on_a_desktop(open_as: Open) -> None:
    phone = open_as(CADRE, size=PHONE)
    learn(phone)
    answer_without_a_connection(phone)
    desktop = open_as(CADRE)
    code = finish(desktop)
    check(open_as(None, size=PHONE), code)


def learn(page: Page) -> None:
    """From the work that waits to the test, which says what comes before it."""
    page.goto("/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Bắt đầu học").click()
    expect(page.locator("aside nav")).to_contain_text(f"Hãy hoàn thành “{SENTENCE}” trước.")
    answer_in_the_text(page)
    for _lesson in range(5):
        page.get_by_role("button", name="Đã xem hết").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bài kiểm tra cuối khóa")


def answer_in_the_text(page: Page) -> None:
    """Told at once and in its place whether it is right."""
    page.get_by_label("Nơi nhận").check()
    page.get_by_role("button", name="Trả lời").click()
    expect(page.locator("#asked-0")).to_contain_text("Chưa đúng")
    page.get_by_label("Tên loại và trích yếu nội dung").check()
    page.get_by_role("button", name="Trả lời lại").click()
    expect(page.locator("#asked-0 .tag")).to_have_text("Đúng")


def answer_without_a_connection(page: Page) -> None:
    """What was given lies on the device; nothing is handed in, and all of it is sent once the connection is back."""
    page.get_by_role("button", name="Bắt đầu làm bài").click()
    choose(page)
    said = page.locator("[data-saved]")
    expect(said).to_contain_text(KEPT)
    page.context.set_offline(True)
    type_in(page)
    expect(said).to_contain_text("Mất kết nối")
    page.get_by_role("button", name="Nộp bài").click()
    page.context.set_offline(False)
    expect(said).to_contain_text(KEPT)
    nothing_lies_on_the_device(page)
    page.close()


def nothing_lies_on_the_device(page: Page) -> None:
    """The line says when something was kept, not that all of it is."""
    eventually(lambda: page.evaluate("!Object.keys(localStorage).some((key) => key.startsWith('training:'))"))


def choose(page: Page) -> None:
    for text, answers in CHOSEN.items():
        for group in page.get_by_role("group", name=text).all():  # one of the last two is drawn
            for answer in answers:
                group.get_by_label(answer, exact=True).check()


def type_in(page: Page) -> None:
    for text, answer in TYPED.items():
        page.get_by_role("group", name=text).get_by_role("textbox").fill(answer)
    page.locator("footer button").first.focus()


def say_what_is_no_number(page: Page) -> None:
    """Told as it is typed, and no more once it is one."""
    text, answer = next(iter(TYPED.items()))
    question = page.get_by_role("group", name=text)
    question.get_by_role("textbox").fill("chín phần")
    expect(question.get_by_role("status")).to_contain_text("“chín phần” không phải là số.")
    question.get_by_role("textbox").fill(answer)
    expect(question.get_by_role("status")).to_have_count(0)


def finish(page: Page) -> str:
    """Go on where the phone stopped, by keyboard; returns the address that the paper names."""
    page.goto("/khoa-hoc/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Làm tiếp").press("Enter")
    for text, answer in TYPED.items():
        expect(page.get_by_role("group", name=text).get_by_role("textbox")).to_have_value(answer)
    say_what_is_no_number(page)
    for text, answers in ARRANGED.items():
        for place, answer in enumerate(answers):
            page.get_by_role("group", name=text).get_by_role("combobox").nth(place).select_option(label=answer)
    for left, right in MATCHED.items():
        page.get_by_label(left, exact=True).select_option(label=right)
    page.get_by_role("button", name="Nộp bài").press("Enter")  # the last answers are still on their way
    expect(page.locator("main .tag").first).to_have_text("Đạt")
    paper = page.get_by_role("link", name="Giấy chứng nhận số").get_attribute("href")
    sent = page.request.get(str(paper))
    assert (sent.headers["content-type"], sent.body()[:5]) == ("application/pdf", b"%PDF-")
    return str(paper).rstrip("/").rpartition("/")[2]


def check(page: Page, code: str) -> None:
    """By somebody who is not signed in; the name and the title are all that is told of the holder."""
    page.goto(f"/chung-nhan/{code}/")
    expect(page.locator("main .tag")).to_have_text("Còn giá trị")
    expect(page.locator("main .facts")).to_contain_text("Trần Thu Hà")
    assert urlsplit(page.url).path == f"/chung-nhan/{code}/"
    page.goto(f"/chung-nhan/{code[::-1]}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không có giấy chứng nhận này")
