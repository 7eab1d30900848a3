"""Every screen in both languages: no string of the other one. Documents are Vietnamese and marked so
(``lang="vi"``).
"""

import re
from collections.abc import Iterator
from functools import cache

import polib
import pytest
from playwright.sync_api import Page

from intranet.catalogues import ROOT
from tests.architecture.translations import ours
from tests.e2e.conftest import Open, Site
from tests.e2e.guarding import lenient
from tests.e2e.screens import ADMIN_SCREENS, SCREENS, visit

pytestmark = pytest.mark.e2e

KEPT = "!e.closest('[lang=vi], script, style, template, code')"
WORDS = f"Array.from(document.querySelectorAll('body *')).filter(e => {KEPT})"
VISIBLE = f"""() => {WORDS}.flatMap(e => Array.from(e.childNodes)
  .filter(n => n.nodeType === 3).map(n => n.textContent)
  .concat(['aria-label', 'title', 'placeholder', 'alt'].map(a => e.getAttribute(a) || '')))
  .map(t => t.replace(/\\s+/g, ' ').trim()).filter(t => t)"""

ANYWHERE = VISIBLE.replace("[lang=vi], ", "").replace("script, style", "[lang=en], script, style")
MARK = re.compile(r"%\(\w+\)s|%s|%d|\{\w*\}|%\(\w+\)d")


@pytest.fixture(scope="module", autouse=True)
def without_codes(site: Site) -> Iterator[None]:
    with lenient(site):
        yield


@cache
def phrases() -> list[tuple[str, str]]:
    """(English, Vietnamese) pairs of our catalogues and the overlay that differ and are long enough to be no
    accident.
    """
    overlay = ROOT / "intranet" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    pairs = {(e.msgid, e.msgstr) for po in [*ours(), overlay] for e in polib.pofile(str(po)) if e.msgstr}
    return [(en, vi) for en, vi in pairs if en != vi and len(en) > 3 and len(vi) > 3 and not MARK.search(en)]


def strings(page: Page, script: str) -> set[str]:
    return set(page.evaluate(script))


LOGINS = list(dict.fromkeys(screen.login for screen in (*SCREENS, *ADMIN_SCREENS)))


@pytest.mark.parametrize("login", LOGINS)
def test_vietnamese_screens_hold_no_english(open_as: Open, login: str | None) -> None:
    vietnamese = {vi for _en, vi in phrases()}
    english = {en for en, _vi in phrases()} - vietnamese

    assert toured(open_as(login), login, ANYWHERE, english) == {}


@pytest.mark.parametrize("login", LOGINS)
def test_english_screens_hold_no_vietnamese(open_as: Open, login: str | None) -> None:
    english = {en for en, _vi in phrases()}
    vietnamese = {vi for _en, vi in phrases()} - english
    page = open_as(login)
    switch(page, "en", login)

    found = toured(page, login, VISIBLE, vietnamese)
    switch(page, "vi", login)

    assert found == {}


def toured(page: Page, login: str | None, script: str, wrong: set[str]) -> dict[str, list[str]]:
    """The wrong words by screen, of the screens that this persona opens."""
    found = {}
    for screen in (*SCREENS, *ADMIN_SCREENS):
        if screen.login == login:
            visit(page, screen)
            found[screen.name] = sorted(strings(page, script) & wrong)
    return {name: words for name, words in found.items() if words}


def switch(page: Page, language: str, login: str | None) -> None:
    """Press the language switch of the masthead (or of the sign-in page)."""
    page.goto("/" if login else "/dang-nhap/")
    page.evaluate("document.querySelectorAll('details').forEach(menu => { menu.open = true })")
    page.locator(f"button[name=language][value={language}]").first.click()
    page.wait_for_load_state()
