"""Appraised by the lead unit: returned at the question, accepted, put right, verified by another, closed."""

from datetime import timedelta

import pytest

from intranet.calendars.services import rule_day
from intranet.contracts import Refused, today, working_calendar
from plugins.checklists.models import Answer, Finding, Inspection, Progress, State
from plugins.checklists.queries.heat import heat_map
from plugins.checklists.services.answering import Typed, write, writes
from plugins.checklists.services.appraising import accept, appraise, return_to_unit
from plugins.checklists.services.remedies import close, done, postpone, verify
from plugins.checklists.services.states import send_back, sign, submit
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def signed(opened: House) -> Inspection:
    """Of the office: the first as it should be, the second not, the others as they should be."""
    head, inspection = opened.province.head, opened.of(opened.province.office)
    write(_answer(inspection, 1), Typed(verdict="yes"), 0, head)
    wrong = Typed(verdict="no", note="chưa có", cause="mới sáp nhập", owner_id=head.pk, remedy_by=today())
    write(_answer(inspection, 2), wrong, 0, head)
    write(_answer(inspection, 3), Typed(verdict="yes", number=4), 0, head)  # type: ignore[arg-type]
    write(_answer(inspection, 4), Typed(verdict="yes", text="đủ"), 0, head)
    submit(inspection, head)
    sign(inspection, head)
    inspection.refresh_from_db()
    return inspection


def _answer(inspection: Inspection, place: int) -> Answer:
    return Answer.objects.get(inspection=inspection, question__place=place)


def test_only_the_lead_unit_appraises_and_another_verdict_needs_a_remark(opened: House, signed: Inspection) -> None:
    province, answer = opened.province, _answer(signed, 1)

    for persona in ("head", "cadre", "leader", "outsider", "inspector"):
        with pytest.raises(Refused):
            appraise(answer, "yes", "", province.people[persona])
    with pytest.raises(Refused):
        appraise(answer, "partly", " ", province.editor)
    appraise(answer, "partly", "quy chế hết hiệu lực", province.editor)

    answer.refresh_from_db()
    assert (answer.verdict, answer.appraised, answer.remark) == ("yes", "partly", "quy chế hết hiệu lực")


def test_what_the_head_gives_back_after_a_return_opens_no_more_than_was_returned(
    opened: House, signed: Inspection
) -> None:
    province, head = opened.province, opened.province.head
    return_to_unit(signed, {1: "thiếu số văn bản"}, "bổ sung", province.editor)
    write(_answer(signed, 1), Typed(verdict="yes", note="số 5"), 1, head)
    submit(signed, head)

    send_back(signed, "ghi rõ số", head)

    signed.refresh_from_db()
    may = writes(signed, head)
    opened_again = [each.question.place for each in signed.answers.select_related("question") if may(each)]
    assert (signed.state, opened_again, _answer(signed, 1).remark) == (State.RETURNED, [1], "thiếu số văn bản")


def test_what_is_returned_and_nothing_else_is_written_anew(opened: House, signed: Inspection) -> None:
    province = opened.province
    return_to_unit(signed, {1: "thiếu số văn bản"}, "bổ sung", province.editor)

    write(_answer(signed, 1), Typed(verdict="yes", note="số 5/QC-VP"), 1, province.head)
    with pytest.raises(Refused):
        write(_answer(signed, 3), Typed(verdict="yes", number=9), 1, province.head)  # type: ignore[arg-type]
    submit(signed, province.head)
    sign(signed, province.head)

    signed.refresh_from_db()
    assert (signed.state, Answer.objects.filter(is_returned=True).count()) == (State.SIGNED, 0)


def test_shortcoming_is_put_right_verified_by_another_and_closes(opened: House, signed: Inspection) -> None:
    province = opened.province
    accept(signed, province.editor)
    finding = Finding.objects.get()
    with pytest.raises(Refused):
        close(signed, province.editor)

    postpone(finding, today() + timedelta(days=9), "chờ văn bản tỉnh", province.editor)
    done(finding, "đã phân công", None, province.head)
    with pytest.raises(Refused):
        verify(finding, True, province.head)
    verify(finding, True, province.editor)
    close(signed, province.editor)

    signed.refresh_from_db()
    finding.refresh_from_db()
    assert (signed.state, finding.progress, finding.due_on) == (
        State.CLOSED,
        Progress.VERIFIED,
        today() + timedelta(days=9),
    )


def test_finding_without_a_day_of_the_unit_is_due_on_a_working_day(opened: House, signed: Inspection) -> None:
    month, calendar = today() + timedelta(days=30), working_calendar(today())
    rule_day(calendar.next_working(month), is_working=False, name="nghỉ riêng")
    appraise(_answer(signed, 1), "partly", "quy chế hết hiệu lực", opened.province.editor)

    accept(signed, opened.province.editor)

    due = Finding.objects.get(answer__question__place=1).due_on
    assert due == working_calendar(today()).next_working(calendar.next_working(month) + timedelta(days=1))


def test_heat_map_adds_up_along_the_tree_what_was_signed(
    opened: House, signed: Inspection, django_assert_num_queries: object
) -> None:
    seen = list(Inspection.objects.filter(campaign=opened.campaign))
    with django_assert_num_queries(2):  # type: ignore[operator]
        lines = heat_map(opened.campaign, seen)

    assert [(line.node.name, line.signed, line.asked, line.whole.percent) for line in lines] == [
        ("Tỉnh An Bình", 1, 2, 75),
        ("Ủy ban nhân dân tỉnh An Bình", 1, 1, 75),
        ("Văn phòng Ủy ban nhân dân tỉnh", 1, 1, 75),
        ("Ủy ban nhân dân xã Hòa Lạc", 0, 1, None),
    ]
    assert [cell.percent for cell in lines[0].cells.values()] == [50, 100]


def test_heat_map_of_who_sees_one_unit_holds_nothing_of_the_other(opened: House, signed: Inspection) -> None:
    lines = heat_map(opened.campaign, [opened.of(opened.province.commune)])

    assert [(line.node.name, line.signed, line.whole.percent) for line in lines] == [
        ("Tỉnh An Bình", 0, None),
        ("Ủy ban nhân dân xã Hòa Lạc", 0, None),
    ]
