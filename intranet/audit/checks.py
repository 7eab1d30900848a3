"""The chain and its checkpoints, asked together."""

from dataclasses import replace
from pathlib import Path

from intranet.audit import checkpoints
from intranet.audit.verify import Verdict, verify


def check(file: Path | None = None) -> Verdict:
    """Go through the chain, then hold it against the checkpoints in ``file``, or in the usual place if there are any.

    Raises:
        UnreadableCheckpoints: ``file`` was named but holds none.
    """
    verdict = verify()
    usual = checkpoints.default_file()
    if file is None and not usual.exists():
        return replace(verdict, notes=(*verdict.notes, "there are no checkpoints; a rollback could not be seen"))
    if not verdict.is_intact:
        return verdict
    return replace(verdict, finding=checkpoints.compare(file or usual))
