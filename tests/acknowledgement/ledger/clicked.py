"""Fifty threads acknowledge one reading at the same time, two hundred readings one after the other.

Run as a process of its own: ``python -m tests.acknowledgement.ledger.clicked``. Prints what is there afterwards.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django

THREADS, TIMES = 50, 200


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from intranet.acknowledgement.models import Assignment, Receipt
    from intranet.audit.models import Event
    from intranet.audit.verify import verify
    from tests.acknowledgement.ledger.sums import check_sums

    readings = _readings()
    answers = []
    with ThreadPoolExecutor(THREADS) as pool:
        for assignment in Assignment.objects.filter(pk__in=readings).select_related("person").order_by("pk"):
            answers.append(len(set(pool.map(_click, [assignment] * THREADS))))
    check_sums()
    found = {
        "different answers": max(answers),
        "receipts": Receipt.objects.count(),
        "events": Event.objects.filter(action="reading.acknowledged").count(),
        "intact": verify().is_intact,
    }
    sys.stdout.write(json.dumps(found))


def _readings() -> list[int]:
    from intranet.acknowledgement.audiences import Asked
    from intranet.acknowledgement.models import Assignment
    from intranet.acknowledgement.services import open_assignments
    from intranet.database import write_transaction
    from intranet.people.models import Person
    from tests.factories.documents import issued
    from tests.factories.province import build_province

    province = build_province()
    directive = issued(province)
    people = [Person(username=f"doc{n}", last_name="Lý", first_name=f"Đọc {n}", password="!") for n in range(TIMES)]
    readers = Person.objects.bulk_create(people)
    with write_transaction():
        asked = [Asked(reader.pk, province.commune.pk, "") for reader in readers]
        open_assignments(directive.current_version, asked, due=None)
    return list(Assignment.objects.filter(person__in=readers).values_list("pk", flat=True))


def _click(assignment: Any) -> int:
    from intranet.acknowledgement.services import Reading, acknowledge

    reading = Reading(assignment.version_id, "Tôi đã đọc.", "vi", 40)
    return acknowledge(assignment.pk, assignment.person, reading).pk


if __name__ == "__main__":
    main()
