"""“Nhắc học”: shown before it is sent, once a day each, by whoever follows the people."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.acknowledgement.models import Assignment
from intranet.audit.models import Event
from intranet.notifications.models import Notice
from intranet.people.models import Absence, Person, Post, PostRole
from intranet.people.rules import today
from intranet.progress.scope import Scope
from intranet.reminders.models import Reminder
from intranet.state.services import bump_membership
from intranet.training.models import Course
from intranet.training.overview.urging import Whom, waiting
from intranet.training.services import enrol
from intranet.training.services.urging import urge
from tests.factories import training
from tests.factories.province import Province, person
from tests.training.office.test_courses import address
from tests.training.overview.test_overview import ALL, of
from tests.training.sessions.test_pages import browser, statuses


def told() -> list[str]:
    rows = Notice.objects.filter(kind="course-urged").order_by("person__username")
    return list(rows.values_list("person__username", flat=True))


def shown(province: Province, course: Course, who: Person, asked: str = "") -> list[tuple[str, list[str]]]:
    lines = browser(who).get(f"{of(course)}nhac-hoc/{asked}").context["lines"]
    return [(line.unit, line.names) for line in lines]


def test_head_sees_whom_of_their_own_people_before_it_is_sent(province: Province, followed: Course) -> None:
    people = [f"{province.deputy} (quá hạn)", f"{province.cadre} (đang học)"]

    assert shown(province, followed, province.head) == [(province.office.name, people)]
    assert shown(province, followed, province.head, "?tinh-trang=overdue") == [(province.office.name, people[:1])]
    assert shown(province, followed, province.head, f"?nguoi={province.cadre.pk}") == [
        (province.office.name, people[1:])
    ]
    assert shown(province, followed, province.head, f"?nguoi={province.outsider.pk}") == []
    assert told() == []


def test_head_reminds_own_people_and_trainer_everybody_else(province: Province, followed: Course) -> None:
    browser(province.head).post(f"{of(followed)}nhac-hoc/")
    by_head = told()
    browser(province.trainer).post(f"{of(followed)}nhac-hoc/")

    assert (by_head, told()) == (["cadre", "deputy"], ["cadre", "deputy", "outsider"])
    rows = Reminder.objects.order_by("pk").values_list("by__username", "addressee__username", "step", "day")
    assert sorted(rows) == [
        ("head", "cadre", "by-hand", today()),
        ("head", "deputy", "by-hand", today()),
        ("trainer", "outsider", "by-hand", today()),
    ]


def test_it_is_written_in_the_log_who_told_whom(province: Province, followed: Course) -> None:
    browser(province.head).post(f"{of(followed)}nhac-hoc/?tinh-trang=overdue")

    events = Event.objects.filter(action__in=["training.urged", "reading.urged"])
    said = [(each.action, each.actor_id, each.details["told"]) for each in events]
    assert said == [("training.urged", province.head.pk, [province.deputy.pk])]
    page = browser(province.head).get(f"{of(followed)}don-vi/{province.office.pk}/").context["page"]
    assert [row.reminded_on for row in page.object_list] == [today(), None, None]


def test_one_reminder_a_person_course_and_day(province: Province, followed: Course) -> None:
    address_of = f"{of(followed)}nhac-hoc/"
    for who in (province.head, province.trainer, province.head):
        browser(who).post(address_of)

    rows = waiting(followed, Scope(), Whom(), timezone.now())
    tomorrow = urge(followed, rows, province.trainer, at=timezone.now() + timedelta(days=1))

    assert (len(told()), tomorrow) == (6, 3)


def test_newer_version_of_the_day_gives_no_second_reminder(province: Province, followed: Course) -> None:
    Assignment.objects.filter(person=province.deputy).update(due=today() + timedelta(days=9))
    browser(province.head).post(f"{of(followed)}nhac-hoc/")
    newer = training.published_newer(followed, province)
    training.asked(newer, province.cadre)

    assert shown(province, newer, province.head) == []


def test_who_is_away_or_through_is_left_out(province: Province, followed: Course) -> None:
    Absence.objects.create(person=province.deputy, starts=today(), ends=today(), at=timezone.now(), by=province.head)
    enrol(followed.pk, province.head)

    assert shown(province, followed, province.head) == [(province.office.name, [f"{province.cadre} (đang học)"])]


def test_who_has_moved_is_reminded_by_the_new_head_and_followed_by_the_old_one_no_more(
    province: Province, followed: Course
) -> None:
    new = person("truong.so", "Vũ", "Sở", province.department, PostRole.HEAD)
    Post.objects.filter(person=province.cadre).update(unit=province.department)
    bump_membership()

    names = [
        [name for _unit, found in shown(province, followed, who) for name in found] for who in (province.head, new)
    ]
    page = browser(province.head).get(f"{ALL}con-phai-hoc/don-vi/{province.office.pk}/").content.decode()

    assert names == [[f"{province.deputy} (quá hạn)"], [f"{province.cadre} (đang học)"]]
    assert [str(who) in page for who in (province.deputy, province.cadre)] == [True, False]


@pytest.mark.parametrize("name", ["cadre", "clerk", "outsider", "administrator"])
def test_others_remind_nobody(province: Province, followed: Course, name: str) -> None:
    client: Any = browser(getattr(province, name))

    codes = [client.get(f"{of(followed)}nhac-hoc/").status_code, client.post(f"{of(followed)}nhac-hoc/").status_code]

    assert (codes, told()) == ([404, 404], [])


def test_unit_beyond_ones_own_is_not_there(province: Province, followed: Course) -> None:
    beyond = [f"{of(followed)}nhac-hoc/?don-vi={unit}" for unit in (province.commune.pk, province.root.pk, 0)]

    assert statuses(province.head, *beyond) == [404, 404, 404]
    assert browser(province.head).post(beyond[0]).status_code == 404
    assert told() == []


def test_lists_lead_to_the_reminder_of_who_has_not_finished(province: Province, followed: Course) -> None:
    page = browser(province.head).get(f"{ALL}nguoi/").content.decode()
    links = [f"{of(followed)}nhac-hoc/?nguoi={who.pk}" in page for who in (province.cadre, province.head)]

    assert links == [True, False]
    assert (
        f'href="{of(followed)}nhac-hoc/"' in browser(province.trainer).get(address("follow", followed)).content.decode()
    )
