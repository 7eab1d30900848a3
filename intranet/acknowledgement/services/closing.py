"""Ending assignments without an acknowledgement: the text was replaced, recalled, or is asked for anew."""

from collections.abc import Collection

from django.utils import timezone

from intranet.acknowledgement.models import (
    POSITIVE,
    Assignment,
    Audience,
    Receipt,
    ReceiptKind,
    TallyState,
    Version,
    state_of,
)
from intranet.acknowledgement.services.gates import set_gates
from intranet.acknowledgement.services.tallies import add_each, cell_of
from intranet.people.models import Person


def close_open(
    version: Version,
    kind: str,
    *,
    by: Person | None,
    reason: str = "",
    reason_code: str = "",
    people: Collection[int] | None = None,
    most: int = 2_000,
) -> int:
    """Give up to ``most`` open assignments of ``version`` (of ``people`` only) a closing receipt; returns how many, so
    that a caller goes on until it is none. Call inside a write transaction. Running it again closes nothing twice.

    Raises:
        ValueError: ``kind`` is an acknowledgement, which only its reader gives.
    """
    if kind in POSITIVE:
        raise ValueError(f"{kind} is not a way to close an assignment.")
    still_open = locked_open(version, people, most=most)
    write_receipts(still_open, version, ReceiptKind(kind), by=by, reason=reason[:300], reason_code=reason_code)
    return len(still_open)


def locked_open(version: Version, people: Collection[int] | None = None, *, most: int = 2_000) -> list[Assignment]:
    """Up to ``most`` open assignments of ``version``. They are locked before their receipts are looked for again, so
    that one being written meanwhile is seen.
    """
    found = Assignment.objects.filter(version=version, receipt__isnull=True).order_by("pk")
    ids = list((found if people is None else found.filter(person__in=people)).values_list("pk", flat=True)[:most])
    rows = Assignment.objects.filter(pk__in=ids).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))
    return list(rows.filter(receipt__isnull=True))


def write_receipts(
    assignments: Collection[Assignment],
    version: Version,
    kind: ReceiptKind,
    *,
    by: Person | None,
    reason: str = "",
    reason_code: str = "",
    proof: str = "",
) -> None:
    """One receipt of ``kind`` for each of ``assignments``, which are locked and open, and their counts."""
    now = timezone.now()
    hashes = [each["sha256"] for each in version.attachments] if kind in POSITIVE else []
    rows = [
        Receipt(
            assignment=each,
            kind=kind,
            at=now,
            by=by,
            content_hash=version.content_hash,
            attachment_hashes=hashes,
            reason=reason,
            reason_code=reason_code,
            proof=proof,
        )
        for each in assignments
    ]
    Receipt.objects.bulk_create(rows, batch_size=500)
    cells = [cell_of(each) for each in assignments]
    add_each(cells, TallyState.OPEN, -1)
    add_each(cells, state_of(kind), 1)


def end_audience(subject_model: str, subject_id: int) -> None:
    """From now on nobody is asked about the subject. Call inside the write transaction that closes its assignments."""
    found = Audience.objects.filter(subject_model=subject_model, subject_id=subject_id, ended_at__isnull=True)
    found.update(ended_at=timezone.now())
    set_gates()
