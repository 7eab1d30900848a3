"""Every screen of the administration in both languages: no string of the other one. The others are in the tour."""

from collections.abc import Iterator

import pytest

from tests.e2e.conftest import Open, Site
from tests.e2e.guarding import lenient
from tests.e2e.languages import switch, wrong_words
from tests.e2e.screens import ADMIN_SCREENS, visit

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module", autouse=True)
def without_codes(untold: Site) -> Iterator[None]:
    with lenient(untold):
        yield


LOGINS = list(dict.fromkeys(screen.login for screen in ADMIN_SCREENS))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("login", LOGINS)
def test_admin_screens_hold_no_word_of_the_other_language(tour: Open, login: str, language: str) -> None:
    page = tour(login)
    switch(page, language, login)

    found = {}
    for screen in [each for each in ADMIN_SCREENS if each.login == login]:
        visit(page, screen)
        found[screen.name] = wrong_words(page, language)
    switch(page, "vi", login)

    assert {name: words for name, words in found.items() if words} == {}
