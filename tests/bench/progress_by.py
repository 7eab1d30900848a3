"""Makes a site with a document asked of so many people in a thousand units, then asks for its progress; prints the CPU
seconds of the cheapest of a few requests.
"""

import json
import os
import sys
import time
from datetime import date
from typing import Any

REQUESTS = 5
DUE = date(2026, 11, 20)


def main(assignments: str, folder: str) -> None:
    os.environ.update({"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.test"})
    os.environ["INTRANET_DATABASE_URL"] = f"sqlite:///{folder}/progress-{assignments}.sqlite3"
    import django

    django.setup()
    province, version = _site(int(assignments))
    sys.stdout.write(json.dumps(_seconds(province, version)) + "\n")


def _site(assignments: int) -> tuple[Any, Any]:
    from django.core.management import call_command
    from django.db import transaction

    from tests.bench.crowd import thousand_units
    from tests.factories.province import build_province

    call_command("migrate", interactive=False, verbosity=0)
    province = build_province()
    with transaction.atomic():
        units = thousand_units(province)
        version = _document(province)
        _fill(province, version, units, assignments // len(units))
    return province, version


def _document(province: Any) -> Any:
    from intranet.acknowledgement.models import Audience
    from intranet.acknowledgement.services import Term
    from tests.factories.documents import issued

    directive = issued(province, readers=["any"], audience=[Term("user", person=province.cadre)])
    Audience.objects.filter(subject_id=directive.pk).update(due=DUE)
    return directive.current_version


def _fill(province: Any, version: Any, units: list[Any], people: int) -> None:
    """Per unit: nine tenths acknowledged, the rest open or closed; the assignments and receipts stand behind it, rounds
    standing for people. One fault a hundred units, one day of reminders a unit.
    """
    from django.utils import timezone

    from intranet.acknowledgement.models import Assignment, Fault, Tally
    from intranet.reminders.models import Round

    states = {"acknowledged": people * 9 // 10, "closed": people // 50}
    states["open"] = people - sum(states.values())
    Tally.objects.bulk_create(
        (
            Tally(version=version, unit=unit, due=DUE, state=state, count=count, quick=count // 50)
            for unit in units
            for state, count in states.items()
        ),
        batch_size=500,
    )
    Round.objects.bulk_create(Round(version=version, unit=unit, day=DUE, people=1) for unit in units)
    first = Assignment.objects.create(
        version=version, person=province.clerk, unit=units[0], cause="unit:", opened_at=timezone.now(), due=DUE
    )
    _copy(first, [unit.pk for unit in units], people)
    marked = Assignment.objects.filter(version=version, unit__in=units[::100], round__lte=people).order_by("pk")
    Fault.objects.bulk_create(
        Fault(assignment=each, kind="missing-annex", at=timezone.now()) for each in marked[: len(units) // 100]
    )


def _copy(first: Any, units: list[int], people: int) -> None:
    """As many assignments as the tallies say: a minute of the ORM is a second of SQL."""
    from django.db import connection

    table = first._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE copy(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM copy WHERE n < {people * len(units)})"  # noqa: S608
            f" INSERT INTO {table} (version_id, person_id, round, unit_id, cause, opened_at, due)"
            f" SELECT version_id, person_id, n, {units[0]} + n %% {len(units)}, cause, opened_at, due"
            f" FROM {table}, copy WHERE id = %s",
            [first.pk],
        )


def _seconds(province: Any, version: Any) -> float:
    from django.test import Client

    client = Client()
    client.force_login(province.editor)
    return min(_one(client, f"/tinh-hinh/{version.pk}/?show=all") for _request in range(REQUESTS))


def _one(client: Any, path: str) -> float:
    begun = time.process_time()
    answer = client.get(path)
    seconds = time.process_time() - begun
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return seconds


if __name__ == "__main__":
    main(*sys.argv[1:])
