"""``python -m tests.e2e.screenshots``: the pictures of ``docs/screenshots``, both themes and widths; with names of
screens, those alone.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from intranet.demo.personas import PASSWORD
from tests.e2e.conftest import CHROMIUM, DESKTOP, FLAGS, PHONE, ROOT, Site, serving
from tests.e2e.guarding import lenient
from tests.e2e.screens import ADMIN_SCREENS, SCREENS, SHOWN, visit
from tests.e2e.themes import chosen_theme

TARGET = ROOT / "docs" / "screenshots"


def main(names: list[str]) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as site:
        for theme in ("standard", "contrast"):
            with lenient(site), chosen_theme(site, theme):
                for size in (DESKTOP, PHONE):
                    _take(site, theme, size, names)


def _take(site: Site, theme: str, size: tuple[int, int], names: list[str]) -> None:
    is_for_admin = theme == "standard" and size == DESKTOP
    shown = [screen for screen in SHOWN if is_for_admin or not screen.name.startswith("admin-")]
    screens = [*SCREENS, *shown, *(ADMIN_SCREENS if is_for_admin else ())]
    screens = [screen for screen in screens if not names or screen.name in names]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for login in dict.fromkeys(screen.login for screen in screens):
            context = browser.new_context(base_url=site.url, viewport={"width": size[0], "height": size[1]})
            page = context.new_page()
            if login:
                page.goto("/dang-nhap/")
                page.fill("[name=username]", login)
                page.fill("[name=password]", PASSWORD)
                page.keyboard.press("Enter")
                page.wait_for_selector(".nav", state="attached")
            for screen in (screen for screen in screens if screen.login == login):
                visit(page, screen)
                page.screenshot(path=TARGET / f"{screen.name}-{theme}-{size[0]}.png", full_page=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
