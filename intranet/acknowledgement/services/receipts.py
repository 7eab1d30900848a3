"""Receipts: how an assignment ends."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from intranet.acknowledgement.errors import AssignmentClosed, NotTheReader, NotThisWay, VersionSuperseded
from intranet.acknowledgement.models import (
    POSITIVE,
    QUICK,
    Assignment,
    Audience,
    Manner,
    Receipt,
    ReceiptKind,
    TallyState,
    Version,
)
from intranet.acknowledgement.services.tallies import move
from intranet.audit.services import record
from intranet.contracts.events import ReadingAcknowledged
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.prepared import insert, prepared
from intranet.registry.events import announce


@dataclass(frozen=True, slots=True)
class Reading:
    """What was on the screen when the person acknowledged: the version (a better transcription of what was asked for
    will do), the statement and its language. ``kind`` is what the caller has proven: a ``Manner``.
    """

    version_id: int
    statement: str
    language: str
    seconds_open: int | None = None
    kind: str = ReceiptKind.ACKNOWLEDGED


def acknowledge(assignment_id: int, reader: Person, reading: Reading) -> Receipt:
    """Record that ``reader`` has read the version that was on the screen.

    Repeating the call returns the first receipt (double click, two tabs, retried request).

    Raises:
        VersionSuperseded: a significant change came in between; the page must show it first.
        AssignmentClosed: withdrawn, replaced or expired; carries the closing receipt.
        NotTheReader: an acknowledgement is personal; a deputy handles duties, not reading.
        NotThisWay: the issuer asks for something else than what was proven, or for what nobody proves alone.
        Assignment.DoesNotExist: there is no such assignment.
    """
    with write_transaction():
        standing = _locked(assignment_id)
        if standing.person_id != reader.pk:
            raise NotTheReader
        if standing.receipt_id is not None:
            return _first_receipt(Receipt.objects.get(pk=standing.receipt_id))
        manner = standing.manner or Manner.READ
        if reading.kind != manner or manner in {Manner.SESSION, Manner.COURSE}:
            raise NotThisWay(manner)
        shown = _shown(standing, reading)
        receipt = _write(standing, reader, reading, shown)
        announce(ReadingAcknowledged(assignment_id, standing.version_id, reader.pk))
        record(
            "reading.acknowledged",
            actor=reader,
            subject=f"{standing.subject_model}:{standing.subject_id}",
            label=standing.number,
            details={"assignment": assignment_id, "version": reading.version_id, "hash": receipt.content_hash},
        )
    return receipt


class Standing(NamedTuple):
    """An assignment as it stands under the lock, with what of its version the receipt and the log repeat."""

    assignment_id: int
    person_id: int
    unit_id: int
    due: date | None
    receipt_id: int | None
    version_id: int
    major: int
    subject_model: str
    subject_id: int
    number: str
    content_hash: str
    attachments: list[dict[str, Any]]
    newest_major: int
    manner: str | None


def _locked(assignment_id: int) -> Standing:
    """The row is locked before its receipt is looked for, so that one being written meanwhile is seen. On SQLite the
    transaction already holds the lock of all rows.
    """
    if connection.features.has_select_for_update:
        _lock(assignment_id)
    for row in _standing(assignment_id):
        return Standing(*row)
    raise Assignment.DoesNotExist


@prepared
def _lock(assignment: Any) -> Any:
    return Assignment.objects.select_for_update().filter(pk=assignment).values_list("pk")


@prepared
def _standing(assignment: Any) -> Any:
    same = Version.objects.filter(
        subject_model=OuterRef("version__subject_model"), subject_id=OuterRef("version__subject_id")
    )
    audience = Audience.objects.filter(
        subject_model=OuterRef("version__subject_model"), subject_id=OuterRef("version__subject_id")
    )
    version = ("major", "subject_model", "subject_id", "number", "content_hash", "attachments")
    return Assignment.objects.filter(pk=assignment).values_list(
        *("pk", "person_id", "unit_id", "due", "receipt__pk", "version_id"),
        *(f"version__{name}" for name in version),
        Subquery(same.order_by("-major").values("major")[:1]),
        Subquery(audience.values("manner")[:1]),
    )


def _first_receipt(receipt: Receipt) -> Receipt:
    if receipt.kind not in POSITIVE:
        raise AssignmentClosed(receipt)
    return receipt


class Shown(NamedTuple):
    """What the receipt keeps of the version that was on the screen."""

    content_hash: str
    attachments: list[dict[str, Any]]


def _shown(standing: Standing, reading: Reading) -> Shown:
    """The version on the screen must be the one asked about or a transcription of it, and that one still the newest
    that asks (security case 89).
    """
    if standing.newest_major == standing.major:
        if reading.version_id == standing.version_id:
            return Shown(standing.content_hash, standing.attachments)
        if other := _of_same(standing).filter(pk=reading.version_id, major=standing.major).first():
            return Shown(other.content_hash, other.attachments)
    raise VersionSuperseded(_of_same(standing).latest("major", "minor"))


def _of_same(standing: Standing) -> QuerySet[Version]:
    return Version.objects.filter(subject_model=standing.subject_model, subject_id=standing.subject_id)


def _write(standing: Standing, reader: Person, reading: Reading, shown: Shown) -> Receipt:
    receipt = Receipt(
        assignment_id=standing.assignment_id,
        kind=reading.kind,
        at=timezone.now(),
        by_id=reader.pk,
        language=reading.language,
        statement=reading.statement,
        content_hash=shown.content_hash,
        attachment_hashes=[attachment["sha256"] for attachment in shown.attachments],
        seconds_open=reading.seconds_open,
    )
    cell = standing.version_id, standing.unit_id, standing.due
    quick = reading.seconds_open is not None and reading.seconds_open <= QUICK
    move(*cell, source=TallyState.OPEN, target=reading.kind, quick=quick)
    return insert(receipt)
