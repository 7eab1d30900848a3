"""A catalogue of its own beside the site's: for measuring, without a word in the real one."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import load_backend
from django.test.utils import override_settings

from search import backends, models
from search.abbreviations import given

SQLITE = "django.db.backends.sqlite3"


@contextmanager
def scratch_catalogue(engine: str = "") -> Iterator[Path]:
    """Inside, entries and index are those of an empty catalogue in a folder that is deleted at the end; the folder.

    ``engine`` is an address as in ``SEARCH_URL``. For a command alone: all of this process that asks the default
    database meanwhile asks the scratch one, which has the tables of the catalogue and no others.
    """
    with tempfile.TemporaryDirectory(prefix="sen-catalogue-") as name:
        folder = Path(name)
        with _database(folder / "catalogue.sqlite3"), _engine(engine, folder):
            backends.close()
            _make_tables()
            try:
                yield folder
            finally:
                backends.close()


@contextmanager
def _engine(engine: str, folder: Path) -> Iterator[None]:
    with backends.beside(engine) as place, override_settings(SEARCH_URL=place, SEARCH_INDEX_DIR=folder):
        yield


@contextmanager
def _database(file: Path) -> Iterator[None]:
    own = connections[DEFAULT_DB_ALIAS]
    settings = {**own.settings_dict, "ENGINE": SQLITE, "NAME": str(file), "OPTIONS": {}, "CONN_MAX_AGE": None}
    scratch = load_backend(SQLITE).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = scratch
    try:
        yield
    finally:
        scratch.close()
        connections[DEFAULT_DB_ALIAS] = own


def _make_tables() -> None:
    """Without migrations: they would tell every other app that there are new tables."""
    with connections[DEFAULT_DB_ALIAS].schema_editor() as editor:
        for model in apps.get_app_config("search").get_models():
            editor.create_model(model)
    models.Wording.objects.bulk_create(models.Wording(**row) for row in given())
