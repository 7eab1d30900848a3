"""What a theme may say of itself, and what it is told when it says something else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from intranet.theming.manifest import BrokenTheme, read_theme

Make = Callable[..., Path]


def test_read_theme_of_a_sound_folder(make_theme: Make) -> None:
    theme = read_theme(make_theme("plain"))

    assert (theme.slug, theme.extends, theme.stylesheet, theme.logo) == ("plain", "", "look.css", "")
    assert theme.preview == "themes/plain/preview.png"


def test_title_follows_the_language(make_theme: Make) -> None:
    theme = read_theme(make_theme("plain"))

    titles = []
    for language in ("vi", "en"):
        with translation.override(language):
            titles.append(theme.title)

    assert titles == ["Giao diện plain", "Theme plain"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"slug": "other"}, "slug must be the folder's name"),
        ({"stylesheet": "missing.css"}, "stylesheet names missing.css"),
        ({"stylesheet": "../theme.toml"}, "stylesheet names ../theme.toml"),
        ({"supports": ">=9"}, "made for core >=9"),
        ({"supports": "soon"}, "supports must be versions"),
        ({"accent": "red"}, "accent must be written as #rrggbb"),
    ],
)
def test_read_theme_names_what_is_wrong(make_theme: Make, changes: dict[str, str], message: str) -> None:
    folder = make_theme("plain", **changes)

    with pytest.raises(BrokenTheme, match=rf"plain: .*{message}"):
        read_theme(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[colours]", "", "unknown key"),
        ('en = "Theme plain"', 'fr = "Thème"', "title must have a text for vi and for en"),
        ('ink = "#111111"', "", "colours must name"),
        ('logo = ""', "logo = 3", "logo must be a text"),
        ("supports", "python", "unknown key python"),
        ("slug =", "slug", "theme.toml cannot be read"),
    ],
)
def test_read_theme_refuses_a_toml_of_another_form(make_theme: Make, old: str, new: str, message: str) -> None:
    toml = make_theme("plain") / "theme.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(BrokenTheme, match=message):
        read_theme(toml.parent)


def test_read_theme_without_a_picture_is_refused(make_theme: Make) -> None:
    folder = make_theme("plain")
    (folder / "preview.png").unlink()

    with pytest.raises(BrokenTheme, match=r"preview\.png is missing"):
        read_theme(folder)
