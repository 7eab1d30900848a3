"""Static files of themes."""

from collections.abc import Callable
from pathlib import Path

from intranet.theming.finders import ThemeFinder

Make = Callable[..., Path]


def collected() -> set[str]:
    return {f"{storage.prefix}/{name}" for name, storage in ThemeFinder().list(["*.txt"])}


def test_list_gives_every_file_of_every_theme_under_its_slug(make_theme: Make) -> None:
    make_theme("standard")
    folder = make_theme("dark", extends="standard")
    (folder / "static" / "fonts").mkdir()
    (folder / "static" / "fonts" / "a.woff2").write_bytes(b"")
    (folder / "static" / "notes.txt").write_text("")

    assert collected() == {
        "themes/standard/look.css",
        "themes/standard/preview.png",
        "themes/dark/look.css",
        "themes/dark/preview.png",
        "themes/dark/fonts/a.woff2",
    }


def test_find_knows_its_own_files_and_nothing_else(make_theme: Make) -> None:
    folder = make_theme("dark")
    (folder / "templates").mkdir()

    finder = ThemeFinder()
    found = [finder.find(path) for path in ("themes/dark/look.css", "themes/dark/preview.png")]
    missing = [
        finder.find(path)
        for path in (
            "themes/dark/../theme.toml",
            "themes/dark/theme.toml",
            "themes/gone/look.css",
            "other/look.css",
            "themes/dark",
        )
    ]

    assert found == [str(folder / "static" / "look.css"), str(folder / "preview.png")]
    assert missing == [[], [], [], [], []]


def test_broken_theme_serves_nothing(make_theme: Make) -> None:
    make_theme("broken", accent="red")

    assert collected() == set()
