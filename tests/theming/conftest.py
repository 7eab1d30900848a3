"""A folder of themes that a test may fill, and break, as it likes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from intranet.theming import loader

TOML = """
slug = "{slug}"
title = {{ vi = "Giao diện {slug}", en = "Theme {slug}" }}
extends = "{extends}"
stylesheet = "{stylesheet}"
logo = ""
supports = "{supports}"

[colours]
bar = "#000000"
paper = "#ffffff"
ink = "#111111"
accent = "{accent}"
"""


@pytest.fixture
def themes_dir(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """An empty folder that stands for ``/themes``."""
    folder = tmp_path / "themes"
    folder.mkdir()
    settings.INTRANET_THEMES_DIR = folder
    loader.forget()
    yield folder
    loader.forget()


@pytest.fixture
def make_theme(themes_dir: Path) -> Callable[..., Path]:
    """Make a sound theme; keyword arguments change single values, ``templates`` maps names to sources."""

    def make(name: str, /, *, templates: dict[str, str] | None = None, **changes: str) -> Path:
        folder = themes_dir / name
        (folder / "static").mkdir(parents=True)
        (folder / "static" / "look.css").write_text(f"/* {name} */")
        (folder / "preview.png").write_bytes(b"png")
        values = {"extends": "", "stylesheet": "look.css", "supports": ">=1.0,<2", "accent": "#222222"} | changes
        (folder / "theme.toml").write_text(TOML.format(**{"slug": name} | values), encoding="utf-8")
        for template, source in (templates or {}).items():
            file = folder / "templates" / template
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source, encoding="utf-8")
        loader.forget()
        return folder

    return make
