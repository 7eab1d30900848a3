"""What every test stands on: a small province, its people, and a clean house before each test."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import SimpleTestCase
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django.plugin import blocking_manager_key

from tests.doubles.collecting import pytest_ignore_collect  # noqa: F401  pytest finds its hooks by name
from tests.factories.province import Province, build_province
from tests.files.reading_once import tesseract_once  # noqa: F401  a fixture
from tests.grounds import Grounds, builds_of, commits, flushes, forget, grounded, in_order
from tests.migrated import copied_on_postgresql, migrated_copy

UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
"""A busy machine is late, not wrong; a fresh clone makes its tables of letters first."""

examples.register_profile("same", derandomize=True, **UNTIMED)
examples.register_profile("new", **UNTIMED)
examples.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

GROUNDS = pytest.StashKey[Grounds]()
MARKERS = {"house", "matrix", "e2e", "services", "cluster", "crash", "documents"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What carries no other marker is fast. On PostgreSQL a fast test that asks no database is left out: it would say
    the same again.
    """
    for item in items:
        if not MARKERS.intersection(mark.name for mark in item.iter_markers()):
            item.add_marker(pytest.mark.fast)
    if connection.vendor == "postgresql":
        same = [item for item in items if item.get_closest_marker("fast") and not _asks_the_database(item)]
        config.hook.pytest_deselected(items=same)
        kept = set(items).difference(same)
        items[:] = [item for item in items if item in kept]
    items[:] = sorted(in_order(items), key=_when)
    for item in items:
        if _asks_the_database(item) and item.fixturenames[:1] != ["ground"]:  # type: ignore[attr-defined]
            item.fixturenames.insert(0, "ground")  # type: ignore[attr-defined]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """What a test does not stand on goes before anything of it is set up."""
    grounds = item.config.stash.get(GROUNDS, None)
    if grounds is not None and _asks_the_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            grounds.keep(builds_of(item))


def _when(item: pytest.Item) -> int:
    """What takes long comes first, so that at the end no process waits for another. A browser comes last, as its event
    loop runs on in the process; of that, stories come before screens, which are short.
    """
    marks = {mark.name for mark in item.iter_markers()}
    if "e2e" in marks:
        return 3 if "tour" in getattr(item, "fixturenames", ()) else 2
    return 0 if marks & {"crash", "documents"} and not _asks_the_database(item) else 1


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"}.intersection(getattr(item, "fixturenames", ()))
    is_case = issubclass(getattr(item, "cls", None) or object, SimpleTestCase)
    return bool(fixtures) or is_case or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_keepdb(
    request: pytest.FixtureRequest,
    django_db_use_migrations: bool,
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
) -> Iterator[bool]:
    """The suite begins with a copy of a migrated database, which it throws away at its end; on PostgreSQL only where
    one is given.
    """
    if connection.vendor != "sqlite" or not django_db_use_migrations:
        with django_db_blocker.unblock():
            is_there = connection.vendor == "postgresql" and copied_on_postgresql(
                connection.creation._get_test_db_name()
            )
        yield is_there or request.config.option.reuse_db
        return
    place = Path(connection.settings_dict["TEST"]["NAME"])
    migrated_copy(place)
    yield True
    connections.close_all()
    for left in place.parent.glob(f"{place.name}*"):
        left.unlink()


@pytest.fixture(scope="session")
def grounds(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[Grounds]:
    """What tests begin with, layer upon layer; nothing is left of it at the end."""
    standing = Grounds(tmp_path_factory.mktemp("ground"))
    request.config.stash[GROUNDS] = standing
    yield standing
    with django_db_blocker.unblock():
        standing.keep([])


@pytest.fixture
def ground(request: pytest.FixtureRequest, grounds: Grounds, django_db_blocker: Any, tmp_path: Path) -> None:
    """Set up before anything else of a test that asks the database: what it stands on, and copies of it for itself."""
    with django_db_blocker.unblock():
        if flushes(request.node):
            grounds.lay_bare()
        if commits(request.node):
            return
        grounds.stand_on(builds_of(request.node))
    request.node.given = grounds.copies()
    if grounds.layers:
        shutil.copytree(grounds.layers[-1].files, tmp_path, dirs_exist_ok=True)


@pytest.fixture(autouse=True)
def clean_house(tmp_path: Path, settings: object) -> None:
    """Nothing of the last test is left in a process-wide cache, and files go to a folder of this test's own."""
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    settings.INTRANET_FILES_DIR = tmp_path / "files"  # type: ignore[attr-defined]
    forget()


@grounded
def province() -> Province:
    """Five units and one person a persona, all with posts that are open today."""
    return build_province()


@pytest.fixture
def at_once(transactional_db: None, tmp_path: Path) -> Iterator[Callable[..., list[Any]]]:
    """Runs a function in many threads at once, each with a connection of its own; returns the answers in order.

    SQLite in memory is one connection for all threads, so the threads get a copy of the database on disk; ask about the
    outcome through the same fixture, with one call.
    """
    settings = connections.settings["default"]
    name = settings["NAME"]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "race.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        settings["NAME"] = str(tmp_path / "race.sqlite3")

    def run(function: Callable[[int], Any], times: int = 1) -> list[Any]:
        def alone(number: int) -> Any:
            try:
                return function(number)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(alone, range(times)))

    yield run
    settings["NAME"] = name
