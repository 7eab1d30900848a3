"""Eight threads acknowledge one directive, 200 people each: by the service, or by hand in SQL. Prints the rate."""

import hashlib
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

THREADS, EACH = 8, 200


def main(side: str, folder: str) -> None:
    os.environ.update({"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.dev"})
    from intranet.demo.preparation import prepare

    prepare(lambda line: None)
    assignments = _assignments()
    work = {"service": _by_service, "sql": _by_sql}[side]
    begun = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        done = sum(pool.map(work, [assignments[n::THREADS] for n in range(THREADS)]))
    seconds = time.perf_counter() - begun
    _check(done)
    sys.stdout.write(json.dumps({"per_second": done / seconds}) + "\n")


def _assignments() -> list[Any]:
    from django.utils import timezone

    from intranet.acknowledgement.audiences import Asked
    from intranet.acknowledgement.models import Assignment, Version
    from intranet.acknowledgement.services import open_assignments
    from intranet.people.models import Person, Unit

    version = Version.objects.get(number="1052/UBND-NC")
    unit = Unit.objects.get(code="SNV")
    made = [Person(username=f"reader{n}", password="!", date_joined=timezone.now()) for n in range(THREADS * EACH)]
    people = Person.objects.bulk_create(made)
    open_assignments(version, [Asked(person.pk, unit.pk, "bench") for person in people], due=None)
    return list(Assignment.objects.filter(person__in=people).select_related("person", "version"))


def _by_service(mine: list[Any]) -> int:
    from intranet.acknowledgement.services import Reading, acknowledge

    for assignment in mine:
        acknowledge(assignment.pk, assignment.person, Reading(assignment.version_id, "Tôi đã đọc.", "vi", 30))
    return len(mine)


RECEIPT = (
    "INSERT INTO intranet_acknowledgement_receipt (assignment_id, kind, at, by_id, language, statement, content_hash,"
    " attachment_hashes, seconds_open, reason, reason_code, proof)"
    " VALUES (%s, 'acknowledged', %s, %s, 'vi', %s, %s, '[]', 30, '', '', '')"
)
TALLY = (
    "UPDATE intranet_acknowledgement_tally SET count = count + %s, quick = quick + 1"
    " WHERE version_id = %s AND unit_id = %s AND state = %s AND due = '9999-12-31'"
)
NEW_TALLY = (
    "INSERT INTO intranet_acknowledgement_tally (version_id, unit_id, due, state, count, quick)"
    " VALUES (%s, %s, '9999-12-31', 'acknowledged', 1, 1)"
)
HEAD = "SELECT last_id, last_hash FROM intranet_audit_head WHERE id = 1"
EVENT = (
    "INSERT INTO intranet_audit_event (id, at, action, actor, actor_id, on_behalf_of, source, plugin, subject, label,"
    " details, previous, hash) VALUES (%s, %s, 'reading.acknowledged', %s, %s, '', '', '', %s, '', '{}', %s, %s)"
)
MOVE = "UPDATE intranet_audit_head SET last_id = %s, last_hash = %s WHERE id = 1"


def _by_sql(mine: list[Any]) -> int:
    """The rows that the service writes, each transaction its own, through Django's connection."""
    from django.db import connection, transaction
    from django.utils import timezone

    for assignment in mine:
        now, version, unit = str(timezone.now()), assignment.version, assignment.unit_id
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(RECEIPT, [assignment.pk, now, assignment.person_id, "Tôi đã đọc.", version.content_hash])
            cursor.execute(TALLY, [-1, version.pk, unit, "open"])
            cursor.execute(TALLY, [1, version.pk, unit, "acknowledged"])
            if cursor.rowcount == 0:
                cursor.execute(NEW_TALLY, [version.pk, unit])
            cursor.execute(HEAD)
            last, previous = cursor.fetchone()
            digest = hashlib.sha256(f"{previous}{assignment.pk}".encode()).hexdigest()
            subject = f"{version.subject_model}:{version.subject_id}"
            cursor.execute(
                EVENT, [last + 1, now, str(assignment.person), assignment.person_id, subject, previous, digest]
            )
            cursor.execute(MOVE, [last + 1, digest])
    return len(mine)


def _check(done: int) -> None:
    from intranet.acknowledgement.models import Receipt

    written = Receipt.objects.filter(assignment__person__username__startswith="reader").count()
    if not done == written == THREADS * EACH:
        raise SystemExit(f"{done} acknowledged, {written} written, {THREADS * EACH} expected")


if __name__ == "__main__":
    main(*sys.argv[1:])
