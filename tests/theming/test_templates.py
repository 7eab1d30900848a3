"""Template order, run-time switch, and what a theme cannot reach."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string

from intranet.theming.active import drawn_with

Make = Callable[..., Path]
TAG = "intranet/components/tag.html"


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """Compiled templates of another test's themes are forgotten."""
    from django.template import engines

    for loader in engines["django"].engine.template_loaders:
        loader.reset()


def drawn(name: str, theme: str) -> str:
    with drawn_with(theme):
        return render_to_string(name, {"words": "w"}).strip()


def test_theme_goes_before_its_parent_and_the_parent_before_the_core(make_theme: Make) -> None:
    make_theme("standard")
    make_theme("parent", templates={TAG: "parent", "intranet/components/facts.html": "parent facts"})
    make_theme("child", extends="parent", templates={TAG: "child"})

    assert drawn(TAG, "child") == "child"
    assert drawn("intranet/components/facts.html", "child") == "parent facts"
    assert drawn(TAG, "standard") == '<span class="tag">w</span>'


def test_switching_back_and_forth_never_mixes_cached_templates(make_theme: Make) -> None:
    make_theme("standard")
    make_theme("child", templates={TAG: "child"})

    seen = [drawn(TAG, theme) for theme in ("standard", "child", "standard", "child")]

    assert seen == ['<span class="tag">w</span>', "child", '<span class="tag">w</span>', "child"]


def test_theme_may_extend_the_core_template_of_the_same_name(make_theme: Make) -> None:
    make_theme("standard")
    make_theme(
        "child", templates={"intranet/400.html": '{% extends "intranet/400.html" %}{% block title %}T{% endblock %}'}
    )

    assert "<title>T – Sen</title>" in drawn("intranet/400.html", "child")


def test_template_that_does_not_compile_is_passed_over_with_a_log_line(
    make_theme: Make, caplog: pytest.LogCaptureFixture
) -> None:
    make_theme("standard")
    make_theme("child", templates={TAG: "{% nonsense %}"})

    with caplog.at_level(logging.ERROR, "intranet.theming"):
        assert drawn(TAG, "child") == '<span class="tag">w</span>'

    assert "Template of a theme skipped" in caplog.text


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin/base.html",
        "intranet/theming/themes.html",
        "intranet/worker/index.html",
        "intranet/directives/letter.html",
        "intranet/500.html",
    ],
)
def test_admin_letter_and_last_page_are_never_themed(make_theme: Make, name: str) -> None:
    make_theme("standard")
    folder = make_theme("child", templates={name: "stolen", TAG: "child"})

    with drawn_with("child"):
        origins = [get_template(template).origin.name for template in (name, TAG)]

    assert [Path(origin).is_relative_to(folder) for origin in origins] == [False, True]


def test_a_template_name_cannot_leave_the_theme(make_theme: Make) -> None:
    make_theme("standard")
    make_theme("child", templates={"x.html": "x"})

    with drawn_with("child"), pytest.raises(Exception, match=r"theme\.toml"):
        get_template("../theme.toml")
