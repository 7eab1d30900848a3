"""Opening assignments for the people an audience names."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from intranet.acknowledgement.models import Assignment, TallyState, Version
from intranet.acknowledgement.queries import Asked, asking
from intranet.acknowledgement.services.tallies import add


def open_assignments(version: Version, asked: Iterable[Asked], *, due: date | None, round: int = 1) -> list[int]:
    """Open an assignment for everybody in ``asked`` who has none in this round; returns the persons newly asked.

    A better transcription is asked for as what it transcribes. Call inside a write transaction, with at most a few
    thousand people at a time. Running it again opens nothing twice.
    """
    version, asked = asking(version), list(asked)
    ids = [person.person_id for person in asked]
    there = set(
        Assignment.objects.filter(version=version, round=round, person__in=ids).values_list("person_id", flat=True)
    )
    new = [person for person in asked if person.person_id not in there]
    now = timezone.now()
    Assignment.objects.bulk_create(
        [
            Assignment(
                version=version,
                person_id=p.person_id,
                unit_id=p.unit_id,
                round=round,
                cause=p.cause,
                opened_at=now,
                due=due,
            )
            for p in new
        ],
        batch_size=500,
    )
    for unit_id, count in sorted(Counter(person.unit_id for person in new).items()):
        add(version.pk, unit_id, due, TallyState.OPEN, count)
    return [person.person_id for person in new]
