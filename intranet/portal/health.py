"""What must work for the site to do its work. A check answers ``ok``, ``attention`` or ``broken``, no more."""

import logging
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from intranet.worker.models import Job, JobState
from search.health import check as catalogue_check

logger = logging.getLogger("intranet.portal")
LATE = timedelta(minutes=15)
"""A job that should have started this long ago: the worker is down or far behind."""


def checks() -> dict[str, str]:
    """The state of every part, by name; a check that raises is ``broken`` and its reason is logged."""
    return {name: _contained(name, check) for name, check in CHECKS.items()}


def _contained(name: str, check: Callable[[], str]) -> str:
    try:
        return check()
    except Exception:
        # Whatever the reason, the answer is the same; the log has the details.
        logger.exception("readiness: %s is broken", name)
        return "broken"


def database() -> str:
    """A query is answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def migrations() -> str:
    """Every migration of this code has run."""
    return "ok" if _migrated() else "broken"


@lru_cache(maxsize=1)
def _found_migrated() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError("migrations are missing")
    return True


def _migrated() -> bool:
    """Only a yes is remembered: code that is up to date stays so until the next start, and the question is dear."""
    try:
        return _found_migrated()
    except LookupError:
        return False


def storage() -> str:
    """A file can be written where the originals are kept."""
    folder = Path(settings.INTRANET_FILES_DIR)
    existing = next(path for path in (folder, *folder.parents) if path.is_dir())
    with tempfile.TemporaryFile(dir=existing) as file:
        file.write(b"ok")
    return "ok"


def queue() -> str:
    """The worker keeps up."""
    waiting = Job.objects.filter(state=JobState.WAITING, run_after__lt=timezone.now() - LATE)
    return "attention" if waiting.exists() else "ok"


def search() -> str:
    """The catalogue is told what changed; pages do not depend on it, so it never takes the site out of service."""
    is_well, _words = catalogue_check()
    return "ok" if is_well else "attention"


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "migrations": migrations,
    "storage": storage,
    "queue": queue,
    "search": search,
}
