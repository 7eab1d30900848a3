"""axe finds nothing on any reader's screen, at both widths and in both themes; nothing scrolls sideways."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import DESKTOP, PHONE, Open, Site
from tests.e2e.guarding import lenient
from tests.e2e.screens import SCREENS, Screen, visit
from tests.e2e.themes import chosen_theme

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module", params=["standard", "contrast"])
def theme(request: pytest.FixtureRequest, site: Site) -> Iterator[str]:
    with lenient(site), chosen_theme(site, request.param):
        yield request.param


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1360", "390"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_axe_finds_nothing(theme: str, screen: Screen, size: tuple[int, int], open_as: Open) -> None:
    page = open_as(screen.login, size=size)
    visit(page, screen)

    found = Axe().run(page)

    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
