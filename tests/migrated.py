"""A database that was migrated once: a copy of it takes a moment, migrating takes half a minute.

``python -m tests.migrated`` prepares the PostgreSQL database that ``MIGRATED_TEMPLATE`` names, for a run to copy.
"""

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

from intranet.settings.environment import PLUGINS, ROOT

GIVEN = "MIGRATED_DATABASE"
"""Names an SQLite file that was migrated with the same plugins just now; for whoever has one already."""
TEMPLATE = "MIGRATED_TEMPLATE"
"""Names a PostgreSQL database on the server of the tests that was migrated with their plugins."""
WEEK = 7 * 24 * 60 * 60
"""Seconds."""


def migrated_copy(place: Path) -> None:
    """Put an SQLite database that was migrated with the plugins of these tests, without a row of ours, at ``place``."""
    from django.conf import settings

    given = os.environ.get(GIVEN)
    shutil.copyfile(given or _template(settings.INTRANET_PLUGINS, "intranet.settings.test"), place)


def migrated_demo(place: Path) -> None:
    """The same with the plugins that are installed where nothing else is said."""
    shutil.copyfile(_template(PLUGINS, "intranet.settings.dev"), place)


def copied_on_postgresql(name: str) -> bool:
    """Make the database ``name`` out of the template; False where there is none."""
    from django.db import connection

    template = os.environ.get(TEMPLATE)
    if template:
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return bool(template)


def _template(plugins: list[str], settings: str) -> Path:
    """Made by whoever comes first, while the others wait; kept for as long as no migration changes."""
    folder = Path(tempfile.gettempdir()) / "sen-migrated"
    folder.mkdir(exist_ok=True)
    made = folder / f"{_key(plugins)}.sqlite3"
    with (folder / f"{made.stem}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _throw_away_old(folder)
            _migrate(made, plugins, settings)
    return made


def _throw_away_old(folder: Path) -> None:
    for kept in folder.glob("*.*"):
        if time.time() - kept.stat().st_mtime > WEEK:
            kept.unlink(missing_ok=True)


def _key(plugins: list[str]) -> str:
    """The same for the same migrations and the same plugins, in the same order."""
    of = hashlib.sha256(f"{version('django')} {version('wagtail')} {plugins}".encode())
    for part in ("intranet", "plugins", "search", "tests"):
        for file in sorted((ROOT / part).rglob("migrations/*.py")):
            of.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return of.hexdigest()[:20]


def _migrate(place: Path, plugins: list[str], settings: str) -> None:
    new = place.with_suffix(".new")
    _run(f"sqlite:///{new}", plugins, settings)
    new.rename(place)


def _run(database: str, plugins: list[str], settings: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("INTRANET_", "DATABASE_"))}
    environment = kept | {"INTRANET_DATABASE_URL": database, "INTRANET_PLUGINS": ",".join(plugins)}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--settings", settings]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _prepare_template() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    template = os.environ[TEMPLATE]
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{template}"')
    connection.close()
    address = os.environ["DATABASE_URL"].rpartition("/")[0]
    _run(f"{address}/{template}", settings.INTRANET_PLUGINS, "intranet.settings.test")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    _prepare_template()
