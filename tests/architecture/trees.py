"""Copies of the project from which something has been taken away, and commands run inside them."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from intranet.settings.environment import ROOT

LEFT_OUT = (".git", ".venv", "var", ".mypy_cache", ".ruff_cache", ".pytest_cache", "bench", "docs", ".elasticsearch")


def copy_without(target: Path, *gone: str) -> Path:
    """Copy the project to ``target`` without the given paths (``plugins/fulltext``); returns the copy. What is compiled
    already goes along: compiling it anew takes longer than most of what is run there.
    """
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    for path in gone:
        shutil.rmtree(target / path, ignore_errors=True)
    return target


def run_in(tree: Path, *command: str, plugins: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``python command…`` in a copy with exactly these plugins installed, on the test settings.

    Nothing of the caller's plugins, database or data folder reaches the copy unless it is given in ``environment``.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("INTRANET_", "DATABASE_URL", "PYTEST_"))
    }
    kept |= {
        "DJANGO_SETTINGS_MODULE": "intranet.settings.test",
        "INTRANET_PLUGINS": ",".join(plugins),
        "INTRANET_DATA_DIR": str(tree / "var"),
        "PYTHONPATH": str(tree),
    }
    (tree / "var").mkdir(exist_ok=True)
    return subprocess.run([sys.executable, *command], cwd=tree, env=kept | environment, capture_output=True, text=True)


def url_of_database(folder: Path) -> str:
    """Where another process finds the rows of this test: the server's test database, or a copy of the one in memory."""
    if connection.vendor == "sqlite":
        path = folder / "populated.sqlite3"
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        return f"sqlite:///{path}"
    known = connection.settings_dict
    user = f"{quote(known['USER'])}:{quote(known['PASSWORD'])}" if known["PASSWORD"] else quote(known["USER"])
    return f"postgres://{user}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
