"""What stands on a page in the wrong language."""

import re
from functools import cache
from typing import TYPE_CHECKING

import polib
from playwright.sync_api import Page

from intranet.catalogues import ROOT
from tests.architecture.translations import ours
from tests.e2e import archives

if TYPE_CHECKING:
    from tests.factories.province import Province

KEPT = "!e.closest('[lang=vi], script, style, template, code')"
WORDS = f"Array.from(document.querySelectorAll('body *')).filter(e => {KEPT})"
VISIBLE = f"""() => {WORDS}.flatMap(e => Array.from(e.childNodes)
  .filter(n => n.nodeType === 3).map(n => n.textContent)
  .concat(['aria-label', 'title', 'placeholder', 'alt'].map(a => e.getAttribute(a) || '')))
  .map(t => t.replace(/\\s+/g, ' ').trim()).filter(t => t)"""

ANYWHERE = VISIBLE.replace("[lang=vi], ", "").replace("script, style", "[lang=en], script, style")
MARK = re.compile(r"%\(\w+\)s|%s|%d|\{\w*\}|%\(\w+\)d")


@cache
def phrases() -> list[tuple[str, str]]:
    """(English, Vietnamese) pairs of our catalogues and the overlay that differ and are long enough to be no
    accident.
    """
    overlay = ROOT / "intranet" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    pairs = {(e.msgid, e.msgstr) for po in [*ours(), overlay] for e in polib.pofile(str(po)) if e.msgstr}
    return [(en, vi) for en, vi in pairs if en != vi and len(en) > 3 and len(vi) > 3 and not MARK.search(en)]


@cache
def _only_in(language: str) -> frozenset[str]:
    english, vietnamese = ({pair[side] for pair in phrases()} for side in (0, 1))
    return frozenset(english - vietnamese if language == "en" else vietnamese - english)


def wrong_words(page: Page, language: str) -> list[str]:
    """Phrases of the other language on a page that is shown in ``language``, sorted."""
    script, other = (ANYWHERE, "en") if language == "vi" else (VISIBLE, "vi")
    return sorted(set(page.evaluate(script)) & _only_in(other))


def switch(page: Page, language: str, login: str | None) -> None:
    """Press the language switch of the masthead (or of the sign-in page), unless it shows ``language`` already."""
    if page.evaluate("document.documentElement.lang") == language:
        return
    page.goto("/" if login else "/dang-nhap/")
    page.evaluate("document.querySelectorAll('details').forEach(menu => { menu.open = true })")
    page.locator(f"button[name=language][value={language}]").first.click()
    page.wait_for_load_state()


def all_in_vietnamese(province: "Province") -> archives.Page:
    """Everybody reads Vietnamese again, whatever they chose."""
    from intranet.people.models import Person

    Person.objects.update(language="vi")
    return archives.Page("/")
