"""Cleaned text in a real browser: read out and written in again, it holds nothing but words (case 84)."""

import pytest
from playwright.sync_api import Browser

from intranet.directives.cleaning import ALLOWED_TAGS, clean_html
from tests.hostile.words import CORPUS

pytestmark = pytest.mark.e2e

ROUND_TRIP = """html => {
    const box = document.createElement("div");
    document.body.append(box);
    for (let again = 0; again < 3; again++) { box.innerHTML = again ? box.innerHTML : html; }
    const found = [...box.querySelectorAll("*")];
    const names = found.map(each => each.localName);
    const attributes = found.flatMap(each => each.getAttributeNames());
    box.remove();
    return [names, attributes];
}"""
"""What stands in the page after the text was written into it, read out, and written in again."""


def test_no_allowed_tag_brings_an_attack_to_life(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script("window.alert = () => { window.wasRun = true; }")
    page.goto("about:blank")

    for tag in sorted(ALLOWED_TAGS):
        for attack in CORPUS.values():
            for html in (f"<{tag}>{attack}</{tag}>", f"<{tag}>{attack}", f"{attack}</{tag}><{tag}>{attack}"):
                names, attributes = page.evaluate(ROUND_TRIP, clean_html(html))
                assert (set(names) - ALLOWED_TAGS, attributes) == (set(), []), html

    assert page.evaluate("window.wasRun") is None
    page.close()


def test_an_attack_that_nobody_cleaned_would_have_run(browser: Browser) -> None:
    """Or the test above would prove nothing."""
    page = browser.new_page()
    page.goto("about:blank")

    with page.expect_event("dialog") as asked:
        page.once("dialog", lambda dialog: dialog.dismiss())
        page.evaluate(ROUND_TRIP, CORPUS["85 picture"])

    assert asked.value.message == "1"
    page.close()
