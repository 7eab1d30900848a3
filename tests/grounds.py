"""What many tests begin with is made once and stands under each of them in turn.

A fixture that is ``@grounded`` is built outside the transaction of the test, in one of the run's own that goes back
when a test comes that begins with something else. A test changes what it likes: its transaction goes back, its files
lie in a folder of its own, and the objects it gets are copies.
"""

import copy
import inspect
import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase, override_settings

from intranet.access import rules
from search import backends

Build = Callable[..., Any]
HOUSE = ("intranet.", "plugins.", "search.")


def grounded(build: Build) -> Any:
    """A fixture that gives what ``build`` makes of other grounded fixtures, and of nothing else. Where the test commits
    it is made there.
    """

    def standing(request: pytest.FixtureRequest, db: None, **needed: Any) -> Any:
        given = getattr(request.node, "given", None)
        return build(**needed) if given is None else given[build.__name__]

    own = list(inspect.signature(standing).parameters.values())[:2]
    needs = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in _arguments(build)]
    standing.__signature__ = inspect.Signature([*own, *needs])  # type: ignore[attr-defined]  pytest asks for no more
    standing.build = build  # type: ignore[attr-defined]
    return pytest.fixture(name=build.__name__)(standing)


@dataclass
class Layer:
    """One thing that was built, in a transaction inside that of the layer below. ``values`` and ``files`` hold what
    this layer and those below are, by name; building this one may have changed those below.
    """

    build: Build
    values: dict[str, Any]
    around: ExitStack
    files: Path


@dataclass
class Grounds:
    """The layers that stand now, the lowest first."""

    folder: Path
    layers: list[Layer] = field(default_factory=list)
    made: int = 0
    is_bare: bool = False

    def stand_on(self, builds: list[Build]) -> None:
        """Take away what is not asked for, then build what is missing."""
        self.keep(builds)
        for build in builds[len(self.layers) :]:
            self._lay(build)

    def keep(self, builds: list[Build]) -> None:
        """Take away the layers above those that ``builds`` begin with; all, where a test closed the connection."""
        same = 0
        while self._is_standing(same, builds):
            same += 1
        while len(self.layers) > same:
            self.layers.pop().around.close()

    def lay_bare(self) -> None:
        """Before the first test that commits, empty what migrations filled: each of them leaves the tables empty for
        the next, and which is the first is a matter of how the run was shared out.
        """
        if not self.is_bare:
            self.is_bare = True
            call_command("flush", verbosity=0, interactive=False, allow_cascade=False)

    def copies(self) -> dict[str, Any]:
        """What was built, by name; objects that two of them share are shared by the copies."""
        return copy.deepcopy(self.layers[-1].values) if self.layers else {}

    def _is_standing(self, place: int, builds: list[Build]) -> bool:
        if connection.closed_in_transaction or place >= min(len(builds), len(self.layers)):
            return False
        return self.layers[place].build is builds[place]

    def _lay(self, build: Build) -> None:
        files, values = self._folder(), self.copies()
        around = ExitStack()
        atomic = transaction.atomic()
        atomic._from_testcase = True  # type: ignore[attr-defined]  as Django's own TestCase says it
        around.enter_context(atomic)
        around.callback(_go_back)
        forget()
        try:
            with override_settings(DATA_DIR=files, INTRANET_FILES_DIR=files / "files"):
                values[build.__name__] = build(**{name: values[name] for name in _arguments(build)})
        except BaseException:
            around.close()
            raise
        self.layers.append(Layer(build, values, around, files))

    def _folder(self) -> Path:
        self.made += 1
        place = self.folder / str(self.made)
        if self.layers:
            shutil.copytree(self.layers[-1].files, place)
        else:
            place.mkdir()
        return place


def forget() -> None:
    """Nothing of what stood before is left in a process-wide cache. What is kept under a revision goes, as revisions
    and keys begin anew.
    """
    for kept in _kept_under_revisions(len(sys.modules)):
        kept.cache_clear()
    rules._kept.set(None)
    backends.close()


@cache
def _kept_under_revisions(modules: int) -> list[Any]:
    """The functions of the house that remember by revision; looked for again where ``modules`` more were imported."""
    house = [module for name, module in list(sys.modules.items()) if name.startswith(HOUSE)]
    kept = {each for module in house for each in vars(module).values() if isinstance(each, _lru_cache_wrapper)}
    return [each for each in kept if "revision" in inspect.signature(each).parameters]


def builds_of(item: pytest.Item) -> list[Build]:
    """What ``item`` stands on, what is needed for another first; nothing where it commits, or is a ``TestCase``."""
    fixtures = getattr(item, "_fixtureinfo", None)
    if fixtures is None or not hasattr(item, "fixturenames") or commits(item):
        return []
    found: dict[str, Build] = {}

    def add(name: str) -> None:
        made = fixtures.name2fixturedefs.get(name)
        build = getattr(made[-1].func, "build", None) if made else None
        if build is not None and name not in found:
            for needed in _arguments(build):
                add(needed)
            found[name] = build

    for name in item.fixturenames:
        add(name)
    return list(found.values())


def commits(item: pytest.Item) -> bool:
    """Whether the transactions of ``item`` are real ones, or it sees to its own."""
    mark = item.get_closest_marker("django_db")
    is_case = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return is_case or "transactional_db" in item.fixturenames or bool(mark and mark.kwargs.get("transaction"))


def flushes(item: pytest.Item) -> bool:
    """Whether the tables are emptied after ``item``: its transactions are real, and nobody takes them back."""
    return commits(item) and not issubclass(getattr(item, "cls", None) or object, TestCase)


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests of a module that stand on the same, one after the other; modules stay as they are."""
    place: dict[Any, int] = {}
    for item in items:
        place.setdefault(_module(item), len(place))
    names = {item: [build.__name__ for build in builds_of(item)] for item in items}
    return sorted(items, key=lambda item: (place[_module(item)], names[item]))


def _module(item: pytest.Item) -> tuple[bool, Any]:
    return commits(item), getattr(item, "module", None)


def _arguments(build: Build) -> list[str]:
    return list(inspect.signature(build).parameters)


def _go_back() -> None:
    if connection.in_atomic_block:
        transaction.set_rollback(True)
