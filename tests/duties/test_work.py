"""What of the tasks stands on the home page, and for whom."""

from datetime import timedelta

import time_machine

from intranet.duties.services import assign, submit_result
from intranet.duties.work import KINDS, LATE, LEADS, MINE, REPORTED, work
from intranet.people.models import Person
from intranet.people.rules import today
from tests.factories.duties import opened
from tests.factories.province import Province


def _lines(person: Person) -> list[tuple[object, int, int]]:
    return [(line.title, line.count, line.late) for line in work(person)]


def test_task_waits_for_who_is_assigned_and_for_the_head(province: Province) -> None:
    duty = opened(province, due=today())
    assign(duty, province.cadre, province.head)

    assert _lines(province.cadre) == [(KINDS[MINE][0], 1, 0)]
    assert _lines(province.head) == [(KINDS[LEADS][0], 1, 0)]
    assert (_lines(province.editor), _lines(province.outsider)) == ([], [])


def test_overdue_task_is_counted_late_and_shown_to_who_follows_it_up(province: Province) -> None:
    duty = opened(province, due=today() + timedelta(days=1))
    assign(duty, province.cadre, province.head)

    with time_machine.travel(today() + timedelta(days=5), tick=False):
        lines = {name: _lines(province.people[name]) for name in ("cadre", "head", "editor", "outsider")}

    assert lines["cadre"] == [(KINDS[MINE][0], 1, 1)]
    assert lines["head"] == [(KINDS[LEADS][0], 1, 1)]
    assert lines["editor"] == [(KINDS[LATE][0], 1, 1)]
    assert lines["outsider"] == []


def test_reported_result_waits_for_the_office_in_charge(province: Province) -> None:
    duty = opened(province, due=today() + timedelta(days=1))
    submit_result(duty, province.head, "Đã rà soát xong.")

    assert _lines(province.editor) == [(KINDS[REPORTED][0], 1, 0)]
    assert _lines(province.head) == []
