"""What the worker does for the log, daily and on request."""

import logging

from intranet.audit import checkpoints
from intranet.audit.checks import check
from intranet.audit.services import record
from intranet.audit.verify import Verdict
from intranet.database import write_transaction

logger = logging.getLogger("intranet.audit")

VERIFIED = "audit.verified"
TAMPERED = "audit.tampering-found"


def checkpoint() -> None:
    """Append a signed checkpoint to the file outside the database."""
    checkpoints.append()


def verify() -> Verdict:
    """Go through the whole log, and record what was found: the screen of the security officer shows the last result.

    A finding is also logged as critical, because whoever tampers with the log can also hide a row of it.
    """
    verdict = check()
    details: dict[str, object] = {"rows": verdict.last_id, "hash": verdict.last_hash, "notes": list(verdict.notes)}
    if finding := verdict.finding:
        details |= {"row": finding.row, "fault": str(finding.fault), "message": finding.message}
        logger.critical("The audit log was tampered with: %s", finding.message)
    with write_transaction():
        record(TAMPERED if finding else VERIFIED, actor=None, subject="audit", details=details)
    return verdict
