"""Documents of a province that does not exist, in the shapes that real ones come in."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def letter(name: str) -> str:
    """The text of one letter."""
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def names() -> list[str]:
    """The letters that have expected values."""
    return sorted(expected())


def expected() -> dict[str, dict[str, Any]]:
    """What must be read: for each letter its kind and, for each field, the value and the confidence."""
    read: dict[str, dict[str, Any]] = json.loads((_FOLDER / "expected.json").read_text(encoding="utf-8"))
    return read
