"""Tests of a plugin are collected where it is installed; without it they have nothing to say."""

import re
from pathlib import Path

from django.apps import apps

_IMPORTED = re.compile(r"^\s*(?:from|import) (plugins\.\w+|tests\.doubles)\b", re.MULTILINE)
_FOLDER = re.compile(r"/tests/(plugins/\w+)/")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out a test module that imports a plugin which is not installed, or lies in the folder of its tests."""
    if not (collection_path.name.startswith("test_") and collection_path.suffix == ".py"):
        return None
    named = set(_IMPORTED.findall(collection_path.read_text(encoding="utf-8")))
    named |= {folder.replace("/", ".") for folder in _FOLDER.findall(collection_path.as_posix())}
    return True if any(not _is_there(app) for app in named) else None


def _is_there(app: str) -> bool:
    return apps.is_installed("tests.doubles.dummy" if app == "tests.doubles" else app)
