"""Screens that are reached by clicking through others, or after something was entered on them."""

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page

from tests.e2e.linked import follow
from tests.e2e.reaching_checklists import CHECKLISTS
from tests.e2e.reaching_learning import LEARNING
from tests.e2e.reaching_plugins import DEVICES, RESTRICTED
from tests.e2e.reaching_training import TRAINING


def _follow(page: Page, selector: str, attribute: str = "href") -> None:
    page.goto(page.locator(selector).first.get_attribute(attribute) or "/")


def _address_of_unit_list(page: Page) -> str:
    units = ("table.units a.t >> nth=-1", "a[href*='/don-vi/'][href^='/tinh-hinh/'] >> nth=-1")
    return follow(page, "/tinh-hinh/", *units, "footer a[href^='/xac-nhan/van-ban/']")


def unit_list(page: Page) -> None:
    """Who of the last unit named has not acknowledged the last document that is followed up."""
    page.goto(_address_of_unit_list(page))


def spare(page: Page) -> None:
    """More time for the first of them."""
    page.goto(follow(page, _address_of_unit_list(page), "a[href$='/gia-han/']"))


def arrival(page: Page) -> None:
    """The arrival of a document that waits to be confirmed."""
    page.goto(follow(page, "/van-ban/", "table.documents a.t", "a[href^='/xac-nhan/da-den/']"))


def fault(page: Page) -> None:
    """What the clerk has reported of a document of their own office, to be settled."""
    page.goto(follow(page, "/van-ban/?q=198/KH-UBND", "table.documents a.t"))
    if not page.locator("a[href^='/xac-nhan/loi/']").count():
        page.locator("form[action$='/bao-loi/']").evaluate(
            "form => { form.elements.kind[0].checked = true; form.requestSubmit() }"
        )
        page.wait_for_selector("a[href^='/xac-nhan/loi/']", state="attached")
    _follow(page, "a[href^='/xac-nhan/loi/']")


def audience(page: Page) -> None:
    """Readers and audience of an issued document, with what a change would do."""
    page.goto(follow(page, "/van-ban/", "table.documents a.t", "a[href$='/pham-vi/']"))


def audience_why(page: Page) -> None:
    """The same, with why somebody sees the document."""
    audience(page)
    page.goto(f"{page.url}?who=tran.thu.ha")


def label(page: Page) -> None:
    """The topic of an issued document."""
    page.goto(follow(page, "/van-ban/", "table.documents a.t", "a[href^='/van-ban/'][href$='/linh-vuc/']"))


def absence(page: Page) -> None:
    """Saying when one is away."""
    page.goto(follow(page, "/tai-khoan/", "a[href$='/vang-mat/']"))


def absence_end(page: Page) -> None:
    """Back earlier, from an absence that lies far ahead and moves no due date of the other screens."""
    page.goto("/tai-khoan/")
    if not page.locator("form[action*='/vang-mat/']").count():
        _follow(page, "a[href$='/vang-mat/']")
        starts = date.today() + timedelta(days=300)
        page.fill("[name=starts]", f"{starts:%d/%m/%Y}")
        page.fill("[name=ends]", f"{starts + timedelta(days=4):%d/%m/%Y}")
        page.click("form.sheet button")
    _follow(page, "form[action*='/vang-mat/']", "action")


def absences(page: Page) -> None:
    """One's own person page, with an absence that lies ahead."""
    absence_end(page)
    _follow(page, ".crumbs a[href^='/can-bo/']")


def search_followed(page: Page) -> None:
    """The list of searches that one follows, with one on it."""
    page.goto("/fulltext/?q=thong+tin&state=In+force")
    page.locator("form[action$='/da-luu/them/'] button").click()
    page.wait_for_url("**/fulltext/da-luu/")


def search_rename(page: Page) -> None:
    """The name of the first of them."""
    search_followed(page)
    _follow(page, "a[href$='/doi-ten/']")


def search_related(page: Page) -> None:
    """What is like the newest document."""
    page.goto(follow(page, "/van-ban/", "table.documents a.t", "[data-related] a"))


REACHED: dict[str, Callable[[Page], None]] = {
    **RESTRICTED,
    **DEVICES,
    **LEARNING,
    **TRAINING,
    **CHECKLISTS,
    "unit-list": unit_list,
    "first-spare": spare,
    "first-arrival": arrival,
    "first-fault": fault,
    "first-audience": audience,
    "audience-why": audience_why,
    "first-label": label,
    "own-absence": absence,
    "search-followed": search_followed,
    "search-rename": search_rename,
    "search-related": search_related,
    "own-return": absence_end,
    "own-absences": absences,
}
"""By the name that ``Screen.path`` has."""
