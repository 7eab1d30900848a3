"""The recurring task: each step once, to the right people, at the right time."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from intranet.acknowledgement.models import Assignment, Reason, Receipt
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Reading, Term, acknowledge, extend
from intranet.audit.models import Event
from intranet.directives.models import Directive, Urgency
from intranet.notifications.mail import letter
from intranet.notifications.models import Notice
from intranet.people.models import Absence, Deputy, Person, Post
from intranet.reminders.models import Reminder, Round, Step
from intranet.reminders.services import remind, set_timing
from intranet.reminders.services.scheduled import CHUNK
from intranet.worker.schedule import CORE_TASKS
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.reminders.conftest import DUE, at


def log() -> list[tuple[str, str, str, int]]:
    """Step, whose assignment, who was told, level; in order."""
    rows = Reminder.objects.order_by("pk").values_list(
        "step", "assignment__person__username", "addressee__username", "level"
    )
    return sorted(rows)


def told(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("person__username", flat=True))


def run(moment: datetime) -> int:
    """The task, with the clock standing at ``moment``."""
    with time_machine.travel(moment, tick=False):
        return remind(moment)


def test_person_is_reminded_before_on_and_after_the_due_date(directive: Directive) -> None:
    counts = [run(at(day)) for day in (13, 16, 17, 18, 19)]

    assert counts == [0, 3, 0, 3, 3]
    assert told("reading-due-soon") == told("reading-due") == told("reading-overdue") == ["cadre", "deputy", "head"]


def test_running_again_says_nothing_new(directive: Directive) -> None:
    run(at(16))

    assert run(at(16, 10)) == run(at(17)) == 0
    assert Reminder.objects.count() == Notice.objects.filter(kind="reading-due-soon").count() == 3


def test_only_the_step_of_the_day_after_the_worker_stood_still(directive: Directive) -> None:
    run(at(19))

    assert {step for step, *_rest in log()} == {Step.OVERDUE}


def test_who_has_acknowledged_is_not_reminded(directive: Directive, province: Province) -> None:
    assignment = assignment_of(province.cadre, directive.current_version)  # type: ignore[arg-type]
    acknowledge(assignment.pk, province.cadre, Reading(assignment.version_id, "Tôi đã đọc.", "vi", 60))  # type: ignore[union-attr]

    run(at(16))

    assert told("reading-due-soon") == ["deputy", "head"]


def test_head_is_told_once_of_all_of_the_unit_and_the_head_above_of_the_head(
    directive: Directive, province: Province
) -> None:
    run(at(20))

    assert [row for row in log() if row[0] == Step.HEAD] == [
        ("head", "cadre", "head", 2),
        ("head", "deputy", "head", 2),
        ("head", "head", "leader", 2),
    ]
    assert told("unit-overdue") == ["head", "leader"]


def test_lead_unit_is_told_last_in_one_notice(directive: Directive) -> None:
    run(at(26))

    assert [row for row in log() if row[0] == Step.LEAD] == [
        ("lead", "cadre", "leader", 3),
        ("lead", "deputy", "leader", 3),
        ("lead", "head", "leader", 3),
    ]
    assert told("lead-overdue") == ["leader"]


def test_head_is_led_to_the_progress_of_the_document(directive: Directive) -> None:
    run(at(20))

    notices = Notice.objects.filter(kind="unit-overdue")
    assert set(notices.values_list("url", flat=True)) == {f"/tinh-hinh/{directive.current_version_id}/"}


def test_quiet_hours_and_days_off_are_kept(directive: Directive) -> None:
    assert [run(moment) for moment in (at(18, 6), at(18, 18), at(21), at(22))] == [0, 0, 0, 0]


def test_quiet_hours_follow_the_settings(directive: Directive) -> None:
    set_timing(None, before=2, after=1, head_after=2, lead_after=5, opens=time(6), closes=time(20))

    assert run(at(18, 6)) == 3


def test_express_document_waits_for_no_working_hour(province: Province, on_the_day_of_issue: None) -> None:
    issued(province, symbol="1/UBND", urgency=Urgency.EXPRESS, due=date(2026, 11, 20))
    issued(province, symbol="2/UBND", due=date(2026, 11, 20))

    run(at(21, 23))

    assert set(Notice.objects.filter(kind="reading-overdue").values_list("number", flat=True)) == {"1/UBND"}


def test_who_is_away_is_reminded_after_the_return(directive: Directive, province: Province) -> None:
    away = date(2026, 11, 13), date(2026, 11, 17)
    Absence.objects.create(person=province.cadre, starts=away[0], ends=away[1], at=at(9), by=province.head)

    run(at(17))
    first = told("reading-due-soon")
    run(at(18))

    assert (first, told("reading-due")) == (["deputy", "head"], ["cadre", "deputy", "head"])


def test_deputy_is_told_of_the_unit_while_its_head_is_away(directive: Directive, province: Province) -> None:
    Absence.objects.create(
        person=province.head, starts=date(2026, 11, 19), ends=date(2026, 11, 23), at=at(9), by=province.leader
    )
    post = Post.objects.get(person=province.head)
    Deputy.objects.create(post=post, person=province.deputy, starts=date(2026, 11, 19), ends=date(2026, 11, 23))

    run(at(20))

    assert [row for row in log() if row[0] == Step.HEAD] == [
        ("head", "cadre", "deputy", 2),
        ("head", "deputy", "leader", 2),
    ]


def test_nobody_is_told_of_a_document_that_they_may_not_read(province: Province, on_the_day_of_issue: None) -> None:
    head_of_commune = person("xa", "Mai Xuân", "Lộc", province.commune, "head")
    only = [f"user:{province.outsider.pk}"]
    issued(province, readers=only, audience=[Term("user", person=province.outsider)], due=DUE)

    run(at(20))

    assert told("reading-overdue") == ["outsider"]
    assert not Notice.objects.filter(person=head_of_commune).exists()


def test_more_time_begins_the_steps_anew(directive: Directive, province: Province) -> None:
    run(at(16))
    assignment = assignment_of(province.cadre, directive.current_version)  # type: ignore[arg-type]
    with time_machine.travel(at(17), tick=False):
        extend(assignment.pk, DUE + timedelta(days=7), Reason.OTHER_WORK, province.head)  # type: ignore[union-attr]

    run(at(18))
    run(at(23))

    mine = Reminder.objects.filter(assignment=assignment).order_by("pk")
    assert list(mine.values_list("step", "day")) == [("soon", DUE), ("soon", DUE + timedelta(days=7))]


def test_who_was_asked_today_is_not_reminded_today(province: Province) -> None:
    with time_machine.travel(at(17), tick=False):
        issued(province, due=DUE)

    assert run(at(17, 10)) == 0
    assert run(at(18)) > 0


def test_two_workers_at_once_are_decided_by_the_constraint(directive: Directive) -> None:
    run(at(16))
    first = Reminder.objects.order_by("pk").values("assignment_id", "step", "day", "level", "at", "addressee_id")[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(**first)


def test_units_are_counted_by_day(directive: Directive, province: Province) -> None:
    run(at(18))
    run(at(20))

    rows = Round.objects.order_by("day").values_list("unit", "day", "people")
    assert list(rows) == [(province.office.pk, date(2026, 11, 18), 3), (province.office.pk, date(2026, 11, 20), 6)]


def test_every_step_is_on_the_record(directive: Directive) -> None:
    run(at(20))

    events = Event.objects.filter(action="reading.reminded").order_by("pk")
    assert [(e.actor, e.details["step"], e.details["people"]) for e in events] == [
        ("system", "overdue", 3),
        ("system", "head", 3),
    ]


def test_mail_says_number_and_link_only(directive: Directive, province: Province) -> None:
    run(at(20))
    notice = Notice.objects.get(kind="unit-overdue", person=province.head)

    message = letter(notice)

    assert directive.symbol in message.subject
    assert f"/tinh-hinh/{directive.current_version_id}/" in message.body
    assert [name for name in ("Trần Thu", "Phạm Quốc") if name in message.body] == []


def test_chunks_go_on_where_the_last_ended(
    directive: Directive, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intranet.reminders.services.scheduled.CHUNK", 1)

    assert (CHUNK, run(at(20)), run(at(20, 10))) == (500, 6, 0)
    assert told("unit-overdue") == ["head", "leader"]


def test_ended_documents_remind_nobody(directive: Directive) -> None:
    Receipt.objects.bulk_create(
        Receipt(assignment=each, kind="withdrawn", at=at(10), content_hash="") for each in Assignment.objects.all()
    )

    assert run(at(19)) == 0


@pytest.mark.parametrize("people", [1, 3])
def test_queries_do_not_grow_with_people(
    directive: Directive, province: Province, people: int, django_assert_num_queries: Any
) -> None:
    extra: list[Person] = [person(f"nguoi{n}", "Lê", f"{n}", province.office) for n in range(people)]
    given = {"version": directive.current_version, "unit": province.office, "cause": "", "due": DUE}
    Assignment.objects.bulk_create(Assignment(person=each, opened_at=at(9), **given) for each in extra)
    run(at(13))

    with time_machine.travel(at(20), tick=False), django_assert_num_queries(REMIND_QUERIES):
        remind(at(20))


REMIND_QUERIES = 69
"""Measured, for the five steps of one document of which two are due. A change is a decision, not an accident."""


def test_task_runs_every_half_hour() -> None:
    assert [task.every for task in CORE_TASKS if task.run == "intranet.reminders.services.remind"] == [30]
