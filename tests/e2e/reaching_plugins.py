"""How the screens of restricted documents and of devices are reached."""

from collections.abc import Callable

from playwright.sync_api import Page

from intranet.demo.personas import PASSWORD


def _space(tail: str) -> Callable[[Page], None]:
    """A page of the first space one belongs to."""

    def reach(page: Page) -> None:
        page.goto("/circulation/")
        page.goto((page.locator("main a[href*='/khong-gian/']").first.get_attribute("href") or "/") + tail)

    return reach


def _item(tail: str) -> Callable[[Page], None]:
    """A page of the first document in it."""

    def reach(page: Page) -> None:
        _space("")(page)
        address = page.locator("th a[href*='/tai-lieu/']").first.get_attribute("href") or "/"
        page.goto(address.removesuffix("quan-ly/") + tail)

    return reach


def _follow(before: Callable[[Page], None], selector: str) -> Callable[[Page], None]:
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
    page.fill("[name=code]", page.locator("[data-cell=A1]").inner_text())
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
    "restricted-destroy": _follow(_item("quan-ly/"), "a[href$='/tieu-huy/']"),
    "copy-receive": _follow(_copies, "a[href$='/nhan/']"),
}

DEVICES = {
    "device-begin": begin,
    "device-app": _new("ung-dung"),
    "device-card": _new("the-ma"),
    "devices-held": held,
    "device-code": code,
    "device-not-done": not_done,
}
