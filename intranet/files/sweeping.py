"""Files that nothing refers to any more, and files that are not what they were."""

import fcntl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db.models import ProtectedError
from django.utils import timezone

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files import incoming, storage
from intranet.files.models import Attachment, StoredFile
from intranet.files.queries import model_of, unattached

ORPHAN_AFTER = timedelta(hours=24)
"""A file without a row: its transaction was rolled back, or its process was killed before the commit."""

UNUSED_AFTER = timedelta(days=7)
"""A file that was taken in and never attached: somebody left the form."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep removed, or would remove."""

    half_received: int
    lost_attachments: int
    unused: int
    orphans: int


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the whole store found; ``damaged`` are hashes of rows whose file is missing or changed."""

    intact: int
    damaged: tuple[str, ...]
    orphans: int


def sweep(*, dry_run: bool = False) -> Swept:
    """Remove what nobody can open. Rows go before their bytes, so there is never a row without a file."""
    if dry_run:
        return Swept(0, sum(1 for _ in _lost()), len(_unused()), sum(1 for _ in _orphans()))
    half_received = incoming.wipe()
    lost = _remove_lost()
    unused = sum(_remove_unused(stored) for stored in _unused())
    swept = Swept(half_received, lost, unused, sum(_remove_orphan(path) for path in list(_orphans())))
    if swept.lost_attachments or swept.unused:
        with write_transaction():
            details = {"attachments": swept.lost_attachments, "files": swept.unused}
            record("file.swept", actor=None, subject="file", details=details)
    return swept


def verify() -> Verified:
    """Hash every stored file anew, missing ones included. Reads the whole store."""
    damaged = []
    intact = 0
    for sha256, size in StoredFile.objects.order_by("pk").values_list("sha256", "size").iterator():
        if storage.is_intact(sha256, size):
            intact += 1
        else:
            damaged.append(sha256)
    return Verified(intact, tuple(damaged), sum(1 for _ in _orphans()))


def _lost() -> Iterator[int]:
    """Attachments whose subject was deleted. A model that is not installed keeps its: its plugin may come back."""
    for label in Attachment.objects.order_by().values_list("subject_model", flat=True).distinct():
        model = model_of(label)
        if model is not None:
            there = model._base_manager.values("pk")
            yield from (
                Attachment.objects.filter(subject_model=label)
                .exclude(subject_id__in=there)
                .values_list("pk", flat=True)
            )


def _remove_lost() -> int:
    with write_transaction():
        return Attachment.objects.filter(pk__in=list(_lost())).delete()[0]


def _unused() -> list[StoredFile]:
    return list(unattached().filter(accepted_at__lte=timezone.now() - UNUSED_AFTER).defer("text"))


def _remove_unused(stored: StoredFile) -> int:
    """Asked again in the deleting statement: it may have been attached, or come in again, meanwhile."""
    latest = timezone.now() - UNUSED_AFTER
    try:
        with write_transaction():
            return unattached().filter(pk=stored.pk, accepted_at__lte=latest).delete()[0]
    except ProtectedError:
        return 0  # another app refers to the file in its own way


def _orphans() -> Iterator[Path]:
    for path in storage.stored_before(ORPHAN_AFTER.total_seconds()):
        if not StoredFile.objects.filter(sha256=path.name).exists():
            yield path


def _remove_orphan(path: Path) -> int:
    with storage.locked(fcntl.LOCK_EX):
        if not storage.is_older(path, ORPHAN_AFTER.total_seconds()):
            return 0  # the same content was put again since
        if StoredFile.objects.filter(sha256=path.name).exists():
            return 0
        path.unlink()
    return 1
