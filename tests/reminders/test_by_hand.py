"""“Đôn đốc”."""

from datetime import date

import pytest
import time_machine

from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Reading, acknowledge
from intranet.audit.models import Event
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.notifications.models import Notice
from intranet.people.models import Absence
from intranet.reminders.models import Reminder
from intranet.reminders.queries import Reminded, reminded_people, reminded_units
from intranet.reminders.services import urge, urgeable
from intranet.reminders.services.sending import locked
from tests.factories.province import Province
from tests.reminders.conftest import at


def people(directive: Directive, units: list[int], day: int) -> list[str]:
    found = urgeable(directive.current_version, units, at(day))  # type: ignore[arg-type]
    return sorted(found.values_list("person__username", flat=True))


def test_who_is_late_gets_it_with_the_name_of_who_sent_it_in_the_log(directive: Directive, province: Province) -> None:
    sent = urge(directive.current_version, [province.office.pk], province.editor, at=at(19))  # type: ignore[arg-type]

    rows = Reminder.objects.values_list("step", "day", "by__username", "addressee__username")
    assert sent == 3
    assert sorted(rows) == [("by-hand", date(2026, 11, 19), "editor", name) for name in ("cadre", "deputy", "head")]
    assert Notice.objects.filter(kind="reading-overdue").count() == 3
    assert Event.objects.get(action="reading.urged").actor_id == province.editor.pk


def test_nobody_gets_it_before_the_due_date_has_passed(directive: Directive, province: Province) -> None:
    assert people(directive, [province.office.pk], 18) == []


def test_once_a_day(directive: Directive, province: Province) -> None:
    units = [province.office.pk]

    counts = [
        urge(directive.current_version, units, province.editor, at=at(*when)) for when in ((19, 8), (19, 16), (20, 8))
    ]  # type: ignore[arg-type]

    assert counts == [3, 0, 3]


def test_other_units_who_is_away_and_who_is_done_are_left_out(directive: Directive, province: Province) -> None:
    Absence.objects.create(
        person=province.head, starts=date(2026, 11, 19), ends=date(2026, 11, 20), at=at(9), by=province.leader
    )
    assignment = assignment_of(province.cadre, directive.current_version)  # type: ignore[arg-type]
    acknowledge(assignment.pk, province.cadre, Reading(assignment.version_id, "Tôi đã đọc.", "vi", 60))  # type: ignore[union-attr]

    assert people(directive, [province.office.pk], 19) == ["deputy"]
    assert people(directive, [province.commune.pk], 19) == []


def test_last_reminder_of_units_and_people(directive: Directive, province: Province) -> None:
    for day in (19, 20):
        urge(directive.current_version, [province.office.pk], province.editor, at=at(day))  # type: ignore[arg-type]
    assignment = assignment_of(province.cadre, directive.current_version)  # type: ignore[arg-type]

    twice = Reminded(date(2026, 11, 20), 2)
    assert reminded_units(directive.current_version) == {province.office.pk: twice}  # type: ignore[arg-type]
    assert reminded_people([assignment.pk]) == {assignment.pk: twice}  # type: ignore[union-attr]


@pytest.mark.parametrize("day", [19])
def test_second_clerk_at_the_same_time_sends_nothing_twice(directive: Directive, province: Province, day: int) -> None:
    with time_machine.travel(at(day), tick=False):
        sent = [urge(directive.current_version, [province.office.pk], who) for who in (province.editor, province.clerk)]  # type: ignore[arg-type]

    assert sent == [3, 0]
    assert Notice.objects.filter(kind="reading-overdue").count() == 3


def test_what_another_worker_sent_meanwhile_is_not_sent_again(directive: Directive, province: Province) -> None:
    """Both have looked; the second looks again once it has the lock."""
    found = urgeable(directive.current_version, [province.office.pk], at(19))  # type: ignore[arg-type]
    first_look = list(found)
    urge(directive.current_version, [province.office.pk], province.editor, at=at(19))  # type: ignore[arg-type]

    with write_transaction():
        second_look = locked(found, 500)

    assert (len(first_look), second_look) == (3, [])
