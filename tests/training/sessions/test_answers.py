"""Who is invited answers; the organiser sees it, the list starts from it, and who comes is reminded."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.test import Client
from django.utils import translation

from intranet.attendance.models import Answer, Attendance, Session
from intranet.calendars.queries import previous_working
from intranet.notifications.models import Notice
from intranet.people.models import Person
from intranet.people.rules import OFFICE_ZONE, today
from intranet.people.services.absences import record_absence
from intranet.training.models import TrainingClass
from intranet.training.sessions.reminding import remind
from intranet.training.sessions.services import answer, call_off
from intranet.training.work import work
from tests.factories.classes import announced, planned
from tests.factories.province import Province
from tests.grounds import grounded

REASON = "Đi công tác tại huyện"
LINE_QUERIES = 4
"""One looks whether anything waits, two are the rights of the person (a page asks them anyway), one the classes."""


@grounded
def coming(province: Province) -> TrainingClass:
    """In ten days at eight; the office is invited."""
    return announced(province, province.office, days=10, begins=time(8))


@grounded
def answered(province: Province) -> TrainingClass:
    """Today; the deputy said before that they will come, and lists are open."""
    found = announced(province, province.office, days=10)
    answer(found.pk, province.deputy, Answer.COMING)
    Session.objects.filter(pk=found.session_id).update(on=today())
    return TrainingClass.objects.select_related("session").get(pk=found.pk)


def browser(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def say(who: Person, found: TrainingClass, **typed: str) -> int:
    return browser(who).post(f"{found.get_absolute_url()}tra-loi/", typed).status_code


def test_an_answer_is_sent_and_changed(province: Province, coming: TrainingClass) -> None:
    without = browser(province.cadre).post(f"{coming.get_absolute_url()}tra-loi/", {"answer": "excused"})
    sent = [say(province.cadre, coming, answer="excused", reason=REASON), say(province.deputy, coming, answer="coming")]
    page = browser(province.cadre).get(coming.get_absolute_url())

    assert list(without.context["answer"].errors) == ["reason"]
    assert sent == [302, 302]
    assert page.context["own"] == "Bạn đã xin vắng"
    assert page.context["answer"].initial == {"answer": "excused", "reason": REASON}
    assert [row.own for row in browser(province.deputy).get("/lop-tap-huan/").context["rows"]] == ["Bạn sẽ dự"]


def test_the_organiser_sees_names_and_reasons_and_a_head_no_reason(province: Province, coming: TrainingClass) -> None:
    answer(coming.pk, province.cadre, Answer.EXCUSED, REASON)
    answer(coming.pk, province.deputy, Answer.COMING)

    pages = {who: browser(who).get(coming.get_absolute_url()) for who in (province.trainer, province.head)}
    groups = [(label, [line.name for line in lines]) for label, lines in pages[province.trainer].context["answered"]]

    assert groups == [
        ("Sẽ dự", [str(province.deputy)]),
        ("Xin vắng", [str(province.cadre)]),
        ("Chưa trả lời", [str(province.head)]),
    ]
    assert [REASON in page.content.decode() for page in pages.values()] == [True, False]
    assert pages[province.head].context["answered"] == []
    assert REASON not in browser(province.deputy).get(coming.get_absolute_url()).content.decode()


def test_nobody_answers_for_a_class_that_is_not_theirs_or_not_announced(
    province: Province, coming: TrainingClass
) -> None:
    draft = planned(province, days=5)

    assert say(province.outsider, coming, answer="coming") == 404
    assert say(province.trainer, coming, answer="coming") == 404
    assert say(province.cadre, draft, answer="coming") == 404
    assert coming.held.invitations.exclude(answer="").count() == 0


def test_an_answer_after_the_beginning_is_refused_in_words_about_a_class(province: Province) -> None:
    found = announced(province, province.office, begins=time(0))

    with translation.override("vi"):
        page = browser(province.cadre).post(f"{found.get_absolute_url()}tra-loi/", {"answer": "coming"}, follow=True)

    assert [str(each) for each in page.context["messages"]] == ["Lớp đã bắt đầu, không gửi trả lời được nữa."]
    assert page.context["answer"] is None


def test_the_list_starts_from_the_answers_and_is_written_by_its_own_button_alone(
    province: Province, answered: TrainingClass
) -> None:
    client, address = browser(province.trainer), answered.get_absolute_url()
    page = client.get(address)
    shown = {"seen": "0", "listed": [line.person_id for line in page.context["lines"]]}
    ticked = {"there": list(page.context["ticked"])}

    client.post(address, shown | ticked | {"step": "count", "unit": str(province.cell.pk), "count": "4"})
    untouched = Attendance.objects.count()
    client.post(address, shown | ticked | {"step": "record", "seen": "1"})

    assert (ticked["there"], untouched) == ([province.deputy.pk], 0)
    written = dict(Attendance.objects.values_list("person", "status"))
    assert written == {province.deputy.pk: "present", province.cadre.pk: "absent", province.head.pk: "absent"}


def test_taking_away_a_tick_of_an_answer_is_kept_by_any_button(province: Province, answered: TrainingClass) -> None:
    listed = {"seen": "0", "listed": [str(province.deputy.pk)]}

    browser(province.trainer).post(answered.get_absolute_url(), listed | {"step": "typed"})

    assert dict(Attendance.objects.values_list("person", "status")) == {province.deputy.pk: "absent"}


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), OFFICE_ZONE)


def test_who_comes_is_reminded_once_on_the_working_day_before(province: Province, coming: TrainingClass) -> None:
    eve = previous_working(coming.held.on - timedelta(days=1))
    before = previous_working(eve - timedelta(days=1))
    answer(coming.pk, province.cadre, Answer.EXCUSED, REASON)
    record_absence(province.deputy, starts=coming.held.on, ends=coming.held.on, by=province.head)
    planned(province, days=10)

    early, night, told, twice = remind(at(before, 9)), remind(at(eve, 3)), remind(at(eve, 9)), remind(at(eve, 16))

    assert (early, night, told, twice) == (0, 0, 1, 0)
    notice = Notice.objects.get(kind="class-soon")
    assert (notice.person, notice.note) == (province.head, f"{coming.held.on:%d/%m/%Y} · 08:00 · Hội trường")


def test_who_was_invited_that_day_is_not_reminded_nor_anybody_of_a_class_called_off(
    province: Province, coming: TrainingClass
) -> None:
    eve = previous_working(coming.held.on - timedelta(days=1))
    coming.held.invitations.filter(person=province.cadre).update(invited_at=at(eve, 8))
    call_off(announced(province, province.office, days=10).pk, province.trainer)

    assert remind(at(eve, 9)) == 2
    reminded = Notice.objects.filter(kind="class-soon").order_by("person__username")
    assert list(reminded.values_list("person__username", flat=True)) == ["deputy", "head"]


def test_a_class_waits_on_the_home_page_until_it_is_over_or_one_asks_to_be_excused(
    province: Province, coming: TrainingClass
) -> None:
    far = announced(province, province.office, days=20, title="Lớp sau")
    announced(province, province.department, days=1, title="Lớp của người khác")
    planned(province, days=1, title="Chưa mời ai")
    with translation.override("vi"):
        (before,) = work(province.cadre)
    answer(coming.pk, province.cadre, Answer.COMING)
    answer(far.pk, province.cadre, Answer.EXCUSED, REASON)
    with translation.override("vi"):
        (after,) = work(province.cadre)
    Session.objects.filter(pk=coming.session_id).update(on=today() - timedelta(days=1))
    TrainingClass.objects.filter(pk=coming.pk).update(until=today() - timedelta(days=1))

    when = f"{coming.held.on:%d/%m/%Y} · 08:00 · Hội trường"
    assert (str(before.title), before.url, before.count, before.soon) == ("Lớp tập huấn sắp dự", "/lop-tap-huan/", 2, 0)
    assert [(item.url, item.note) for item in before.items] == [
        (coming.get_absolute_url(), f"{when} · bạn được mời, hãy trả lời có dự hay không"),
        (far.get_absolute_url(), f"{far.held.on:%d/%m/%Y} · Hội trường · bạn được mời, hãy trả lời có dự hay không"),
    ]
    assert [(item.url, item.note) for item in after.items] == [(coming.get_absolute_url(), f"{when} · bạn sẽ dự")]
    assert list(work(province.cadre)) == []


def test_a_class_that_is_announced_is_asked_for_on_the_home_page_in_as_many_queries_as_three(
    province: Province, coming: TrainingClass, django_assert_num_queries: Any
) -> None:
    list(work(province.cadre))
    with django_assert_num_queries(LINE_QUERIES):
        assert [line.count for line in work(province.cadre)] == [1]
    for days in (11, 12):
        announced(province, province.office, days=days)
    with django_assert_num_queries(LINE_QUERIES):
        assert [line.count for line in work(province.cadre)] == [3]
