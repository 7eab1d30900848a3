"""Lists of a session: all in one go, nobody named of a Party cell, two clerks at once."""

from datetime import date, datetime, time, timedelta

import pytest

from intranet.attendance.closing import check_closable
from intranet.attendance.errors import ChangedMeanwhile, NobodyCame, NotAbsent, NotNamed, NotNow, NotOfUnit, NotYet
from intranet.attendance.models import Attendance, FollowUp, Headcount, Invitation, Session, SessionState, Status
from intranet.attendance.services import (
    SessionFields,
    add_person,
    attach_minutes,
    call_off,
    close_session,
    count_heads,
    follow_up,
    follow_up_done,
    invite,
    plan,
    record_attendance,
)
from intranet.audit.models import Event
from intranet.files.services import accept_bytes
from intranet.people.models import PostRole
from intranet.people.rules import OFFICE_ZONE, today
from tests.factories.documents import issued
from tests.factories.province import Province, person

DAY = timedelta(days=1)


def written(session: Session) -> dict[str, str]:
    return dict(session.attendances.order_by("person__username").values_list("person__username", "status"))


def test_the_list_is_written_in_one_go(province: Province, held_today: Session) -> None:
    statuses = {province.cadre.pk: Status.PRESENT, province.deputy.pk: Status.ABSENT}

    changed = record_attendance(held_today.pk, statuses, province.head, seen=0)

    held_today.refresh_from_db()
    assert (changed, written(held_today)) == (2, {"cadre": "present", "deputy": "absent"})
    assert (held_today.state, held_today.recordings) == (SessionState.HELD, 1)


def test_writing_the_same_list_again_changes_no_line(province: Province, held_today: Session) -> None:
    statuses = {province.cadre.pk: Status.PRESENT}
    record_attendance(held_today.pk, statuses, province.head, seen=0)

    assert record_attendance(held_today.pk, statuses, province.head, seen=1) == 0


def test_a_second_clerk_with_an_old_page_undoes_nothing(province: Province, held_today: Session) -> None:
    record_attendance(held_today.pk, {province.cadre.pk: Status.PRESENT}, province.head, seen=0)

    with pytest.raises(ChangedMeanwhile):
        record_attendance(held_today.pk, {province.cadre.pk: Status.ABSENT}, province.clerk, seen=0)

    assert written(held_today) == {"cadre": "present"}


def test_nobody_is_written_down_who_is_not_on_the_list(province: Province, held_today: Session) -> None:
    with pytest.raises(NotNamed):
        record_attendance(held_today.pk, {province.outsider.pk: Status.PRESENT}, province.head, seen=0)

    assert written(held_today) == {}


def test_lists_of_tomorrow_are_not_written_today(province: Province) -> None:
    session = plan(issued(province), province.office, SessionFields(today() + DAY), by=province.head)

    with pytest.raises(NotYet):
        record_attendance(session.pk, {}, province.head, seen=0)
    with pytest.raises(NotYet):
        count_heads(session.pk, province.office, 3, province.head)
    with pytest.raises(NotYet):
        add_person(session.pk, province.cadre.pk, province.office.pk, province.head)


def test_a_list_is_open_from_half_an_hour_before_its_hour_and_complete_from_its_hour_on() -> None:
    session = Session(on=date(2026, 3, 2), begins=time(8))
    clock = [datetime(2026, 3, 2, hour, minute, tzinfo=OFFICE_ZONE) for hour, minute in ((7, 29), (7, 30), (8, 0))]

    assert [session.takes_lists(now) for now in clock] == [False, True, True]
    assert [session.has_begun(now) for now in clock] == [False, False, True]


def test_a_list_without_an_hour_is_open_with_its_day() -> None:
    session, midnight = Session(on=date(2026, 3, 2)), datetime(2026, 3, 2, tzinfo=OFFICE_ZONE)

    assert [session.takes_lists(now) for now in (midnight - timedelta(seconds=1), midnight)] == [False, True]


def test_a_session_is_not_closed_before_it_begins(province: Province, held_today: Session) -> None:
    record_attendance(held_today.pk, {province.cadre.pk: Status.PRESENT}, province.head, seen=0)
    Session.objects.filter(pk=held_today.pk).update(on=today() + DAY)

    with pytest.raises(NotYet):
        close_session(held_today.pk, province.head)
    with pytest.raises(NotYet):
        check_closable(held_today)


def test_inviting_again_invites_nobody_twice(province: Province, held_today: Session) -> None:
    again = [(province.cadre.pk, province.office.pk), (province.head.pk, province.office.pk)]

    assert invite(held_today.pk, again, province.head) == 1
    assert held_today.invitations.count() == 3


@pytest.mark.parametrize("name", ["department", "commune", "committee"])
def test_people_of_other_units_are_not_invited(province: Province, held_today: Session, name: str) -> None:
    with pytest.raises(NotOfUnit):
        invite(held_today.pk, [(province.trainer.pk, getattr(province, name).pk)], province.head)


def test_a_party_cell_is_counted_and_has_no_list_of_members_anywhere(province: Province) -> None:
    secretary = person("secretary", "Ngô", "Bình", province.cell, PostRole.HEAD)
    session = plan(issued(province), province.cell, SessionFields(today()), by=secretary)

    with pytest.raises(NotNamed):
        invite(session.pk, [(secretary.pk, province.cell.pk)], secretary)
    with pytest.raises(NotNamed):
        add_person(session.pk, secretary.pk, province.cell.pk, secretary)
    count_heads(session.pk, province.cell, 17, secretary)
    close_session(session.pk, secretary)

    assert (Invitation.objects.count(), Attendance.objects.count(), FollowUp.objects.count()) == (0, 0, 0)
    assert list(Headcount.objects.values_list("unit", "count")) == [(province.cell.pk, 17)]


