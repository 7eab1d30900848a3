"""Ending assignments without an acknowledgement: the text was replaced, recalled, or is asked for anew."""

from collections import Counter

from django.db.models import QuerySet
from django.utils import timezone

from intranet.acknowledgement.models import Assignment, Receipt, ReceiptKind, TallyState, Version
from intranet.acknowledgement.services.tallies import add
from intranet.people.models import Person

POSITIVE = frozenset({ReceiptKind.ACKNOWLEDGED, ReceiptKind.ON_PAPER})


def close_open(version: Version, kind: str, *, by: Person, reason: str = "", most: int = 2_000) -> int:
    """Give up to ``most`` open assignments of ``version`` a closing receipt; returns how many, so that a caller goes on
    until it is none. Call inside a write transaction. Running it again closes nothing twice.

    Raises:
        ValueError: ``kind`` is an acknowledgement, which only its reader gives.
    """
    if kind in POSITIVE:
        raise ValueError(f"{kind} is not a way to close an assignment.")
    still_open = list(_locked(version)[:most])
    now = timezone.now()
    Receipt.objects.bulk_create(
        [
            Receipt(assignment=each, kind=kind, at=now, by=by, content_hash=version.content_hash, reason=reason[:300])
            for each in still_open
        ],
        batch_size=500,
    )
    for (unit_id, due), count in Counter((each.unit_id, each.due) for each in still_open).items():
        add(version.pk, unit_id, due, TallyState.OPEN, -count)
        add(version.pk, unit_id, due, TallyState.CLOSED, count)
    return len(still_open)


def _locked(version: Version) -> QuerySet[Assignment]:
    """Locked before their receipts are looked for, so that one being written meanwhile is seen."""
    of_version = Assignment.objects.filter(version=version).order_by("pk")
    list(of_version.select_for_update().values_list("pk", flat=True))
    return of_version.filter(receipt__isnull=True)
