"""What every test stands on: a small province, its people, and a clean house before each test."""

from pathlib import Path

import pytest

from intranet.access import rules, tokens
from search import backends
from tests.doubles.collecting import pytest_ignore_collect  # noqa: F401  pytest finds its hooks by name
from tests.factories.province import Province, build_province

MARKERS = {"house", "matrix", "e2e", "services", "crash", "documents"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What carries no other marker is fast."""
    for item in items:
        if not MARKERS.intersection(mark.name for mark in item.iter_markers()):
            item.add_marker(pytest.mark.fast)


@pytest.fixture(autouse=True)
def clean_house(tmp_path: Path, settings: object) -> None:
    """Nothing of the last test is left in a process-wide cache, and files go to a folder of this test's own."""
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    settings.INTRANET_FILES_DIR = tmp_path / "files"  # type: ignore[attr-defined]
    tokens._own_circles.cache_clear()
    rules._kept.set(None)
    backends.close()


@pytest.fixture
def province(db: None) -> Province:
    """Five units and one person a persona, all with posts that are open today."""
    return build_province()
