"""Every theme in ``/themes`` keeps what it promises."""

import re
from pathlib import Path

import pytest
from PIL import Image

from intranet.theming.loader import installed, lineage
from tests.themes.contrast import ratio

ROOT = Path(__file__).resolve().parents[2]
THEMES = sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml"))
TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b")
NEEDED = {"standard": 4.5, "contrast": 7.0}
TEXT_ON = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3", "lacquer", "lacquer-deep") for ground in ("paper", "sheet")),
    ("ink", "sunken"),
    ("ink-2", "sunken"),
    ("jade", "jade-wash"),
    ("amber", "amber-wash"),
    ("lacquer-deep", "lacquer-wash"),
    ("slate", "slate-wash"),
]


def tokens(slug: str) -> dict[str, str]:
    """The theme's colours as the browser sees them: the parent's, then its own."""
    sheets = [theme.static / theme.stylesheet for theme in reversed(lineage(slug)) if theme.stylesheet]
    return dict(pair for sheet in sheets for pair in TOKEN.findall(sheet.read_text(encoding="utf-8")))


def test_every_folder_is_a_usable_theme() -> None:
    assert sorted(installed()) == THEMES


@pytest.mark.parametrize("slug", THEMES)
def test_text_has_the_contrast_the_theme_promises(slug: str) -> None:
    colours = tokens(slug)
    needed = NEEDED.get(slug, 4.5)

    too_weak = [(ink, ground) for ink, ground in TEXT_ON if ratio(colours[ink], colours[ground]) < needed]

    assert too_weak == []


@pytest.mark.parametrize("slug", THEMES)
def test_white_on_the_accent_and_edges_can_be_seen(slug: str) -> None:
    colours = tokens(slug)

    assert ratio("#fff", colours["lacquer"]) >= NEEDED.get(slug, 4.5)
    assert ratio(colours["line-strong"], colours["sheet"]) >= 3
    assert ratio(colours["focus"], colours["paper"]) >= 3


@pytest.mark.parametrize("slug", THEMES)
def test_colours_of_the_manifest_are_those_of_the_style_sheet(slug: str) -> None:
    colours = {name: value * 1 for name, value in tokens(slug).items()}
    long = {
        name: "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value for name, value in colours.items()
    }

    theme = installed()[slug]

    assert (theme.colours["paper"], theme.colours["ink"]) == (long["paper"], long["ink"])
    assert theme.colours["accent"] in {long["lacquer"], long["lacquer-deep"]}


@pytest.mark.parametrize("slug", THEMES)
def test_style_sheet_is_small_and_loads_nothing_from_elsewhere(slug: str) -> None:
    folder = ROOT / "themes" / slug / "static"
    for sheet in folder.rglob("*.css"):
        css = sheet.read_text(encoding="utf-8")
        addresses = re.findall(r"url\(([^)]+)\)", css)

        assert len(css.encode()) <= 30 * 1024
        assert [a for a in addresses if not (sheet.parent / a.strip("\"'")).is_file()] == []
        assert "@import" not in css


@pytest.mark.parametrize("slug", THEMES)
def test_theme_is_data_only(slug: str) -> None:
    code = [p.name for p in (ROOT / "themes" / slug).rglob("*") if p.suffix in {".py", ".js", ".sh", ".exe"}]

    assert code == []


@pytest.mark.parametrize("slug", THEMES)
def test_preview_is_the_size_that_the_setting_screen_shows(slug: str) -> None:
    with Image.open(ROOT / "themes" / slug / "preview.png") as picture:
        assert picture.size == (960, 600)
