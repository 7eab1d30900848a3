"""Makes a site; then eight threads acknowledge one directive, 200 people each: by the service, or by hand in SQL.
Prints the rate.
"""

import hashlib
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

THREADS, EACH = 8, 200
STATEMENT = "Tôi đã đọc."


def main(side: str, folder: str) -> None:
    os.environ.update({"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.dev"})
    if side == "prepare":
        _prepare()
        return
    import django

    django.setup()
    assignments = _assignments()
    work = {"service": _by_service, "sql": _by_sql}[side]
    begun = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        done = sum(pool.map(work, [assignments[n::THREADS] for n in range(THREADS)]))
    seconds = time.perf_counter() - begun
    _check(done)
    sys.stdout.write(json.dumps({"per_second": done / seconds}) + "\n")


def _prepare() -> None:
    from intranet.demo.preparation import prepare

    prepare(lambda line: None)


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
        acknowledge(assignment.pk, assignment.person, Reading(assignment.version_id, STATEMENT, "vi", 30))
    return len(mine)


RECEIPT = (
    "INSERT INTO intranet_acknowledgement_receipt (assignment_id, kind, at, by_id, language, statement, content_hash,"
    " attachment_hashes, seconds_open, reason, reason_code, proof)"
    " VALUES (%s, 'acknowledged', %s, %s, 'vi', %s, %s, %s, 30, '', '', '')"
)
TALLY = (
    "UPDATE intranet_acknowledgement_tally SET count = count + CASE state WHEN 'open' THEN -1 ELSE 1 END,"
    " quick = quick + CASE state WHEN 'open' THEN 0 ELSE 1 END"
    " WHERE version_id = %s AND unit_id = %s AND due = '9999-12-31' AND state IN ('open', 'acknowledged')"
)
NEW_TALLY = (
    "INSERT INTO intranet_acknowledgement_tally (version_id, unit_id, due, state, count, quick)"
    " VALUES (%s, %s, '9999-12-31', 'acknowledged', 1, 1)"
)
HEAD = "SELECT last_id, last_hash FROM intranet_audit_head WHERE id = 1"
EVENT = (
    "INSERT INTO intranet_audit_event (id, at, action, actor, actor_id, on_behalf_of, source, plugin, subject, label,"
    " details, previous, hash) VALUES (%s, %s, 'reading.acknowledged', %s, %s, '', '', '', %s, %s, %s, %s, %s)"
)
MOVE = "UPDATE intranet_audit_head SET last_id = %s, last_hash = %s WHERE id = 1"


def _by_sql(mine: list[Any]) -> int:
    """The rows that the service writes, each transaction its own, through Django's connection."""
    from datetime import UTC, datetime

    from django.db import connection, transaction

    for assignment in mine:
        now, version, unit = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"), assignment.version, assignment.unit_id
        files = json.dumps([each["sha256"] for each in version.attachments])
        with transaction.atomic(), connection.cursor() as cursor:
            reader = assignment.person_id
            cursor.execute(RECEIPT, [assignment.pk, now, reader, STATEMENT, version.content_hash, files])
            cursor.execute(TALLY, [version.pk, unit])
            if cursor.rowcount == 1:
                cursor.execute(NEW_TALLY, [version.pk, unit])
            cursor.execute(HEAD)
            last, previous = cursor.fetchone()
            event = _event(assignment, last + 1, now, previous)
            cursor.execute(EVENT, event)
            cursor.execute(MOVE, [last + 1, event[-1]])
    return len(mine)


def _event(assignment: Any, number: int, now: str, previous: str) -> list[Any]:
    """What ``EVENT`` takes: the row of the log, sealed, as the next one and whoever verifies the chain expects it."""
    version, reader = assignment.version, assignment.person
    details = {"assignment": assignment.pk, "hash": version.content_hash, "version": version.pk}
    subject, actor = f"{version.subject_model}:{version.subject_id}", f"{reader.username} ({reader.username})"
    row = {"action": "reading.acknowledged", "actor": actor, "actor_id": reader.pk, "at": now, "details": details}
    row |= {"id": number, "label": version.number, "on_behalf_of": "", "plugin": "", "previous": previous}
    row |= {"source": "", "subject": subject}
    digest = hashlib.sha256(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    return [number, now, actor, reader.pk, subject, version.number, json.dumps(details), previous, digest]


def _check(done: int) -> None:
    """Every row is there, and the log with them."""
    from intranet.acknowledgement.models import Receipt
    from intranet.audit.verify import verify

    written = Receipt.objects.filter(assignment__person__username__startswith="reader").count()
    if not done == written == THREADS * EACH:
        raise SystemExit(f"{done} acknowledged, {written} written, {THREADS * EACH} expected")
    if not (verdict := verify()).is_intact:
        raise SystemExit(f"the log does not hold: {verdict.finding}")


if __name__ == "__main__":
    main(*sys.argv[1:])
