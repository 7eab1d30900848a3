"""The one door in: a file is received, checked, stored, and only then known to the database."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files import pdf_signatures, storage
from intranet.files.checks import examine
from intranet.files.errors import FileRefused
from intranet.files.extraction.process import Reading
from intranet.files.incoming import Received, receive
from intranet.files.kinds import ATTACHMENTS, KINDS
from intranet.files.models import Attachment, StoredFile
from intranet.files.names import name_for
from intranet.files.pages import keep_pages, note_of
from intranet.people.models import Person

Signatures = list[dict[str, Any]] | None

logger = logging.getLogger("intranet.files")


def accept_file(upload: File, *, by: Person, kinds: frozenset[str] = ATTACHMENTS, vouched: bool = False) -> StoredFile:
    """Take an upload in, byte for byte. The same content is stored once, and checked each time.

    ``vouched`` says that ``by`` has looked at the document and settles the doubts of the checks, on the record.

    Call it before your own transaction, not inside one: reading takes up to 20 seconds, and a refusal is audited even
    when what you were about to do is rolled back. A file that nothing is attached to within seven days is swept.

    Raises:
        FileRefused: ``code`` for programs, ``message`` for the sender; nothing of the file was kept.
        RuntimeError: called inside a transaction.
    """
    return _accept(upload.name or "", upload.chunks(storage.CHUNK), by, kinds, vouched)


def accept_bytes(
    name: str, content: bytes, *, by: Person, kinds: frozenset[str] = ATTACHMENTS, vouched: bool = False
) -> StoredFile:
    """As ``accept_file``, for commands that hold the content already."""
    return _accept(name, [content], by, kinds, vouched)


def examine_bytes(
    name: str, content: bytes, *, by: Person | None, kinds: frozenset[str] = ATTACHMENTS, vouched: bool = False
) -> Reading:
    """What ``accept_bytes`` would find, with nothing stored (``--dry-run``); a refusal is audited all the same.

    Raises:
        FileRefused: as ``accept_file``.
    """
    return _examine(name, [content], by, kinds, vouched)


def examine_file(
    upload: File, *, by: Person | None, kinds: frozenset[str] = ATTACHMENTS, vouched: bool = False
) -> Reading:
    """As ``examine_bytes``, a piece of the file at a time."""
    return _examine(upload.name or "", upload.chunks(storage.CHUNK), by, kinds, vouched)


def attach(stored: StoredFile, subject: models.Model, *, role: str, name: str, position: int = 0) -> Attachment:
    """Hang a stored file on ``subject``; whoever may read that may open it. Call inside the writing transaction.

    The name is cleaned and gets the ending of what the content is; it is a label, never a path.
    """
    return Attachment.objects.create(
        file=stored,
        subject_model=subject._meta.label_lower,
        subject_id=subject.pk,
        role=role,
        name=name_for(name, KINDS[stored.kind]),
        position=position,
    )


def detach_all(subject: models.Model) -> int:
    """Take every file off ``subject``, which is about to be deleted; returns how many. The sweep removes the bytes."""
    return Attachment.objects.filter(subject_model=subject._meta.label_lower, subject_id=subject.pk).delete()[0]


def _examine(name: str, chunks: Iterable[bytes], by: Person | None, kinds: frozenset[str], vouched: bool) -> Reading:
    with audited_refusal(by), receive(chunks) as received:
        return examine(received, name, kinds, vouched=vouched).reading


def _accept(name: str, chunks: Iterable[bytes], by: Person, kinds: frozenset[str], vouched: bool) -> StoredFile:
    with audited_refusal(by), receive(chunks) as received:
        reading, settled = examine(received, name, kinds, vouched=vouched)
        signatures = pdf_signatures.verify(received.path) if reading.is_signed else None
        storage.put(received)
        return _keep(received, reading, by, settled, signatures)


@contextmanager
def audited_refusal(by: Person | None) -> Iterator[None]:
    """A refusal leaves the time, the person and the reason: no name, no hash, no content (domain.md §5.1)."""
    try:
        yield
    except FileRefused as refused:
        logger.info("file refused: %s, sent by person %s", refused.code, by.pk if by else "unknown")
        with transaction.atomic(durable=True):
            record("file.refused", actor=by, subject="file", details={"refusal": refused.code})
        raise


def _keep(
    received: Received, reading: Reading, by: Person, settled: tuple[str, ...], signatures: Signatures
) -> StoredFile:
    """The row for a content that is in the store; two senders at once are settled by the unique hash."""
    now = timezone.now()
    with transaction.atomic(durable=True):
        if not StoredFile.objects.filter(sha256=received.sha256).update(accepted_at=now, signatures=signatures):
            _create(lambda: _insert(received, reading, by, signatures))
        stored = StoredFile.objects.get(sha256=received.sha256)
        details = {"kind": stored.kind, "size": stored.size} | ({"vouched": list(settled)} if settled else {})
        record("file.accepted", actor=by, subject=stored, details=details)
    return stored


def _create(insert: Callable[[], None]) -> None:
    try:
        with write_transaction():
            insert()
    except IntegrityError:
        logger.info("the same file came in twice at once")


def _insert(received: Received, reading: Reading, by: Person, signatures: Signatures) -> None:
    stored = _row(received, reading, by)
    stored.signatures = signatures
    stored.save(force_insert=True)
    keep_pages(stored, reading.pages)


def _row(received: Received, reading: Reading, by: Person) -> StoredFile:
    now = timezone.now()
    return StoredFile(
        sha256=received.sha256,
        size=received.size,
        kind=reading.kind,
        media_type=KINDS[reading.kind].media_type,
        text=reading.text,
        text_note=note_of(reading),
        notices=list(reading.notices),
        is_scanned=reading.is_scanned,
        created_at=now,
        created_by=by,
        accepted_at=now,
    )
