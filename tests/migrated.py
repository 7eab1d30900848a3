"""A database that was migrated once, and a small demo that was laid once: a copy takes a moment, making it half a
minute.

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
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from intranet.settings.environment import PLUGINS, ROOT

GIVEN = "MIGRATED_DATABASE"
"""Names an SQLite file that was migrated with the same plugins just now; for whoever has one already."""
TEMPLATE = "MIGRATED_TEMPLATE"
"""Names a PostgreSQL database on the server of the tests that was migrated with their plugins."""
DAY = 24 * 60 * 60
WEEK = 7 * DAY
"""Seconds."""
MIGRATE = "import gc; gc.disable(); from django.core.management import execute_from_command_line as run; run()"
"""A third of the time goes into looking for rubbish among the states of the models."""
LAY = "from intranet.demo import __main__ as demo; demo.prepare(8000, small=True)"


def migrated_copy(place: Path) -> None:
    """Put an SQLite database that was migrated with the plugins of these tests, without a row of ours, at ``place``."""
    from django.conf import settings

    given = os.environ.get(GIVEN)
    shutil.copyfile(given or _template(settings.INTRANET_PLUGINS, "intranet.settings.test"), place)


def small_demo(place: Path) -> None:
    """Put the folder of a small demo at ``place``, as its start leaves it before it serves; nothing in it knows its
    place.
    """
    shutil.copytree(_made_once(f"{_key_of_demo()}.demo", _lay), place, dirs_exist_ok=True)


def clean_environment() -> dict[str, str]:
    """For a process that does not belong to these tests: nothing that was set for them reaches it."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("INTRANET_", "DJANGO_", "DATABASE_"))}


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
    """Kept for as long as no migration changes."""
    return _made_once(f"{_key(plugins)}.sqlite3", lambda new: _run(f"sqlite:///{new}", plugins, settings))


def _folder() -> Path:
    folder = Path(tempfile.gettempdir()) / "sen-migrated"
    folder.mkdir(exist_ok=True)
    return folder


def _made_once(name: str, make: Callable[[Path], None]) -> Path:
    """Made by whoever comes first, while the others wait."""
    made = _folder() / name
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _throw_away_old(made.parent)
            new = made.with_suffix(f".{os.getpid()}")
            make(new)
            new.rename(made)
    return made


def _throw_away_old(folder: Path) -> None:
    for kept in folder.glob("*.*"):
        age = time.time() - kept.stat().st_mtime
        if kept.is_dir() and age > DAY:
            shutil.rmtree(kept, ignore_errors=True)
        elif age > WEEK:
            kept.unlink(missing_ok=True)


def _key(plugins: list[str]) -> str:
    """The same for the same migrations and the same plugins, in the same order."""
    of = hashlib.sha256(f"{version('django')} {version('wagtail')} {plugins}".encode())
    for part in ("intranet", "plugins", "search", "tests"):
        for file in sorted((ROOT / part).rglob("migrations/*.py")):
            of.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return of.hexdigest()[:20]


def _key_of_demo() -> str:
    """The same for the same code on the same day: what is laid lies around today."""
    of = hashlib.sha256(f"{datetime.now(ZoneInfo('Asia/Ho_Chi_Minh')).date()} {_key(PLUGINS)}".encode())
    for part in ("intranet", "plugins", "search", "themes"):
        for file in sorted((ROOT / part).rglob("*")):
            if file.is_file() and file.suffix not in {".pyc", ".mo"}:
                of.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return of.hexdigest()[:20]


def _lay(place: Path) -> None:
    place.mkdir()
    shutil.copyfile(_template(PLUGINS, "intranet.settings.dev"), place / "db.sqlite3")
    environment = clean_environment() | {"INTRANET_DATA_DIR": str(place)}
    subprocess.run([sys.executable, "-c", LAY], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _run(database: str, plugins: list[str], settings: str) -> None:
    environment = clean_environment() | {"INTRANET_DATABASE_URL": database, "INTRANET_PLUGINS": ",".join(plugins)}
    command = [sys.executable, "-c", MIGRATE, "migrate", "--verbosity", "0", "--settings", settings]
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
