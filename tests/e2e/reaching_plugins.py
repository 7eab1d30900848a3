"""How the screens of restricted documents and of devices are reached."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from intranet.demo.personas import PASSWORD
from tests.e2e.linked import follow, matching

CELLS: dict[str | None, str] = {}
"""The codes on the card of ``bui.duc.thang``, who sets it up at the first visit."""


Address = Callable[[Page], str]
COPIES = "/circulation/ban-cua-toi/"


def _space(tail: str = "", title: str = "Ban Chỉ đạo") -> Address:
    """A page of the space with this title, which one belongs to or may ask to join."""

    def address(page: Page) -> str:
        lines = matching(page, "/circulation/", "main section:last-of-type li")
        link = next(line for line in lines if title in line.get_text()).select("a")[0]
        return str(link["href"]).removesuffix("xin-vao/") + tail

    return address


def _item(tail: str = "") -> Address:
    """A page of the first document in it."""

    def address(page: Page) -> str:
        return follow(page, _space()(page), "th a[href*='/tai-lieu/']").removesuffix("quan-ly/") + tail

    return address


def _behind(before: Address, selector: str) -> Address:
    """Where the first such link of a page leads."""
    return lambda page: follow(page, before(page), selector)


def _opened(address: Address) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        page.goto(address(page))

    return reach


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
    held(page)
    page.goto(page.locator("a[href^='/otp/thiet-bi/']").first.get_attribute("href") or "/")
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


_ADDRESSES: dict[str, Address] = {
    "first-space": _space(),
    "space-roster": _space("thanh-vien/"),
    "space-let-go": _behind(_space("thanh-vien/"), "a[href$='/thoi/']"),
    "space-archive": _space("dong/"),
    "space-add": _space("them/"),
    "space-register": _space("so/"),
    "first-restricted": _item(),
    "restricted-record": _item("quan-ly/"),
    "restricted-scope": _item("pham-vi/"),
    "restricted-hand-over": _item("giao/"),
    "restricted-recall": _item("thu-hoi/"),
    "space-settings": _space("thiet-lap/"),
    "space-asked": _space("thanh-vien/", "Hội nghị"),
    "space-join": _space("xin-vao/", "Hội nghị"),
    "restricted-issue": _behind(_space(title="Hội nghị"), "main a[href*='/tai-lieu/']"),
    "restricted-level": _item("muc-do/"),
    "restricted-version": _item("phien-ban/"),
    "restricted-extend": _behind(_item("quan-ly/"), "a[href$='/gia-han/']"),
    "restricted-destroy": _behind(_item("quan-ly/"), "a[href$='/tieu-huy/']"),
    "clearance-withdraw": _behind(lambda _page: "/circulation/muc-tiep-can/", "a[href$='/thu-lai/']"),
    "copy-longer": _behind(lambda _page: COPIES, "a[href$='/gia-han/']"),
    "copy-receive": _behind(lambda _page: COPIES, "a[href$='/nhan/']"),
}
RESTRICTED = {name: _opened(address) for name, address in _ADDRESSES.items()}

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
