"""How the screens of restricted documents and of devices are reached."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from intranet.demo.personas import PASSWORD

CELLS: dict[str | None, str] = {}
"""The codes on the card of ``bui.duc.thang``, who sets it up at the first visit."""


def _space(tail: str, title: str = "Ban Chỉ đạo") -> Callable[[Page], None]:
    """A page of the space with this title, which one belongs to or may ask to join."""

    def reach(page: Page) -> None:
        page.goto("/circulation/")
        line = page.locator("main section:last-of-type li").filter(has_text=title)
        page.goto((line.locator("a").get_attribute("href") or "/").removesuffix("xin-vao/") + tail)

    return reach


def _item(tail: str) -> Callable[[Page], None]:
    """A page of the first document in it."""

    def reach(page: Page) -> None:
        _space("")(page)
        address = page.locator("th a[href*='/tai-lieu/']").first.get_attribute("href") or "/"
        page.goto(address.removesuffix("quan-ly/") + tail)

    return reach


def _follow(before: Callable[[Page], object], selector: str) -> Callable[[Page], None]:
    """Where the first such link of a page leads."""

    def reach(page: Page) -> None:
        before(page)
        page.goto(page.locator(selector).first.get_attribute("href") or "/")

    return reach


def _copies(page: Page) -> None:
    page.goto("/circulation/ban-cua-toi/")


def begin(page: Page) -> None:
    """The choice of a device, after the password."""
    page.goto("/otp/mat-khau/")
    page.fill("[name=current]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action='/otp/ung-dung/moi/']")


def _new(kind: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        begin(page)
        page.click(f"form[action='/otp/{kind}/moi/'] button")
        page.wait_for_selector("[name=code]")

    return reach


def held(page: Page) -> None:
    """One's devices with a card among them, which is set up at the first visit."""
    page.goto("/otp/")
    if page.locator("form[action='/otp/ma-du-phong/']").count():
        return
    _new("the-ma")(page)
    CELLS.update({cell.get_attribute("data-cell"): cell.inner_text() for cell in page.locator("[data-cell]").all()})
    page.fill("[name=code]", CELLS["A1"])
    page.click("form[action='/otp/the-ma/'] button")
    page.wait_for_selector("form[action='/otp/ma-du-phong/']")


def code(page: Page) -> None:
    """The page that asks for a code."""
    held(page)
    page.goto("/otp/xac-thuc/")


def not_done(page: Page) -> None:
    """What is answered in place of what was to be done, in a browser in which no code was typed."""
    held(page)
    page.context.clear_cookies()
    page.goto("/dang-nhap/")
    page.fill("[name=username]", "bui.duc.thang")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".nav", state="attached")
    page.goto("/otp/")
    page.click("form[action='/otp/ma-du-phong/'] button")
    page.wait_for_selector("form[action='/otp/xac-thuc/']")


def named(page: Page) -> None:
    """One device; asked for a code where none was typed in this browser."""
    _follow(held, "a[href^='/otp/thiet-bi/']")(page)
    if not page.locator("[name=name]").count():
        _answer(page)
        page.wait_for_selector("[name=name]")


def _answer(page: Page) -> None:
    asked = re.findall(r"\b[A-Z]\d+\b", page.locator("label[for=id_code]").inner_text())
    page.fill("[name=code]", CELLS[asked[0]])
    page.keyboard.press("Enter")


def resend(page: Page) -> None:
    """What is asked once the code is right: to send now what was to be sent."""
    not_done(page)
    page.click("form[action='/otp/xac-thuc/'] button")
    _answer(page)
    page.wait_for_selector("form[action='/otp/ma-du-phong/']")


def recovery_codes(page: Page) -> None:
    """The codes, shown once."""
    resend(page)
    page.click("form[action='/otp/ma-du-phong/'] button")
    page.wait_for_selector("main ol")


RESTRICTED = {
    "first-space": _space(""),
    "space-roster": _space("thanh-vien/"),
    "space-let-go": _follow(_space("thanh-vien/"), "a[href$='/thoi/']"),
    "space-archive": _space("dong/"),
    "space-add": _space("them/"),
    "space-register": _space("so/"),
    "first-restricted": _item(""),
    "restricted-record": _item("quan-ly/"),
    "restricted-scope": _item("pham-vi/"),
    "restricted-hand-over": _item("giao/"),
    "restricted-recall": _item("thu-hoi/"),
    "space-settings": _space("thiet-lap/"),
    "space-asked": _space("thanh-vien/", "Hội nghị"),
    "space-join": _space("xin-vao/", "Hội nghị"),
    "restricted-issue": _follow(_space("", "Hội nghị"), "main a[href*='/tai-lieu/']"),
    "restricted-level": _item("muc-do/"),
    "restricted-version": _item("phien-ban/"),
    "restricted-extend": _follow(_item("quan-ly/"), "a[href$='/gia-han/']"),
    "restricted-destroy": _follow(_item("quan-ly/"), "a[href$='/tieu-huy/']"),
    "clearance-withdraw": _follow(lambda page: page.goto("/circulation/muc-tiep-can/"), "a[href$='/thu-lai/']"),
    "copy-longer": _follow(_copies, "a[href$='/gia-han/']"),
    "copy-receive": _follow(_copies, "a[href$='/nhan/']"),
}

DEVICES = {
    "device-begin": begin,
    "device-app": _new("ung-dung"),
    "device-card": _new("the-ma"),
    "devices-held": held,
    "device-named": named,
    "device-resend": resend,
    "device-recovery-codes": recovery_codes,
    "device-code": code,
    "device-not-done": not_done,
}
