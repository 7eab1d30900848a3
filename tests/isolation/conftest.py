"""What must not leak is planted once for the tests of a module; each sees all of it, and leaves nothing behind."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from intranet.access import rules, tokens
from search import backends
from search.rebuild import rebuild
from tests.factories.province import build_province

Plant = Callable[[Callable[..., Any]], Any]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files of what is planted."""
    return tmp_path_factory.mktemp("ground")


@pytest.fixture(scope="module")
def planting(django_db_setup: None, django_db_blocker: Any, ground: Path) -> Iterator[Plant]:
    """``planting(plant)`` plants in a province of its own, in a transaction that is rolled back after the module; tests
    run in savepoints inside it.
    """
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  as Django's own TestCase says it

    def done(plant: Callable[..., Any]) -> Any:
        with override_settings(DATA_DIR=ground, INTRANET_FILES_DIR=ground / "files"):
            return plant(build_province())

    with django_db_blocker.unblock(), around:
        tokens._own_circles.cache_clear()
        rules._kept.set(None)
        backends.close()
        yield done
        transaction.set_rollback(True)


@pytest.fixture
def on_the_ground(clean_house: None, db: None, settings: Any, ground: Path) -> None:
    """For one test: the folder of files, and an index that holds what is planted."""
    settings.DATA_DIR, settings.INTRANET_FILES_DIR = ground, ground / "files"
    rebuild()
