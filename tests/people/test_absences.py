"""Absences: who says that somebody is away, on which screens, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from intranet.audit.models import Event
from intranet.people.errors import (
    AbsenceBegan,
    AbsenceIsOver,
    AbsenceTooLong,
    AbsentAlready,
    DatesReversed,
    MayNotGrant,
    OwnAbsenceTooLong,
)
from intranet.people.models import Absence, Deputy, Person, Post
from intranet.people.queries import absences_of
from intranet.people.rules import today
from intranet.people.services.absences import end_absence, may_record, record_absence
from tests.factories.province import Province

DAY = timedelta(days=1)
RECORDERS = ["cadre", "head", "clerk"]
OTHERS = ["deputy", "leader", "outsider", "administrator", "security"]


def away(province: Province, first: int, last: int) -> Absence:
    """An absence of the cadre, by days from today."""
    return record_absence(
        province.cadre,
        starts=today() + first * DAY,
        ends=today() + last * DAY,
        by=province.cadre if first >= 0 else province.head,
    )


def days(person: Person) -> list[tuple[int, int]]:
    """What lasts or lies ahead, by days from today."""
    return [((each.starts - today()).days, (each.ends - today()).days) for each in absences_of(person, today())]


def typed(first: int, last: int) -> dict[str, str]:
    return {name: f"{today() + n * DAY:%d/%m/%Y}" for name, n in (("starts", first), ("ends", last))}


def actions() -> list[str]:
    found = Event.objects.filter(action__startswith="absence.").order_by("pk")
    return list(found.values_list("action", flat=True))


@pytest.fixture
def browser(province: Province, client: Client) -> Any:
    def opened(persona: str) -> Client:
        client.force_login(province.people[persona])
        return client

    return opened


def test_oneself_and_head_and_clerk_above_may_record(province: Province) -> None:
    may = [name for name in (*RECORDERS, *OTHERS) if may_record(province.cadre, province.people[name])]

    assert may == RECORDERS
    with pytest.raises(MayNotGrant):
        record_absence(province.cadre, starts=today(), ends=today(), by=province.deputy)


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [(2, 1, DatesReversed), (-5, -1, AbsenceIsOver), (-1, 731, AbsenceTooLong)],
)
def test_days_that_cannot_be_are_refused(province: Province, first: int, last: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        away(province, first, last)

    assert days(province.cadre) == []


@pytest.mark.parametrize(("first", "last"), [(2, 4), (-1, 2), (4, 9), (0, 9), (3, 3)])
def test_two_absences_never_share_a_day(province: Province, first: int, last: int) -> None:
    away(province, 2, 4)

    with pytest.raises(AbsentAlready):
        away(province, first, last)

    assert days(province.cadre) == [(2, 4)]


def test_absences_may_follow_upon_each_other(province: Province) -> None:
    away(province, 2, 4)

    away(province, 5, 9)
    away(province, 0, 1)

    assert days(province.cadre) == [(0, 1), (2, 4), (5, 9)]


def test_days_of_a_withdrawn_absence_are_free_again(province: Province) -> None:
    end_absence(away(province, 2, 4), on=today() + DAY, by=province.head)

    away(province, 1, 3)

    assert days(province.cadre) == [(1, 3)]


def test_ending_on_the_same_day_twice_is_ending_once(province: Province) -> None:
    absence = away(province, 0, 4)

    for _again in range(2):
        end_absence(absence, on=today(), by=province.cadre)

    assert actions() == ["absence.recorded", "absence.ended"]


@pytest.mark.parametrize("persona", RECORDERS)
def test_an_absence_is_recorded_on_the_screen(province: Province, browser: Any, persona: str) -> None:
    answer = browser(persona).post(f"/can-bo/{province.cadre.pk}/vang-mat/", typed(1, 3))

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/can-bo/{province.cadre.pk}/")
    assert days(province.cadre) == [(1, 3)]
    assert Absence.objects.get().by == province.people[persona]


def test_what_it_does_is_said_before_and_no_reason_is_asked(province: Province, browser: Any) -> None:
    post = Post.objects.get(person=province.cadre)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today() + DAY)

    answer = browser("cadre").get(f"/can-bo/{province.cadre.pk}/vang-mat/")

    assert list(answer.context["form"].fields) == ["starts", "ends"]
    page = answer.content.decode()
    assert "được tính lại từ ngày trở lại" in page
    assert str(province.deputy) in page


@pytest.mark.parametrize(
    ("given", "wrong", "words"),
    [
        ({"starts": "31/02/2026", "ends": "x"}, ["starts", "ends"], "Ngày không đúng"),
        ({"starts": "", "ends": ""}, ["starts", "ends"], "Ghi ngày bắt đầu vắng mặt"),
        (typed(3, 1), ["ends"], "Ngày cuối đứng trước ngày đầu"),
        (typed(-3, -1), ["ends"], "Đợt vắng mặt này đã qua"),
        (typed(7, 700), ["ends"], "Bạn chỉ tự ghi được tối đa 90 ngày vắng mặt"),
        (typed(5, 9), ["starts"], f"từ {today() + 5 * DAY:%d/%m/%Y} đến {today() + 6 * DAY:%d/%m/%Y}"),
    ],
)
def test_wrong_days_are_named_at_their_field_and_kept(
    province: Province, browser: Any, given: dict[str, str], wrong: list[str], words: str
) -> None:
    away(province, 5, 6)

    answer = browser("cadre").post(f"/can-bo/{province.cadre.pk}/vang-mat/", given)

    form = answer.context["form"]
    assert list(form.errors) == wrong
    assert words in " ".join(form.errors[wrong[0]])
    assert {name: form[name].value() for name in given} == given
    assert days(province.cadre) == [(5, 6)]


@pytest.mark.parametrize("persona", OTHERS)
def test_others_see_nothing_and_do_nothing(province: Province, browser: Any, persona: str) -> None:
    absence = away(province, 2, 4)
    shown = f"{absence.starts:%d/%m/%Y}"
    assert shown in browser("head").get(f"/can-bo/{province.cadre.pk}/").content.decode()
    client = browser(persona)

    page = client.get(f"/can-bo/{province.cadre.pk}/").content.decode()
    addresses = [f"/can-bo/{province.cadre.pk}/vang-mat/", f"/can-bo/vang-mat/{absence.pk}/"]
    answers = [client.get(path).status_code for path in addresses]
    answers += [client.post(path, typed(6, 7) | {"back": shown}).status_code for path in addresses]

    assert (shown in page, "vang-mat" in page, answers) == (False, False, [404] * 4)
    assert days(province.cadre) == [(2, 4)]


@pytest.mark.parametrize(("back", "left"), [(0, [(-1, -1)]), (2, [(-1, 1)]), (4, [(-1, 3)])])
def test_who_is_back_has_it_shortened(province: Province, browser: Any, back: int, left: list[tuple[int, int]]) -> None:
    absence = away(province, -1, 3)

    browser("head").post(f"/can-bo/vang-mat/{absence.pk}/", {"back": f"{today() + back * DAY:%d/%m/%Y}"})

    absence.refresh_from_db()
    assert [((absence.starts - today()).days, (absence.ends - today()).days)] == left


@pytest.mark.parametrize("back", [-2, 5])
def test_a_return_outside_of_the_absence_is_an_error(province: Province, browser: Any, back: int) -> None:
    absence = away(province, -1, 3)

    answer = browser("cadre").post(f"/can-bo/vang-mat/{absence.pk}/", {"back": f"{today() + back * DAY:%d/%m/%Y}"})

    assert list(answer.context["form"].errors) == ["back"]
    assert days(province.cadre) == [(-1, 3)]


def test_an_absence_that_has_not_begun_is_withdrawn_with_one_button(province: Province, browser: Any) -> None:
    absence = away(province, 2, 4)
    client = browser("cadre")
    page = client.get(f"/can-bo/{province.cadre.pk}/").content.decode()
    assert f'name="back" value="{absence.starts:%d/%m/%Y}"' in page

    answers = [
        client.post(f"/can-bo/vang-mat/{absence.pk}/", {"back": f"{absence.starts:%d/%m/%Y}"}).status_code
        for _again in range(2)
    ]

    assert (answers, days(province.cadre)) == ([302, 302], [])
    assert actions() == ["absence.recorded", "absence.ended"]


def test_own_absences_stand_on_the_account_and_on_the_first_page(province: Province, browser: Any) -> None:
    client = browser("cadre")
    offered = f'href="/can-bo/{province.cadre.pk}/vang-mat/"'
    assert [offered in client.get(path).content.decode() for path in ("/", "/tai-khoan/")] == [True, True]

    absence = away(province, 0, 4)

    back = f'href="/can-bo/vang-mat/{absence.pk}/"'
    assert [back in client.get(path).content.decode() for path in ("/", "/tai-khoan/")] == [True, True]
    assert offered not in client.get("/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_person_page_asks_the_same_queries_for_one_absence_and_for_three(
    province: Province, browser: Any, number: int, django_assert_max_num_queries: Any
) -> None:
    day = date(2098, 1, 1)
    for n in range(number):
        starts = day + n * DAY
        Absence.objects.create(person=province.cadre, starts=starts, ends=starts, at=timezone.now(), by=province.cadre)
    client = browser("head")
    client.get("/don-vi/")

    with django_assert_max_num_queries(15):
        assert client.get(f"/can-bo/{province.cadre.pk}/").status_code == 200


def test_days_that_have_passed_are_recorded_by_head_or_clerk_only(province: Province) -> None:
    days = {"starts": today() - timedelta(days=3), "ends": today()}

    with pytest.raises(AbsenceBegan):
        record_absence(province.cadre, **days, by=province.cadre)

    assert record_absence(province.cadre, **days, by=province.head).starts == days["starts"]


@pytest.mark.parametrize(
    ("before", "first", "last"),
    [
        ([], 0, 90),  # a day too long
        ([(0, 88)], 89, 90),  # the day after
        ([(0, 59)], 90, 120),  # with days between
        ([(-90, -1)], 0, 0),  # it ended yesterday
    ],
)
def test_ninety_days_are_what_people_say_of_themselves(
    province: Province, before: list[tuple[int, int]], first: int, last: int
) -> None:
    me, now = province.cadre, timezone.now()
    for starts, ends in before:
        Absence.objects.create(person=me, starts=today() + starts * DAY, ends=today() + ends * DAY, at=now, by=me)
    span = {"starts": today() + first * DAY, "ends": today() + last * DAY}

    with pytest.raises(OwnAbsenceTooLong):
        record_absence(me, **span, by=me)

    assert Absence.objects.count() == len(before)
    assert record_absence(me, **span, by=province.head).ends == span["ends"]


def test_ninety_days_are_taken_and_what_others_recorded_does_not_count(province: Province) -> None:
    me = province.cadre
    record_absence(me, starts=today() + 100 * DAY, ends=today() + 800 * DAY, by=province.clerk)

    away(province, 0, 89)

    assert days(me) == [(0, 89), (100, 800)]


def test_who_wants_to_be_away_longer_is_told_who_records_it_and_keeps_what_was_typed(
    province: Province, browser: Any
) -> None:
    given = typed(0, 90)

    answer = browser("cadre").post(f"/can-bo/{province.cadre.pk}/vang-mat/", given)

    form = answer.context["form"]
    told = "Đợt vắng mặt dài hơn do thủ trưởng hoặc văn thư đơn vị của bạn ghi" in form.errors["ends"][0]
    assert (told, {name: form[name].value() for name in given}, days(province.cadre)) == (True, given, [])
    browser("clerk").post(f"/can-bo/{province.cadre.pk}/vang-mat/", given)
    assert days(province.cadre) == [(0, 90)]
