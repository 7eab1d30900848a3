"""What the worker does for the store: ``sweep`` once a day, ``verify`` once a week, ``read_rest`` for each scan."""

import logging
from typing import Any

from intranet.files import pages, storage, sweeping
from intranet.files.models import StoredFile
from intranet.files.scans import program, read_page

logger = logging.getLogger("intranet.files")


def sweep(job: Any = None) -> None:
    """Remove what nobody can open."""
    logger.info("files swept: %s", sweeping.sweep())


def verify(job: Any = None) -> None:
    """Hash every stored file anew; a damaged one is an error in the log, with its hash."""
    found = sweeping.verify()
    if found.damaged:
        logger.error("%d stored files are damaged: %s", len(found.damaged), ", ".join(found.damaged[:20]))


def read_rest(file: int, job: Any = None) -> None:
    """Read the further pages of a scan, one at a time; called again, it goes on where it was stopped."""
    stored = StoredFile.objects.filter(pk=file).first()
    if stored is None or not program():
        return
    waiting = pages.waiting_pages(stored)
    for done, number in enumerate(waiting):
        if job is not None:
            job.report(done, len(waiting))
        found = read_page(storage.path_of(stored.sha256), stored.kind, number)
        if not pages.keep_page(stored, number, found):
            return
    pages.finish(stored)
