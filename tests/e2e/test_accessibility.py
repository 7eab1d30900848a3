"""axe finds nothing on any reader's screen, at both widths, in both themes and languages; nothing scrolls sideways; no
string of the other language stands there. Documents are Vietnamese and marked so (``lang="vi"``).

The second theme is looked at in English: every screen is reached twice, not four times.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import DESKTOP, PHONE, Open, Site
from tests.e2e.guarding import lenient
from tests.e2e.languages import switch, wrong_words
from tests.e2e.planting import plant
from tests.e2e.screens import SCREENS, Screen, visit
from tests.e2e.themes import chosen_theme

pytestmark = pytest.mark.e2e

OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LANGUAGES = {"standard": "vi", "contrast": "en"}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest, site: Site) -> Iterator[str]:
    """The language in which this theme is looked at."""
    with lenient(site), chosen_theme(site, request.param):
        yield LANGUAGES[request.param]
    plant(site, "all_in_vietnamese")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_axe_finds_nothing_and_no_word_of_the_other_language(language: str, screen: Screen, tour: Open) -> None:
    page = tour(screen.login)
    switch(page, language, screen.login)
    visit(page, screen)

    assert ([complaints(page, size) for size in (PHONE, DESKTOP)], wrong_words(page, language)) == ([[], []], [])


def complaints(page: Page, size: tuple[int, int]) -> list[object]:
    """What axe says of the page at this size, and by how many pixels it can be scrolled sideways."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = Axe().run(page).response["violations"]
    overhang = page.evaluate(OVERHANG)
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] + [overhang] * (overhang > 0)
