"""How the screens of self-inspection are reached: of the campaigns of the demo the newest is planned and the second is
under way; the draft of its checklist is begun at the first visit.
"""

import io
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.e2e.linked import follow

INDEX, LIBRARY = "/checklists/", "/checklists/thu-vien/bao-ve-thong-tin/"
CAMPAIGN = "main a[href^='/checklists/dot/'][href$='/']:not([href$='/moi/'])"
INSPECTION = "main a[href^='/checklists/phieu/']"


def _opened(address: Callable[[Page], str]) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        page.goto(address(page))

    return reach


def _campaign(place: int) -> Callable[[Page], str]:
    return lambda page: follow(page, INDEX, f"{CAMPAIGN} >> nth={place}")


def _inspection(tail: str = "") -> Callable[[Page], str]:
    """The first that waits for the person: of their units, else to be appraised."""
    return lambda page: follow(page, INDEX, INSPECTION).removesuffix("tham-dinh/") + tail


def draft(page: Page) -> None:
    """The editor of a draft."""
    page.goto(f"{LIBRARY}soan/")
    if not page.locator("[data-question]").count():
        page.click("form[action$='/phien-ban/moi/'] button")
        page.wait_for_selector("[data-question]")


def question(page: Page) -> None:
    """One question with its preview, and documents that were searched for."""
    draft(page)
    page.goto(f"{LIBRARY}soan/cau/quy-che/")
    page.fill("[name=sought]", "bảo vệ thông tin")
    page.click("button[name=find]")
    page.wait_for_selector("[name=document]", state="attached")


def dry_run(page: Page) -> None:
    """What a workbook in which one question is another one would change."""
    draft(page)
    number = page.locator("a[href$='/xlsx/']").first.get_attribute("href")
    book = load_workbook(io.BytesIO(page.request.get(str(number)).body()))
    sheet, target = book["Phiếu"], io.BytesIO()
    cell = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).endswith("không?"))
    cell.value = f"Trong kỳ này, {cell.value}"
    book.save(target)
    page.goto(f"{LIBRARY}nhap/")
    page.set_input_files("[name=file]", {"name": "phieu.xlsx", "mimeType": "", "buffer": target.getvalue()})
    page.click("form[enctype] button")
    page.wait_for_selector("[name=ticket]", state="attached")


CHECKLISTS: dict[str, Callable[[Page], None]] = {
    "checklist-draft": draft,
    "checklist-question": question,
    "checklist-check": dry_run,
    "checklist-plan": _opened(_campaign(0)),
    "checklist-campaign": _opened(_campaign(1)),
    "checklist-inspection": _opened(_inspection()),
    "checklist-section": _opened(_inspection("phan/A/")),
    "checklist-appraisal": _opened(_inspection("tham-dinh/")),
    "checklist-appraise": _opened(_inspection("tham-dinh/phan/A/")),
}
