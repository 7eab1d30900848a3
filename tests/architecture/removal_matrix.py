"""``python -m tests.architecture.removal_matrix``: the house without each plugin, without any, each alone, reversed.

For every combination the project is copied, the folders and tests of the plugins that are not in it are deleted, and in
the copy the system checks run, an empty database is migrated, and the tests marked ``house`` pass.
"""

import compileall
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
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
    ran = run_in(tree, "-m", "tests.architecture.combination", plugins=plugins, **_environment(database))
    return [f"ended with {ran.returncode}", ran.stdout[-6000:], ran.stderr[-6000:]] if ran.returncode else []


def _environment(database: Path) -> dict[str, str]:
    """The database, which is migrated once."""
    return {"INTRANET_DATABASE_URL": f"sqlite:///{database}", GIVEN: str(database)}


def main() -> int:
    everything = installed()
    core, whole = (), tuple(reversed(everything))
    others = [slugs for slugs in combinations(everything) if slugs not in (core, whole)]
    _compile()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        tell = partial(_told, everything, Path(folder) / "core.sqlite3")
        from_nothing = [pool.submit(tell, slugs) for slugs in (core, whole)]
        from_nothing[0].result()  # the others begin with its database, and need not wait for the whole house
        is_right = [*pool.map(tell, others), *(each.result() for each in from_nothing)]
    return 0 if all(is_right) else 1


def _compile() -> None:
    """Copies take along what is compiled; each would take longer to compile than most of what is run in it."""
    for part in ("intranet", "plugins", "search", "themes", "tests"):
        compileall.compile_dir(ROOT / part, quiet=2, workers=AT_ONCE)


def _told(everything: Combination, core: Path, slugs: Combination) -> bool:
    """Prove one combination in a folder of its own, and print how it went."""
    begun = monotonic()
    with tempfile.TemporaryDirectory() as place:
        problems = prove(slugs, everything, core, Path(place))
    verdict = "FAILED" if problems else "ok"
    name = " + ".join(slugs) or "no plugin"
    sys.stdout.write("\n".join([f"{verdict:<7} {name} ({monotonic() - begun:.0f} s)", *problems]) + "\n")
    sys.stdout.flush()
    return not problems


if __name__ == "__main__":
    sys.exit(main())
