"""A class of sixty: some by list, others by count; its figures are those of the rows, and persons are counted once. Who
said that they would come is ticked beforehand, and has done the lesson of the course once the class is closed.
"""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from intranet.people.rules import today
from tests.e2e.conftest import Open, Site
from tests.e2e.planting import plant

pytestmark = pytest.mark.e2e

TRAINER, READER = "hoang.thi.lan", "tran.thu.ha"
SIXTY = 60
NAMES = "rows => rows.map(row => row.querySelector('label.check span').firstChild.textContent.trim())"
COURSE, PRACTICE = "Kỹ năng số cho cán bộ, công chức", "Thực hành tại lớp"
LEFT_OUT = 2
"""People of the list who did not come."""


def test_sixty_come_and_every_figure_is_one_of_the_list(open_as: Open, site: Site) -> None:
    trainer = open_as(TRAINER)
    before = report(trainer)

    address = plan(trainer)
    invited = invite(trainer)
    reader = open_as(READER)
    enrol(reader)
    sees_it_without_names(reader, address)
    says_that_they_come(reader, trainer, address)
    plant(site, "begun", address=address)
    there = write_the_list(trainer, address, invited)
    count_the_others(trainer, address, SIXTY - len(there))
    close(trainer, address, len(there))
    assert practised(reader)

    assert rows_written(trainer, address) == sorted(there)
    now = report(trainer)
    names_before, names_now = before.pop("names"), now.pop("names")
    assert names_now == names_before | there
    assert now == {
        "classes": before["classes"] + 1,
        "attendances": before["attendances"] + SIXTY,
        "counted": before["counted"] + SIXTY - len(there),
        "persons": len(names_now),
    }
    put_right(trainer, address, there)


def plan(page: Page) -> str:
    page.goto("/lop-tap-huan/")
    page.get_by_role("link", name="Lập kế hoạch lớp").click()
    page.fill("[name=title]", "Lớp sáu mươi người")
    page.fill("[name=on]", f"{today() + timedelta(days=1):%d/%m/%Y}")
    page.fill("[name=begins]", "08:00")
    page.fill("[name=place]", "Hội trường lớn")
    page.locator("[name=course]").select_option(label=f"{COURSE}: mọi bài yêu cầu dự lớp")
    page.locator("main form .btn[data-kind=primary]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mời dự lớp")
    return page.url.replace("moi-du/", "")


def invite(page: Page) -> int:
    """People of the office, to whom no other story adds; returns how many were counted."""
    page.get_by_label("Văn phòng Ủy ban nhân dân tỉnh", exact=True).check()
    page.get_by_role("button", name="Xem số người").click()
    counted = int(re.findall(r"\d+", page.locator("aside .due").inner_text())[0])
    page.get_by_role("button", name="Thông báo và mời dự").click()
    expect(page.locator("main")).to_contain_text("Đã mời")
    return counted


def enrol(page: Page) -> None:
    """In the course of which the class completes a lesson."""
    page.goto("/khoa-hoc/")
    page.get_by_role("link", name=COURSE).first.click()
    page.get_by_role("button", name="Ghi danh").click()
    assert not practised(page)


def practised(page: Page) -> bool:
    """Whether the lesson that is done in a class is done."""
    page.goto("/khoa-hoc/")
    page.get_by_role("link", name=COURSE).first.click()
    lesson = page.locator("main li").filter(has_text=PRACTICE)
    expect(lesson).to_have_count(1)
    return lesson.locator(".tag[data-state=done]").count() == 1


def says_that_they_come(page: Page, trainer: Page, address: str) -> None:
    """The organiser sees it; the list is not open yet."""
    page.goto(address)
    page.get_by_label("Sẽ dự").check()
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("main")).to_contain_text("bạn sẽ dự")
    trainer.goto(address)
    expect(trainer.locator("#answers summary").first).to_have_text("Sẽ dự 1")
    expect(trainer.locator("#record")).to_have_count(0)


