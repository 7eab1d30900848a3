"""Which theme wins."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from intranet.theming.active import active_slug, drawn_with, resolve


@pytest.fixture
def two_themes(make_theme: Callable[..., Path]) -> None:
    make_theme("standard")
    make_theme("dark")


@pytest.mark.usefixtures("two_themes")
@pytest.mark.parametrize(
    ("override", "preview", "chosen", "expected"),
    [
        ("", "", "dark", "dark"),
        ("", "dark", "standard", "dark"),
        ("standard", "dark", "dark", "standard"),
        ("", "", "gone", "standard"),
        ("", "gone", "dark", "dark"),
        ("gone", "", "dark", "dark"),
    ],
)
def test_resolve_takes_override_then_preview_then_choice(
    settings: Any, override: str, preview: str, chosen: str, expected: str
) -> None:
    settings.INTRANET_THEME_OVERRIDE = override

    assert resolve(chosen, preview) == expected


@pytest.mark.usefixtures("two_themes")
def test_resolve_logs_a_choice_that_cannot_be_used(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "intranet.theming"):
        resolve("gone")

    assert [record.args for record in caplog.records] == [("gone",)]


def test_drawn_with_ends_with_its_block() -> None:
    with drawn_with("dark"):
        inside = active_slug()

    assert (inside, active_slug()) == ("dark", "standard")
