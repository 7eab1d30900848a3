"""Compiles every message catalogue below the project: ``python -m intranet.catalogues``.

Written in Python because a machine that only has python3 and make has no ``msgfmt``.
"""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("intranet", "plugins", "search", "tests")


def sources(root: Path = ROOT) -> list[Path]:
    """Every ``.po`` file of the project's own packages."""
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob("locale/*/LC_MESSAGES/*.po"))


def compile_stale(root: Path = ROOT) -> int:
    """Compile the catalogues that are newer than their compiled form; returns how many there were."""
    stale = [po for po in sources(root) if _is_stale(po)]
    for po in stale:
        polib.pofile(str(po)).save_as_mofile(str(po.with_suffix(".mo")))
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


if __name__ == "__main__":
    sys.stdout.write(f"{compile_stale()} catalogues compiled\n")
