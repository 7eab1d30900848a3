"""A database that was migrated once: a copy of it takes a moment, migrating takes half a minute."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from django.apps import apps

from intranet.settings.environment import ROOT

GIVEN = "MIGRATED_DATABASE"
"""Names an SQLite file that was migrated with the same plugins just now; for whoever has one already."""
WEEK = 7 * 24 * 60 * 60
"""Seconds."""


def migrated_copy(place: Path) -> None:
    """Put a migrated SQLite database without a row of ours at ``place``."""
    shutil.copyfile(os.environ.get(GIVEN) or _template(), place)


def _template() -> Path:
    """Made by whoever comes first, while the others wait; kept for as long as no migration changes."""
    folder = Path(tempfile.gettempdir()) / "sen-migrated"
    folder.mkdir(exist_ok=True)
    made = folder / f"{_key()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _throw_away_old(folder)
            _migrate(made)
    return made


def _throw_away_old(folder: Path) -> None:
    for kept in folder.glob("*.sqlite3*"):
        if time.time() - kept.stat().st_mtime > WEEK:
            kept.unlink()


def _key() -> str:
    """The same for the same migrations of the same apps, in the same order."""
    of = hashlib.sha256(f"{version('django')} {version('wagtail')}".encode())
    for config in apps.get_app_configs():
        of.update(config.name.encode())
        for file in sorted(Path(config.path).glob("migrations/*.py")):
            of.update(file.name.encode() + file.read_bytes())
    return of.hexdigest()[:20]


def _migrate(place: Path) -> None:
    new = place.with_suffix(".new")
    environment = os.environ | {"INTRANET_DATABASE_URL": f"sqlite:///{new}"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--settings", "intranet.settings.test"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    new.rename(place)
