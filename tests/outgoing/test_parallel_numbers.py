"""Fifty clerks number at the same moment: fifty consecutive numbers, on SQLite and on PostgreSQL."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from intranet.database import write_transaction
from intranet.numbering.models import Number
from intranet.numbering.services import take_number
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services import assign_number
from intranet.people.rules import today
from tests.factories.documents import draft
from tests.factories.province import Province, build_province
from tests.outgoing.conftest import started

DOCUMENTS = 50

pytestmark = pytest.mark.django_db(transaction=True)


def _number(passage_id: int, province: Province, barrier: Barrier, errors: list[str]) -> None:
    barrier.wait()
    try:
        assign_number(passage_id, province.clerk, day=today())
    except Exception as error:
        errors.append(repr(error))
    finally:
        connection.close()


def test_fifty_documents_numbered_at_once_get_consecutive_numbers() -> None:
    province = build_province()
    passages = [started(province, summary=f"việc {each}").passage for each in range(DOCUMENTS)]
    Passage.objects.update(stage=Stage.SIGNED)
    with write_transaction():
        take_number(draft(province), province.committee, "outgoing", day=today(), by=province.clerk)
    barrier, errors = Barrier(DOCUMENTS), []
    threads = [Thread(target=_number, args=(p.pk, province, barrier, errors)) for p in passages]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    values = sorted(Number.objects.filter(directive__passage__in=passages).values_list("value", flat=True))
    symbols = {f"{value:02}/UBND-NC" for value in values}
    assert (errors, values) == ([], list(range(2, DOCUMENTS + 2)))
    assert set(Passage.objects.values_list("directive__symbol", flat=True)) == symbols
