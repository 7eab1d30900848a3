"""``python -m tests.architecture.removal_matrix``: the house without each plugin, without any, each alone, reversed.

For every combination the project is copied, the folders and tests of the plugins that are not in it are deleted, and in
the copy the system checks run, an empty database is migrated, and the tests marked ``house`` pass.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

from intranet.settings.environment import ROOT
from tests.architecture.trees import copy_without, run_in
from tests.migrated import GIVEN

DOUBLES = ["tests.doubles.plinth", "tests.doubles.dummy", "tests.doubles.poison"]
Combination = tuple[str, ...]
AT_ONCE = os.cpu_count() or 1
"""Each combination is a copy and a process of its own."""


def installed() -> Combination:
    """Slugs of the project's own plugins."""
    return tuple(sorted(path.parent.name for path in (ROOT / "plugins").glob("*/apps.py")))


def combinations(slugs: Combination) -> list[Combination]:
    """None; each taken away; each alone; all in reversed order. Every combination once."""
    without = (tuple(slug for slug in slugs if slug != gone) for gone in slugs)
    alone = ((slug,) for slug in slugs)
    return list(dict.fromkeys(chain([()], without, alone, [tuple(reversed(slugs))])))


def prove(slugs: Combination, everything: Combination, core: Path, place: Path) -> list[str]:
    """What went wrong with one combination; empty when nothing did. Nothing else may be in the folder ``place``.

    The doubles stay installed, so that the doors are looked at each time; only the bare core goes without them. It is
    migrated from nothing, and so is the house with all plugins; plugins of the others come into a migrated core, as
    they do in an office, from a copy of the database ``core``.
    """
    plugins = [f"plugins.{slug}" for slug in slugs] + (DOUBLES if slugs else [])
    gone = [slug for slug in everything if slug not in slugs]
    paths = [path for slug in gone for path in (f"plugins/{slug}", f"tests/plugins/{slug}")]
    tree = copy_without(place / "tree", *paths)
    database = place / "house.sqlite3" if slugs else core
    if slugs and gone:
        shutil.copyfile(core, database)
    ran = run_in(tree, "-m", "tests.architecture.combination", plugins=plugins, **_environment(database, place))
    return [f"ended with {ran.returncode}", ran.stdout[-6000:], ran.stderr[-6000:]] if ran.returncode else []


def _environment(database: Path, place: Path) -> dict[str, str]:
    """The database, and a folder of compiled files that the next combination in the same place finds again: compiling
    everything takes longer than most of what is run.
    """
    compiled = {"PYTHONPYCACHEPREFIX": f"{place}.compiled", "PYTHONDONTWRITEBYTECODE": ""}
    return compiled | {"INTRANET_DATABASE_URL": f"sqlite:///{database}", GIVEN: str(database)}


def main() -> int:
    everything = installed()
    migrated_from_nothing = [(), tuple(reversed(everything))]
    others = [slugs for slugs in combinations(everything) if slugs not in migrated_from_nothing]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        places = SimpleQueue[Path]()
        for number in range(AT_ONCE):
            places.put(Path(folder) / str(number))
        tell = partial(_told, everything, Path(folder) / "core.sqlite3", places)
        is_right = [*pool.map(tell, migrated_from_nothing), *pool.map(tell, others)]
    return 0 if all(is_right) else 1


def _told(everything: Combination, core: Path, places: "SimpleQueue[Path]", slugs: Combination) -> bool:
    """Prove one combination in a place that no other uses just now, and print how it went."""
    begun = monotonic()
    with _taken(places) as place:
        problems = prove(slugs, everything, core, place)
    verdict = "FAILED" if problems else "ok"
    name = " + ".join(slugs) or "no plugin"
    sys.stdout.write("\n".join([f"{verdict:<7} {name} ({monotonic() - begun:.0f} s)", *problems]) + "\n")
    sys.stdout.flush()
    return not problems


@contextmanager
def _taken(places: "SimpleQueue[Path]") -> Iterator[Path]:
    """An empty folder; its path is the same again and again, or compiled files would not be found again."""
    place = places.get()
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place)
        places.put(place)


if __name__ == "__main__":
    sys.exit(main())
