"""Receipts: how an assignment ends."""

from dataclasses import dataclass

from django.utils import timezone

from intranet.acknowledgement.errors import AssignmentClosed, NotTheReader, VersionSuperseded
from intranet.acknowledgement.models import Assignment, Receipt, ReceiptKind, TallyState, Version
from intranet.acknowledgement.services.tallies import move
from intranet.audit.services import record
from intranet.contracts.events import ReadingAcknowledged
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.registry.events import announce


@dataclass(frozen=True, slots=True)
class Reading:
    """What was on the screen when the person acknowledged: the version, the statement and its language."""

    version_id: int
    statement: str
    language: str
    seconds_open: int | None = None


def acknowledge(assignment_id: int, reader: Person, reading: Reading) -> Receipt:
    """Record that ``reader`` has read the version that was on the screen.

    Repeating the call returns the first receipt (double click, two tabs, retried request).

    Raises:
        VersionSuperseded: a significant change came in between; the page must show it first.
        AssignmentClosed: withdrawn, replaced or expired; carries the closing receipt.
        NotTheReader: an acknowledgement is personal; a deputy handles duties, not reading.
        Assignment.DoesNotExist: there is no such assignment.
    """
    with write_transaction():
        assignment = Assignment.objects.select_for_update(of=("self",)).select_related("version").get(pk=assignment_id)
        if assignment.person_id != reader.pk:
            raise NotTheReader
        receipt = Receipt.objects.filter(assignment=assignment).first()
        if receipt is not None:
            return _first_receipt(receipt)
        _check_version(assignment, reading)
        receipt = _write(assignment, reader, reading)
        announce(ReadingAcknowledged(assignment.pk, assignment.version_id, reader.pk))
        record(
            "reading.acknowledged",
            actor=reader,
            subject=f"{assignment.version.subject_model}:{assignment.version.subject_id}",
            label=assignment.version.number,
            details={"assignment": assignment.pk, "version": assignment.version_id, "hash": receipt.content_hash},
        )
    return receipt


def _first_receipt(receipt: Receipt) -> Receipt:
    if receipt.kind not in {ReceiptKind.ACKNOWLEDGED, ReceiptKind.ON_PAPER}:
        raise AssignmentClosed(receipt)
    return receipt


def _check_version(assignment: Assignment, reading: Reading) -> None:
    """The version on the screen must be the one asked about, and still the newest that asks (security case 89)."""
    version = assignment.version
    newest = Version.objects.filter(subject_model=version.subject_model, subject_id=version.subject_id).last()
    if newest is not None and newest.major != version.major:
        raise VersionSuperseded(newest)
    if reading.version_id != version.pk:
        raise VersionSuperseded(version)


def _write(assignment: Assignment, reader: Person, reading: Reading) -> Receipt:
    version = assignment.version
    receipt = Receipt.objects.create(
        assignment=assignment,
        kind=ReceiptKind.ACKNOWLEDGED,
        at=timezone.now(),
        by=reader,
        language=reading.language,
        statement=reading.statement,
        content_hash=version.content_hash,
        attachment_hashes=[attachment["sha256"] for attachment in version.attachments],
        seconds_open=reading.seconds_open,
    )
    move(version.pk, assignment.unit_id, assignment.due, source=TallyState.OPEN, target=TallyState.ACKNOWLEDGED)
    return receipt
