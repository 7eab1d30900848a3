"""The office in charge: close, give back, extend, cancel."""

from datetime import timedelta

import pytest

from intranet.audit.models import Event
from intranet.duties.errors import Incomplete, NotAllowed, NotNow
from intranet.duties.models import Duty, DutyStep, Extension
from intranet.duties.services import assign, cancel, close, extend, return_, submit_result
from intranet.notifications.models import Notice
from intranet.people.rules import today
from tests.factories.duties import opened
from tests.factories.province import Province
from tests.grounds import grounded

WEEK = timedelta(days=7)


@grounded
def duty(province: Province) -> Duty:
    return opened(province, due=today() - WEEK)


@grounded
def reported(province: Province, duty: Duty) -> Duty:
    assign(duty, province.cadre, province.head)
    return submit_result(duty, province.cadre, "Đã xong.")


def kept(duty: Duty) -> Duty:
    return Duty.objects.get(pk=duty.pk)


@pytest.mark.parametrize("persona", ["editor", "clerk", "leader"])
def test_close_by_the_office_in_charge(province: Province, reported: Duty, persona: str) -> None:
    close(reported, province.people[persona])

    closed = kept(reported)
    assert (closed.state, closed.closed_by) == ("closed", province.people[persona])
    assert sorted(Notice.objects.filter(kind="duty-closed").values_list("person__username", flat=True)) == [
        "cadre",
        "head",
    ]


@pytest.mark.parametrize("persona", ["cadre", "head", "trainer", "administrator"])
def test_close_by_anybody_else_says_who_may(province: Province, reported: Duty, persona: str) -> None:
    with pytest.raises(NotAllowed):
        close(reported, province.people[persona])

    assert kept(reported).state == "reported"


def test_close_before_a_result_is_refused(province: Province, duty: Duty) -> None:
    with pytest.raises(NotNow):
        close(duty, province.editor)

    assert kept(duty).state == "open"


def test_close_twice_is_refused_and_recorded_once(province: Province, reported: Duty) -> None:
    close(reported, province.editor)

    with pytest.raises(NotNow):
        close(reported, province.clerk)

    assert Event.objects.filter(action="duty.closed").count() == 1


def test_return_asks_for_more_and_keeps_the_first_result_in_the_history(province: Province, reported: Duty) -> None:
    return_(reported, province.editor, "Thiếu phụ lục.")

    again = kept(reported)
    assert (again.state, again.result, again.reported_at) == ("in-progress", "", None)
    assert list(DutyStep.objects.filter(kind__in=["reported", "returned"]).values_list("kind", "text")) == [
        ("reported", "Đã xong."),
        ("returned", "Thiếu phụ lục."),
    ]


def test_extend_of_a_late_duty_is_recorded_with_its_reason(province: Province, duty: Duty) -> None:
    extend(duty, province.editor, today() + WEEK, "Chờ ý kiến Sở Tài chính.")

    assert kept(duty).due == today() + WEEK
    assert list(Extension.objects.values_list("old_due", "new_due", "reason")) == [
        (today() - WEEK, today() + WEEK, "Chờ ý kiến Sở Tài chính.")
    ]
    assert Event.objects.get(action="duty.extended").details["reason"] == "Chờ ý kiến Sở Tài chính."


def test_extend_gives_a_duty_without_a_day_its_first(province: Province) -> None:
    duty = opened(province)

    extend(duty, province.editor, today(), "Bổ sung thời hạn.")

    assert (kept(duty).due, Extension.objects.get().old_due) == (today(), None)


@pytest.mark.parametrize("days", [-8, -7, -1, 4000])
def test_extend_to_a_day_that_is_past_or_not_later_is_refused(province: Province, duty: Duty, days: int) -> None:
    with pytest.raises(Incomplete):
        extend(duty, province.editor, today() + timedelta(days=days), "Chờ.")

    assert Extension.objects.count() == 0


@pytest.mark.parametrize("step", ["return", "extend", "cancel"])
def test_a_step_without_its_reason_is_refused(province: Province, reported: Duty, duty: Duty, step: str) -> None:
    steps = {
        "return": lambda: return_(reported, province.editor, " "),
        "cancel": lambda: cancel(reported, province.editor, ""),
        "extend": lambda: extend(opened(province), province.editor, today() + WEEK, " "),
    }

    with pytest.raises(Incomplete):
        steps[step]()

    assert (kept(reported).state, Extension.objects.count()) == ("reported", 0)


@pytest.mark.parametrize("persona", ["head", "cadre", "outsider"])
def test_extend_and_cancel_by_the_lead_unit_are_refused(province: Province, duty: Duty, persona: str) -> None:
    by = province.people[persona]

    with pytest.raises(NotAllowed):
        extend(duty, by, today() + WEEK, "Xin thêm.")
    with pytest.raises(NotAllowed):
        cancel(duty, by, "Không làm.")

    assert (kept(duty).state, Extension.objects.count()) == ("open", 0)