def sees_it_without_names(page: Page, address: str) -> None:
    page.goto("/lop-tap-huan/")
    page.get_by_role("link", name="Lớp sáu mươi người").click()
    expect(page.locator("main")).to_contain_text("Bạn được mời")
    assert page.url == address
    assert "Phạm Quốc" not in page.locator("main").inner_text()
    assert page.request.get(f"{address}danh-sach.xlsx").status == 404


def write_the_list(page: Page, address: str, invited: int) -> set[str]:
    """It starts from what was answered. All but two of the list came; returns their names."""
    page.goto(address)
    boxes = page.locator("#record [name=there]")
    expect(boxes).to_have_count(invited)
    expect(page.locator("#record [name=there]:checked")).to_have_count(1)
    page.get_by_role("button", name="Đánh dấu tất cả").click()
    for place in range(LEFT_OUT):
        boxes.nth(place).uncheck()
    page.locator("#record button[value=record]").click()
    expect(page.locator("main")).to_contain_text("Đã ghi danh sách")
    rows = page.locator("#record li").filter(has=page.locator("[name=there]:checked"))
    names = set(rows.evaluate_all(NAMES))
    assert len(names) == invited - LEFT_OUT
    return names


def count_the_others(page: Page, address: str, many: int) -> None:
    page.locator("[name=unit]").select_option(label="Chi bộ Văn phòng")
    page.fill("[name=count]", str(many))
    page.locator("button[value=count]").click()
    assert figures(page) == [SIXTY, SIXTY - many, many]


def figures(page: Page) -> list[int]:
    """Lượt, persons by name, counted without one."""
    turnout = (
        page.locator("aside section").filter(has=page.get_by_role("heading", name="Kết quả", exact=True)).locator("dd")
    )
    return [int(text) for text in turnout.all_inner_texts()]


def close(page: Page, address: str, there: int) -> None:
    page.locator("button[value=close]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chốt lớp này?")
    page.fill("[name=summary]", "Đã học đủ nội dung.")
    page.locator("main form .btn[data-kind=primary]").click()
    expect(page.locator("main")).to_contain_text("Lớp đã chốt")
    assert figures(page) == [SIXTY, there, SIXTY - there]


def rows_written(page: Page, address: str) -> list[str]:
    """Names that the printed list says came."""
    page.goto(f"{address}danh-sach/")
    rows = [row.locator("td").all_inner_texts() for row in page.locator("main table tbody tr").all()]
    return sorted(cells[1].strip() for cells in rows if cells[3].strip() in {"có mặt", "đến muộn"})


def report(page: Page) -> dict[str, object]:
    """The last line of the report over all units, and the names behind its figure of persons."""
    page.goto("/lop-tap-huan/so-lieu/")
    units = page.locator("[name=unit] option").all_inner_texts()
    page.locator("[name=unit]").select_option(label=units[1])
    page.get_by_role("button", name="Xem số liệu").click()
    cells = [int(text) for text in page.locator("#total td").all_inner_texts()]
    names = set(page.locator("#persons li b").all_inner_texts())
    assert int(page.locator("#persons header .num").inner_text()) == cells[3]
    return dict(zip(("classes", "attendances", "counted", "persons"), cells, strict=True)) | {"names": names}


def put_right(page: Page, address: str, there: set[str]) -> None:
    """Somebody had been written down wrongly; what stood before stays on the page."""
    page.goto(address)
    page.get_by_text("Sửa danh sách", exact=True).click()
    name = sorted(there)[0]
    options = page.locator("[name=person] option").all_inner_texts()
    page.locator("[name=person]").select_option(label=next(each for each in options if each.startswith(f"{name} ·")))
    page.locator("[name=status]").select_option(value="absent")
    page.locator("button[value=correct]").click()
    expect(page.locator("#corrections")).to_contain_text(f"{name}: có mặt → vắng")
    assert figures(page) == [SIXTY - 1, len(there) - 1, SIXTY - len(there)]
