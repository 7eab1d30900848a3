"""Rich text passes one choke point."""

import pytest

from intranet.directives import cleaning
from intranet.directives.cleaning import TextRefused, clean_html


def test_clean_html_keeps_paragraphs_emphasis_and_lists() -> None:
    html = "<p>Một <b>hai</b> <i>ba</i></p><ul><li>bốn</li></ul>"

    assert clean_html(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">a</p>',
        '<a href="java\tscript:alert(1)">a</a>',
        '<svg><style><img src=x onerror="alert(1)"></style></svg>',
        '<img src=x onerror="alert(1)">',
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    ],
)
def test_clean_html_of_an_attack_has_no_tag_of_it(html: str) -> None:
    cleaned = clean_html(html)

    assert [c for c in ("<script", "<a", "<svg", "<img", "<iframe", "<p o", "<style") if c in cleaned] == []


@pytest.mark.parametrize("html", ["<b>" * 50 + "a" + "</b>" * 50, "a" * 200_001, "<b></i>" * 20_000, "<b/>" * 20_000])
def test_clean_html_of_something_too_deep_or_long_is_refused(html: str) -> None:
    with pytest.raises(TextRefused):
        clean_html(html)


@pytest.mark.parametrize(
    "html",
    [
        "<b " * 50_000,
        "<p " + "a=1 " * 40_000 + ">",
        "<b><i></b></i>" * 12_000,
        "<p " + "a/" * 40_000 + ">",
        '<p a=">" ' + "b " * 40_000 + ">",
        "<p a'> <b " + "c " * 40_000 + ">",
    ],
    ids=["unclosed", "attributes", "misnested", "slashes", "quoted-end", "stray-quote"],
)
def test_text_that_a_parser_would_take_minutes_for_is_refused_before_it_is_parsed(
    html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning.bleach, "clean", None)

    with pytest.raises(TextRefused):
        clean_html(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p data-block-key="a1b2c">' + "chữ " * 3_000 + "</p>",
        "<p class='MsoNormal' style='margin: 0cm 0cm 6pt; line-height: 1.5'>" + "chữ " * 3_000 + "</p>",
        "<p>" + "<b>một</b> hai " * 700 + "</p>",
    ],
)
def test_long_paragraph_of_an_office_program_passes(html: str) -> None:
    assert clean_html(html).count("chữ") + clean_html(html).count("<b>") == html.count("chữ") + html.count("<b>")
