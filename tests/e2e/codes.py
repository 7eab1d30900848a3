"""An authenticator app in somebody's hand: its codes come from ``oathtool``, a program of other people."""

import shutil
import subprocess
import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from intranet.demo.personas import PASSWORD

OATHTOOL = shutil.which("oathtool")
SECONDS = 30
AHEAD = 1
"""Steps that a clock may be ahead: so a second code is at hand before the first one has run out."""


def need_oathtool() -> None:
    """Skip where nothing but our own code could compute a code."""
    if OATHTOOL is None:
        pytest.skip("oathtool is not installed (on Debian: apt-get install oathtool)")


@dataclass
class Phone:
    """A phone that holds the key which was read from the screen, and never shows a code twice."""

    key: str
    last: int = field(default=0)

    def code(self) -> str:
        """The next code that counts; waits for it where this one and the one ahead were used."""
        need_oathtool()
        step = max(int(time.time()) // SECONDS, self.last + 1)
        time.sleep(max(0.0, (step - AHEAD) * SECONDS - time.time()))
        self.last = step
        command = [str(OATHTOOL), "--totp", "--base32", "--now", f"@{step * SECONDS}", "-"]
        return subprocess.run(command, input=self.key, capture_output=True, text=True, check=True).stdout.strip()


def set_up_app(page: Page) -> Phone:
    """From the page that asks for the password again to the list of devices; where the person was going is kept."""
    page.fill("[name=current]", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Dùng ứng dụng").click()
    phone = Phone(page.locator("form[action='/otp/ung-dung/'] code").inner_text())
    page.fill("[name=code]", phone.code())
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã thiết lập thiết bị.")).to_be_visible()
    return phone


def go_through(page: Page, address: str) -> Phone:
    """Open a guarded page as somebody without a device: set an app up, and go on to where one was going."""
    page.goto(address)
    phone = set_up_app(page)
    page.get_by_role("link", name="Mở tiếp").click()
    return phone


def type_code(page: Page, phone: Phone) -> None:
    """Answer the page that asks for a code."""
    expect(page.get_by_role("heading", name="Nhập mã một lần")).to_be_visible()
    page.fill("[name=code]", phone.code())
    page.keyboard.press("Enter")
    page.wait_for_load_state()