def test_a_count_is_put_right_not_added_to(province: Province, held_today: Session) -> None:
    count_heads(held_today.pk, province.office, 5, province.head)
    count_heads(held_today.pk, province.office, 4, province.head)

    assert list(held_today.headcounts.values_list("count", flat=True)) == [4]


def test_a_unit_beside_the_one_that_holds_the_session_is_not_counted(province: Province, held_today: Session) -> None:
    with pytest.raises(NotOfUnit):
        count_heads(held_today.pk, province.cell, 4, province.head)


def test_absentees_get_a_day_and_only_they(province: Province, held_today: Session) -> None:
    statuses = {province.cadre.pk: Status.PRESENT, province.deputy.pk: Status.ABSENT}
    record_attendance(held_today.pk, statuses, province.head, seen=0)

    with pytest.raises(NotAbsent):
        follow_up(held_today.pk, [province.cadre.pk], today() + DAY, province.head)
    with pytest.raises(NotYet):
        follow_up(held_today.pk, [province.deputy.pk], today() - DAY, province.head)
    follow_up(held_today.pk, [province.deputy.pk], today() + DAY, province.head)
    follow_up(held_today.pk, [province.deputy.pk], today() + 2 * DAY, province.head)

    assert list(FollowUp.objects.values_list("person", "on")) == [(province.deputy.pk, today() + 2 * DAY)]


def test_an_absentee_is_seen_once_with_or_without_a_day(province: Province, held_today: Session) -> None:
    record_attendance(held_today.pk, {province.deputy.pk: Status.ABSENT}, province.head, seen=0)

    assert follow_up_done(held_today.pk, [province.deputy.pk], province.head) == 1
    assert follow_up_done(held_today.pk, [province.deputy.pk], province.head) == 0


def test_being_at_a_later_session_about_the_same_ends_the_follow_up(province: Province, held_today: Session) -> None:
    record_attendance(held_today.pk, {province.deputy.pk: Status.ABSENT}, province.head, seen=0)
    follow_up(held_today.pk, [province.deputy.pk], today() + DAY, province.head)
    later = plan(held_today.subject(), province.office, SessionFields(today()), by=province.head)
    add_person(later.pk, province.deputy.pk, province.office.pk, province.head)

    close_session(later.pk, province.head)

    assert FollowUp.objects.get().done_by == province.head


def test_a_session_at_which_nobody_was_is_not_closed(province: Province, held_today: Session) -> None:
    with pytest.raises(NotNow):
        close_session(held_today.pk, province.head)
    record_attendance(held_today.pk, {province.cadre.pk: Status.ABSENT}, province.head, seen=0)

    with pytest.raises(NobodyCame):
        close_session(held_today.pk, province.head)


def test_after_closing_nobody_is_taken_off_and_a_person_forgotten_is_added(
    province: Province, held_today: Session
) -> None:
    statuses = {province.cadre.pk: Status.PRESENT, province.deputy.pk: Status.ABSENT}
    record_attendance(held_today.pk, statuses, province.head, seen=0)
    close_session(held_today.pk, province.head)

    with pytest.raises(NotNow):
        record_attendance(held_today.pk, {province.cadre.pk: Status.ABSENT}, province.head, seen=1)
    with pytest.raises(NotNow):
        count_heads(held_today.pk, province.office, 1, province.head)
    add_person(held_today.pk, province.deputy.pk, province.office.pk, province.head)
    add_person(held_today.pk, province.cadre.pk, province.office.pk, province.head)

    assert written(held_today) == {"cadre": "present", "deputy": "present"}
    late = Event.objects.filter(action="session.added-after-closing")
    assert [each.details for each in late] == [{"person": province.deputy.pk}]


def test_a_planned_session_is_called_off_and_then_closed_to_everything(province: Province, held_today: Session) -> None:
    call_off(held_today.pk, province.head)

    with pytest.raises(NotNow):
        invite(held_today.pk, [], province.head)
    with pytest.raises(NotNow):
        record_attendance(held_today.pk, {}, province.head, seen=0)


def test_a_session_that_was_held_is_not_called_off(province: Province, held_today: Session) -> None:
    count_heads(held_today.pk, province.office, 1, province.head)

    with pytest.raises(NotNow):
        call_off(held_today.pk, province.head)


def test_minutes_hang_on_the_session(province: Province, held_today: Session) -> None:
    stored = accept_bytes("bien-ban.txt", "Biên bản buổi quán triệt".encode(), by=province.head)
    with pytest.raises(NotNow):
        attach_minutes(held_today.pk, stored, "bien-ban.txt", province.head)
    count_heads(held_today.pk, province.office, 1, province.head)

    attachment = attach_minutes(held_today.pk, stored, "bien-ban.txt", province.head)

    assert (attachment.subject_model, attachment.subject_id) == ("intranet_attendance.session", held_today.pk)


def test_no_text_of_a_list_speaks_about_a_person_but_what_they_wrote_themselves(province: Province) -> None:
    texts = {
        (model.__name__, each.name)
        for model in (Attendance, FollowUp, Headcount, Invitation)
        for each in model._meta.get_fields()
        if each.get_internal_type() in {"CharField", "TextField", "JSONField"}
    }

    own = {("Invitation", "answer"), ("Invitation", "reason")}
    assert texts == own | {("Attendance", "status")}
