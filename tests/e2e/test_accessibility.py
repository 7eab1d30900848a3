"""axe finds nothing on any reader's screen, at both widths, in both themes and languages; nothing scrolls sideways; no
string of the other language stands there. Documents are Vietnamese and marked so (``lang="vi"``).

The second theme is looked at in English: every screen is reached twice, not four times.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.e2e.conftest import DESKTOP, PHONE, Open, Site
from tests.e2e.guarding import lenient
from tests.e2e.languages import switch, wrong_words
from tests.e2e.planting import plant
from tests.e2e.screens import SCREENS, Screen, visit
from tests.e2e.themes import chosen_theme

pytestmark = pytest.mark.e2e

OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUN = """axe.run({resultTypes: ["violations"]})
  .then(found => found.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"""
LANGUAGES = {"standard": "vi", "contrast": "en"}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest, untold: Site) -> Iterator[str]:
    """The language in which this theme is looked at."""
    with lenient(untold), chosen_theme(untold, request.param):
        yield LANGUAGES[request.param]
    plant(untold, "all_in_vietnamese")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_axe_finds_nothing_and_no_word_of_the_other_language(language: str, screen: Screen, tour: Open) -> None:
    page = tour(screen.login)
    switch(page, language, screen.login)
    visit(page, screen)

    assert (complaints(page), wrong_words(page, language)) == ([[], []], [])


def test_axe_complains_where_labels_are_missing(tour: Open) -> None:
    page = tour(None)
    page.goto("/dang-nhap/")
    page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")

    assert [[rule for rule, _elements in found] for found in complaints(page)] == [["label"], ["label"]]


def complaints(page: Page) -> list[list[object]]:
    """For a telephone and for a desk: what axe says of the page, and by how many pixels it can be scrolled sideways."""
    page.evaluate(AXE_SCRIPT)
    return [_complaints_at(page, size) for size in (PHONE, DESKTOP)]


def _complaints_at(page: Page, size: tuple[int, int]) -> list[object]:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found, overhang = page.evaluate(RUN), page.evaluate(OVERHANG)
    return [*found, *[overhang] * (overhang > 0)]
