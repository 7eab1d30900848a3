"""The themes that are installed: every folder with a sound ``theme.toml``; a broken one is skipped with a log line."""

import logging
from functools import cache
from pathlib import Path

from django.conf import settings

from intranet.theming.manifest import BrokenTheme, Theme, read_theme

logger = logging.getLogger("intranet.theming")
STANDARD = "standard"
"""The theme of an empty database, and the one that a broken choice falls back to."""


def installed() -> dict[str, Theme]:
    """Usable themes by slug, the standard one first. Read once a process: a new theme needs a restart."""
    return _read(Path(settings.INTRANET_THEMES_DIR))


@cache
def _read(root: Path) -> dict[str, Theme]:
    found: dict[str, Theme] = {}
    for folder in sorted(path.parent for path in root.glob("*/theme.toml")):
        try:
            theme = read_theme(folder)
        except BrokenTheme as error:
            logger.error("Theme skipped: %s", error)
        else:
            found[theme.slug] = theme
    sound = {slug: theme for slug, theme in found.items() if _has_its_parents(theme, found)}
    return dict(sorted(sound.items(), key=lambda item: (item[0] != STANDARD, item[0])))


def _has_its_parents(theme: Theme, found: dict[str, Theme]) -> bool:
    seen = {theme.slug}
    while theme.extends:
        if theme.extends in seen or theme.extends not in found:
            logger.error("Theme skipped: %s: extends %s, which is not a usable theme", theme.slug, theme.extends)
            return False
        seen.add(theme.extends)
        theme = found[theme.extends]
    return True


def lineage(slug: str) -> list[Theme]:
    """The theme and its parents, nearest first; empty for a slug that is not installed."""
    themes = installed()
    line: list[Theme] = []
    while theme := themes.get(slug):
        line.append(theme)
        slug = theme.extends
    return line


def forget() -> None:
    """Read the folder anew at the next question (tests)."""
    _read.cache_clear()
