"""What a theme says of itself: ``theme.toml``, read into a frozen ``Theme`` or refused with the reason."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from intranet.contracts import CORE_VERSION

KEYS = {"slug", "title", "extends", "stylesheet", "logo", "supports", "colours"}
COLOURS = ("bar", "paper", "ink", "accent")
"""``bar`` tints the browser's own frame on a phone; the other three are the swatches on the setting screen."""

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,49}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class BrokenTheme(Exception):
    """A theme that cannot be used; the message names its folder and what is wrong."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: data only. ``logo`` and ``stylesheet`` are files in ``static``; ``extends`` is a slug or empty."""

    slug: str
    titles: Mapping[str, str]
    extends: str
    stylesheet: str
    logo: str
    supports: str
    colours: Mapping[str, str]
    folder: Path

    @property
    def title(self) -> str:
        """The title in the language of the interface."""
        return self.titles["en" if (get_language() or "vi").startswith("en") else "vi"]

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @property
    def static(self) -> Path:
        return self.folder / "static"

    @property
    def preview(self) -> str:
        """The static path of the picture on the setting screen."""
        return self.static_path("preview.png")

    def static_path(self, name: str) -> str:
        """The path under which ``name`` is served by the static files."""
        return f"themes/{self.slug}/{name}"


def read_theme(folder: Path) -> Theme:
    """Read and check ``folder/theme.toml``.

    Raises:
        BrokenTheme: no readable TOML, an unknown or missing key, a value of the wrong form, a file that is not there,
            or a core version that the theme was not made for.
    """
    entered = _toml(folder)
    if unknown := entered.keys() - KEYS:
        raise BrokenTheme(f"{folder.name}: unknown key {', '.join(sorted(unknown))}")
    theme = Theme(
        slug=_slug(folder, entered),
        titles=_titles(folder, entered),
        extends=_text(folder, entered, "extends", ""),
        stylesheet=_file(folder, entered, "stylesheet"),
        logo=_file(folder, entered, "logo"),
        supports=_supports(folder, entered),
        colours=_colours(folder, entered),
        folder=folder,
    )
    if not (folder / "preview.png").is_file():
        raise BrokenTheme(f"{folder.name}: preview.png is missing")
    return theme


def _toml(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenTheme(f"{folder.name}: theme.toml cannot be read: {error}") from error


def _text(folder: Path, entered: dict[str, Any], key: str, default: str | None = None) -> str:
    value = entered.get(key, default)
    if not isinstance(value, str):
        raise BrokenTheme(f"{folder.name}: {key} must be a text")
    return value


def _slug(folder: Path, entered: dict[str, Any]) -> str:
    slug = _text(folder, entered, "slug")
    if not _SLUG.fullmatch(slug) or slug != folder.name:
        raise BrokenTheme(f"{folder.name}: slug must be the folder's name in small letters, digits and hyphens")
    return slug


def _titles(folder: Path, entered: dict[str, Any]) -> dict[str, str]:
    titles = entered.get("title")
    if (
        not isinstance(titles, dict)
        or set(titles) != {"vi", "en"}
        or not all(isinstance(t, str) and t for t in titles.values())
    ):
        raise BrokenTheme(f"{folder.name}: title must have a text for vi and for en")
    return titles


def _file(folder: Path, entered: dict[str, Any], key: str) -> str:
    """The name of an existing file in ``static``, or empty: the parent's is used."""
    name = _text(folder, entered, key, "")
    static = (folder / "static").resolve()
    if name and not ((path := (static / name).resolve()).is_relative_to(static) and path.is_file()):
        raise BrokenTheme(f"{folder.name}: {key} names {name}, which is not in its static folder")
    return name


def _supports(folder: Path, entered: dict[str, Any]) -> str:
    supports = _text(folder, entered, "supports")
    try:
        fits = SpecifierSet(supports).contains(CORE_VERSION)
    except InvalidSpecifier as error:
        raise BrokenTheme(f"{folder.name}: supports must be versions such as >=1.0,<2") from error
    if not fits:
        raise BrokenTheme(f"{folder.name}: made for core {supports}, this is {CORE_VERSION}")
    return supports


def _colours(folder: Path, entered: dict[str, Any]) -> dict[str, str]:
    colours = entered.get("colours")
    if not isinstance(colours, dict) or set(colours) != set(COLOURS):
        raise BrokenTheme(f"{folder.name}: colours must name {', '.join(COLOURS)}")
    if wrong := [name for name, value in colours.items() if not (isinstance(value, str) and _COLOUR.fullmatch(value))]:
        raise BrokenTheme(f"{folder.name}: {', '.join(wrong)} must be written as #rrggbb in small letters")
    return colours
