"""A trainer builds a course of six lessons in one sitting and publishes it; who is asked finds and begins it."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Open
from tests.factories.number_lists import workbook
from tests.files.samples import recordings

pytestmark = pytest.mark.e2e

TRAINER, READER = "hoang.thi.lan", "tran.thu.ha"
TITLE, FIRST = "Văn bản đến từ cửa vào đến kho", "Tiếp nhận"
HEADS = ("Mã câu", "Loại", "Câu hỏi", "Phương án", "Đáp án", "Điểm", "Giải thích", "Nhãn")
QUESTIONS = (
    (
        "VBD-1",
        "một phương án đúng",
        "Ai vào sổ văn bản đến?",
        "Văn thư | Lái xe",
        1,
        1,
        "Văn thư cơ quan.",
        "văn bản đến",
    ),
    ("VBD-2", "nhiều phương án đúng", "Sổ ghi những gì?", "Số đến | Ngày đến | Màu bìa", "1; 2", 1, "", "văn bản đến"),
    ("VBD-3", "xếp thứ tự", "Xếp các bước.", "Tiếp nhận | Đăng ký | Trình", "", 1, "", "văn bản đến"),
    ("VBD-4", "nối cặp", "Nối chữ viết tắt.", "CT = Chỉ thị | QĐ = Quyết định", "", 1, "", "văn bản đến"),
    ("VBD-5", "một con số", "Bao nhiêu liên?", "", 3, 1, "", "văn bản đến"),
    ("VBD-6", "trả lời ngắn", "Ai giữ sổ?", "", "văn thư", 1, "", "văn bản đến"),
)
LESSONS: tuple[tuple[str, tuple[tuple[str, dict[str, str]], ...]], ...] = (
    (
        FIRST,
        (
            ("heading", {"text": "Ở cửa vào"}),
            ("paragraph", {"text": "Đối chiếu **số** trên bì.\n- bì rách\n- bì mất dấu"}),
            ("picture", {"file": "so.png", "alt": "Trang đầu của sổ"}),
            ("document", {"number": "198/KH-UBND"}),
        ),
    ),
    ("Vào sổ", (("table", {"rows": "Cột | Ghi gì\nSố đến | thứ tự trong năm"}), ("question", {"code": "VBD-1"}))),
    ("Xem làm mẫu", (("video", {"title": "Làm mẫu", "file": "mau.mp4", "captions": "mau.vtt"}),)),
    ("Nghe kể lại", (("audio", {"title": "Kể lại", "file": "ke.mp3"}),)),
    ("Không được quên", (("callout", {"tone": "warning", "text": "Không *tẩy xóa*."}),)),
    ("Kiểm tra", ()),
)


def test_six_lessons_in_one_sitting(open_as: Open) -> None:
    trainer = open_as(TRAINER)
    course = begin(trainer)
    hang_files(trainer, course)
    bank = take_in_questions(trainer, course)
    lessons = [write(trainer, course, title, blocks) for title, blocks in LESSONS]
    add_test(trainer, lessons)
    try_question(trainer, lessons[1])
    publish(trainer, course)
    assert bank.startswith("/khoa-hoc/soan/cau-hoi/")

    reader = open_as(READER, size=PHONE)
    reader.goto("/khoa-hoc/")
    reader.get_by_role("link", name=TITLE).click()
    expect(reader.locator("main .list .t")).to_have_text([title for title, _blocks in LESSONS])
    reader.get_by_role("button", name="Bắt đầu học").click()
    expect(reader.locator("h1")).to_have_text(FIRST)
    expect(reader.get_by_alt_text("Trang đầu của sổ")).to_be_visible()
    reader.goto("/khoa-hoc/soan/")
    expect(reader.locator("h1")).to_have_text("Không tìm thấy trang")


def begin(page: Page) -> str:
    """Through the menu; returns the address of the outline."""
    page.locator(".nav").get_by_role("link", name="Khóa học của đơn vị").click()
    page.get_by_role("link", name="Soạn khóa học mới").click()
    page.fill("[name=title]", TITLE)
    page.get_by_role("button", name="Tiếp tục lập đề cương").click()
    expect(page.locator("h1")).to_have_text(TITLE)
    address = page.url
    page.get_by_role("link", name="Mô tả và người được xem").click()
    page.fill("[name=summary]", "Vào sổ, trình và lưu đúng quy định.")
    page.get_by_label("Mọi người đã đăng nhập").check()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu khóa học.")).to_be_visible()
    return address


def hang_files(page: Page, course: str) -> None:
    """A picture, captions, a film and a recording: what no program reads is looked at, then vouched for."""
    picture = io.BytesIO()
    Image.new("RGB", (320, 200), "#9b2226").save(picture, "PNG")
    read = [_file("so.png", picture.getvalue()), _file("mau.vtt", recordings.vtt())]
    heard = [_file("mau.mp4", recordings.mp4()), _file("ke.mp3", recordings.mp3())]
    page.goto(f"{course}tep/")
    page.set_input_files("[name=file]", [*read, *heard, _file("mat.vtt", recordings.vtt("TUYỆT MẬT"))])
    page.get_by_role("button", name="Thêm").click()
    expect(page.locator("main .list li")).to_have_count(2)
    expect(page.locator(".error-summary li")).to_have_count(3)
    page.set_input_files("[name=file]", heard)
    page.locator("[name=looked]").check()
    page.get_by_role("button", name="Thêm").click()
    expect(page.locator("main .list li")).to_have_count(4)


def _file(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "", "buffer": content}


def take_in_questions(page: Page, course: str) -> str:
    """A workbook with a wrong row writes nothing; corrected, it is written. Returns the address of the bank."""
    page.goto(course)
    page.locator("aside").get_by_role("link", name="Ngân hàng câu hỏi").click()
    bank = page.url
    page.get_by_role("link", name="Nhập từ bảng tính").click()
    wrong = (*QUESTIONS[0][:4], 7, *QUESTIONS[0][5:])
    for rows, words in ((((wrong, *QUESTIONS[1:])), "Hãy chọn phương án đúng."), (QUESTIONS, "6 câu hỏi mới")):
        page.set_input_files("[name=file]", [_file("cau-hoi.xlsx", workbook(HEADS, *rows))])
        page.get_by_role("button", name="Kiểm tra tệp").click()
        expect(page.locator("main")).to_contain_text(words)
        if rows is not QUESTIONS:
            page.get_by_role("link", name="Chọn lại tệp").click()
    page.get_by_role("button", name="Ghi vào ngân hàng").click()
    expect(page.locator("main .list li", has_text="VBD-")).to_have_count(6)
    return bank.removeprefix(page.url.split("/khoa-hoc/")[0])


def write(page: Page, course: str, title: str, blocks: tuple[tuple[str, dict[str, str]], ...]) -> str:
    """Returns the address of the lesson, which is saved."""
    page.goto(course)
    page.get_by_role("link", name="Thêm bài học").click()
    page.fill("[name=title]", title)
    page.get_by_role("button", name="Tiếp tục soạn nội dung").click()
    for place, (kind, values) in enumerate(blocks):
        page.select_option("[name=new]", kind)
        page.locator("[name=do][value=add]").click()
        expect(page.locator(f"#khoi-{place} :focus")).to_have_count(1)
        for name, value in values.items():
            _enter(page, f"b{place}-{name}", value)
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    expect(page.get_by_text("Đã lưu bài học.")).to_be_visible()
    return page.url


def _enter(page: Page, name: str, value: str) -> None:
    field = page.locator(f"[name={name}]")
    if field.evaluate("each => each.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def add_test(page: Page, lessons: list[str]) -> None:
    """The last lesson asks one question that was looked for, draws four more and opens after the first."""
    page.goto(lessons[-1])
    page.locator("[name=completion][value=passed]").check()
    page.select_option("[name=after]", label=FIRST)
    page.fill("[name=pick-q]", "ai giu so")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Ai giữ sổ?")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Lấy các câu đã đánh dấu").click()
    expect(page.locator("#chon + *")).to_have_text("1 câu hỏi · 1 điểm")
    page.fill("[name=tags]", "văn bản đến: 4")
    for name, value in (("pass_mark", "75"), ("attempts", "2"), ("limit", "15")):
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Lưu và xem thử").first.click()
    expect(page.locator("main .q")).to_have_count(5)


def try_question(page: Page, lesson: str) -> None:
    """The preview is the learner's page; a question in it may be tried."""
    page.goto(f"{lesson}xem-truoc/")
    page.get_by_label("Văn thư").check()
    page.get_by_role("button", name="Trả lời").click()
    expect(page.locator("#asked-0")).to_contain_text("Văn thư cơ quan.")


def publish(page: Page, course: str) -> None:
    """Whom it asks is counted before it is done."""
    page.goto(course)
    page.get_by_role("link", name="Xem lại và công bố").click()
    page.locator("[name=asks]").check()
    page.locator("summary", has_text="Đơn vị, chức vụ và người cụ thể").click()
    page.locator("[name=units]").first.check()
    page.get_by_role("button", name="Công bố").click()
    expect(page.get_by_text("Khóa học chưa được công bố.")).to_be_visible()
    page.get_by_role("button", name="Công bố").click()
    expect(page.get_by_text("Đã công bố khóa học.")).to_be_visible()
