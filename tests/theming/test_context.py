"""What templates know of the theme."""

from collections.abc import Callable
from pathlib import Path

from intranet.theming.context import Look, look

Make = Callable[..., Path]


def test_look_lists_style_sheets_of_parents_first(make_theme: Make) -> None:
    make_theme("standard")
    make_theme("dark", extends="standard")

    assert look("dark").stylesheets == ("themes/standard/look.css", "themes/dark/look.css")


def test_look_without_a_theme_is_empty(themes_dir: Path) -> None:
    assert look("standard") == Look()


def test_preview_is_told_only_when_it_is_what_one_sees(make_theme: Make) -> None:
    make_theme("standard")
    make_theme("dark")

    assert (look("dark", preview="dark").is_preview, look("standard", preview="dark").is_preview) == (True, False)
