"""Which themes can be used: broken ones are skipped, and the site goes on."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from intranet.theming.loader import installed, lineage

Make = Callable[..., Path]


def slugs_of(line: list) -> list[str]:
    return [theme.slug for theme in line]


def test_installed_puts_standard_first(make_theme: Make) -> None:
    for slug in ("alpha", "standard", "zulu"):
        make_theme(slug)

    assert list(installed()) == ["standard", "alpha", "zulu"]


def test_installed_without_any_theme_is_empty(themes_dir: Path) -> None:
    assert installed() == {}


def test_broken_theme_is_skipped_with_a_log_line(make_theme: Make, caplog: pytest.LogCaptureFixture) -> None:
    make_theme("standard")
    make_theme("broken", accent="red")

    with caplog.at_level(logging.ERROR, "intranet.theming"):
        assert list(installed()) == ["standard"]

    assert [record.getMessage() for record in caplog.records] == [
        "Theme skipped: broken: accent must be written as #rrggbb in small letters"
    ]


def test_theme_whose_parent_is_missing_or_circular_is_skipped(make_theme: Make) -> None:
    make_theme("standard")
    make_theme("child", extends="gone")
    make_theme("egg", extends="hen")
    make_theme("hen", extends="egg")

    assert list(installed()) == ["standard"]


def test_lineage_is_the_theme_and_its_parents(make_theme: Make) -> None:
    make_theme("standard")
    make_theme("dark", extends="standard")
    make_theme("darker", extends="dark")

    assert slugs_of(lineage("darker")) == ["darker", "dark", "standard"]
    assert lineage("gone") == []
