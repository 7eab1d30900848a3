"""What the worker does for the store: ``sweep`` once a day, ``verify`` once a week."""

import logging
from typing import Any

from intranet.files import sweeping

logger = logging.getLogger("intranet.files")


def sweep(job: Any = None) -> None:
    """Remove what nobody can open."""
    logger.info("files swept: %s", sweeping.sweep())


def verify(job: Any = None) -> None:
    """Hash every stored file anew; a damaged one is an error in the log, with its hash."""
    found = sweeping.verify()
    if found.damaged:
        logger.error("%d stored files are damaged: %s", len(found.damaged), ", ".join(found.damaged[:20]))
