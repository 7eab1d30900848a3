"""More time and letting off: with a reason from a table, and the counts move with the row."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.acknowledgement.errors import AssignmentClosed, NotAsked, NotLater
from intranet.acknowledgement.models import Assignment, Extension, Reason, Receipt, ReceiptKind
from intranet.acknowledgement.queries import Sums, sums
from intranet.acknowledgement.services import Reading, Term, acknowledge, extend, waive
from intranet.calendars.queries import add_working_days
from intranet.calendars.rules import WorkingCalendar
from intranet.directives.models import Directive, DirectiveReader
from intranet.people.rules import today
from intranet.people.services.absences import end_absence, record_absence
from tests.acknowledgement.ledger.sums import check_sums
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded

DUE = WorkingCalendar().add_working_days(today(), 3)
ONE_DAY = timedelta(days=1)


@grounded
def directive(province: Province) -> Directive:
    return issued(province, audience=[Term("under", unit=province.office)], due=DUE)


def _of(directive: Directive, person: object) -> Assignment:
    return Assignment.objects.filter(version=directive.current_version, person=person).latest("round")


def test_more_time_is_kept_with_its_reason_and_the_first_day(directive: Directive, province: Province) -> None:
    assignment = _of(directive, province.cadre)

    extend(assignment.pk, DUE + 5 * ONE_DAY, "other-work", province.head)

    extension = Extension.objects.get()
    assert (extension.former_due, extension.due, extension.reason_code, extension.by) == (
        DUE,
        DUE + 5 * ONE_DAY,
        Reason.OTHER_WORK,
        province.head,
    )
    assert _of(directive, province.cadre).due == DUE + 5 * ONE_DAY
    check_sums()


def test_no_more_time_than_there_is(directive: Directive, province: Province) -> None:
    with pytest.raises(NotLater):
        extend(_of(directive, province.cadre).pk, DUE, "other-work", province.head)

    assert not Extension.objects.exists()


def test_time_is_not_given_where_there_is_no_due_date(province: Province) -> None:
    directive = issued(province)

    with pytest.raises(NotAsked):
        extend(_of(directive, province.cadre).pk, DUE, "other-work", province.head)


@pytest.mark.parametrize("reason", ["moved", "sick", ""])
def test_reason_must_be_one_that_a_person_gives(directive: Directive, province: Province, reason: str) -> None:
    assignment = _of(directive, province.cadre)

    with pytest.raises(ValueError, match="no reason"):
        extend(assignment.pk, DUE + ONE_DAY, reason, province.head)
    with pytest.raises(ValueError, match="no reason"):
        waive(assignment.pk, reason, province.head)


def test_waived_is_closed_and_not_counted_as_read(directive: Directive, province: Province) -> None:
    assignment = _of(directive, province.cadre)

    first = waive(assignment.pk, "not-concerned", province.head)
    second = waive(assignment.pk, "not-concerned", province.head)

    assert (first, first.kind, first.reason_code) == (second, ReceiptKind.WAIVED, Reason.NOT_CONCERNED)
    assert sums(directive.current_version) == Sums(assigned=3, acknowledged=0, open=2, closed=1)
    check_sums()


def test_what_was_read_is_not_waived(directive: Directive, province: Province) -> None:
    assignment = _of(directive, province.cadre)
    acknowledge(assignment.pk, province.cadre, Reading(assignment.version_id, "Đã đọc", "vi"))

    with pytest.raises(AssignmentClosed):
        waive(assignment.pk, "not-concerned", province.head)


def test_who_is_away_has_the_time_counted_anew_from_the_return(directive: Directive, province: Province) -> None:
    ends = today() + 20 * ONE_DAY

    record_absence(province.cadre, starts=today(), ends=ends, by=province.head)

    assert _of(directive, province.cadre).due == add_working_days(ends, 3)
    assert [_of(directive, who).due for who in (province.deputy, province.head)] == [DUE, DUE]
    check_sums()


def test_who_returns_earlier_has_it_counted_from_that_day(directive: Directive, province: Province) -> None:
    absence = record_absence(province.cadre, starts=today(), ends=today() + 20 * ONE_DAY, by=province.cadre)
    back_on = today() + 6 * ONE_DAY

    end_absence(absence, on=back_on, by=province.cadre)

    assert _of(directive, province.cadre).due == add_working_days(back_on, 3)
    check_sums()


def test_withdrawn_absence_gives_the_first_day_back(directive: Directive, province: Province) -> None:
    absence = record_absence(province.cadre, starts=today(), ends=today() + 20 * ONE_DAY, by=province.cadre)

    end_absence(absence, on=today() - ONE_DAY, by=province.cadre)

    assert _of(directive, province.cadre).due == DUE


def test_absence_after_the_due_date_changes_nothing(directive: Directive, province: Province) -> None:
    record_absence(province.cadre, starts=DUE + ONE_DAY, ends=DUE + 9 * ONE_DAY, by=province.cadre)

    assert _of(directive, province.cadre).due == DUE


def test_document_issued_during_an_absence_waits_for_the_return(province: Province) -> None:
    ends = today() + 20 * ONE_DAY
    record_absence(province.cadre, starts=today(), ends=ends, by=province.cadre)

    directive = issued(province, audience=[Term("under", unit=province.office)], due=DUE)

    assert _of(directive, province.cadre).due == add_working_days(ends, 3)
    assert _of(directive, province.head).due == DUE


def test_early_return_after_an_issue_during_the_absence_is_counted_from_that_day(province: Province) -> None:
    absence = record_absence(province.cadre, starts=today(), ends=today() + 20 * ONE_DAY, by=province.cadre)
    directive = issued(province, audience=[Term("under", unit=province.office)], due=DUE)
    back_on = today() + 6 * ONE_DAY

    end_absence(absence, on=back_on, by=province.cadre)

    assert _of(directive, province.cadre).due == max(DUE, add_working_days(back_on, 3))
    check_sums()


def test_withdrawn_absence_gives_who_was_asked_meanwhile_the_day_of_the_others(province: Province) -> None:
    absence = record_absence(province.cadre, starts=today(), ends=today() + 20 * ONE_DAY, by=province.cadre)
    directive = issued(province, audience=[Term("under", unit=province.office)], due=DUE)

    end_absence(absence, on=today() - ONE_DAY, by=province.cadre)

    assert [_of(directive, who).due for who in (province.cadre, province.head)] == [DUE, DUE]
    check_sums()


def test_head_lets_others_off_and_never_themselves(directive: Directive, province: Province, client: Client) -> None:
    client.force_login(province.head)
    own, other = _of(directive, province.head), _of(directive, province.cadre)
    page = client.get(f"/xac-nhan/van-ban/{directive.current_version_id}/don-vi/{province.office.pk}/")
    typed = {"way": "waive", "reason": Reason.OTHER_WORK}

    codes = [client.post(f"/xac-nhan/{each.pk}/gia-han/", typed).status_code for each in (own, other)]

    assert codes == [404, 302]
    assert [each.person.username for each in page.context["spared"]] == ["deputy", "cadre"]
    assert list(Receipt.objects.values_list("assignment__person__username", "kind")) == [("cadre", "waived")]


def test_what_a_head_may_not_read_is_neither_shown_nor_let_off(
    directive: Directive, province: Province, client: Client
) -> None:
    DirectiveReader.objects.filter(directive=directive).delete()
    client.force_login(province.head)
    address = f"/xac-nhan/{_of(directive, province.cadre).pk}/gia-han/"

    codes = [client.get(address).status_code, client.post(address, {"way": "waive", "reason": "absent"}).status_code]

    assert (codes, Receipt.objects.count()) == ([404, 404], 0)


def test_day_off_is_asked_about_before_it_is_given(directive: Directive, province: Province, client: Client) -> None:
    client.force_login(province.editor)
    mine = _of(directive, province.cadre)
    calendar, off = WorkingCalendar(), DUE + ONE_DAY
    while calendar.is_working(off):
        off += ONE_DAY
    typed = {"way": "extend", "due": f"{off:%d/%m/%Y}", "reason": "absent"}

    asked = client.post(f"/xac-nhan/{mine.pk}/gia-han/", typed)
    before = Assignment.objects.get(pk=mine.pk).due
    client.post(f"/xac-nhan/{mine.pk}/gia-han/", typed | {"due_choice": f"move:{off.isoformat()}"})

    assert (asked.status_code, asked.context["form"].due_question is None, before) == (200, False, DUE)
    assert Assignment.objects.get(pk=mine.pk).due == calendar.next_working(off)


def test_head_of_one_unit_sees_no_names_of_another(province: Province, client: Client) -> None:
    wide = issued(province)
    for who in (province.clerk, province.editor, province.leader, province.administrator, province.security):
        if Assignment.objects.filter(version=wide.current_version, person=who).exists():
            waive(_of(wide, who).pk, Reason.OTHER_WORK, province.editor)
    client.force_login(province.head)

    answer = client.get(f"/xac-nhan/van-ban/{wide.current_version_id}/don-vi/{province.committee.pk}/")

    assert answer.status_code == 404
