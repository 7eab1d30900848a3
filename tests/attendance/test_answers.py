"""What those who are invited answer, until the session begins."""

from datetime import time, timedelta

import pytest

from intranet.attendance.errors import Begun, NotNamed, NotNow
from intranet.attendance.forms import AnswerForm
from intranet.attendance.models import Answer, Session, Status
from intranet.attendance.queries import expected_of, lines_of
from intranet.attendance.services import answer, call_off, close_session, forget_answers, record_attendance
from intranet.audit.models import Event
from intranet.people.models import Person
from intranet.people.rules import today
from tests.factories.province import Province

REASON = "Đi công tác"


def ahead(held: Session, days: int = 2) -> Session:
    held.on = today() + timedelta(days=days)
    held.save()
    return held


def answers(held: Session) -> dict[str, list[str]]:
    return {key: [line.name for line in lines] for key, lines in expected_of(lines_of(held)).items()}


def test_an_answer_stands_until_another_is_given(province: Province, held_today: Session) -> None:
    held, cadre, deputy = ahead(held_today), province.cadre, province.deputy

    answer(held.pk, cadre, Answer.EXCUSED, REASON)
    first = [(line.answer, line.reason) for line in lines_of(held)]
    answer(held.pk, cadre, Answer.COMING, REASON)

    assert first == [("", ""), ("excused", REASON)]
    assert answers(held) == {"coming": [str(cadre)], "excused": [], "": [str(deputy)]}
    assert [line.reason for line in lines_of(held)] == ["", ""]


def test_the_reason_stays_out_of_the_log(province: Province, held_today: Session) -> None:
    answer(ahead(held_today).pk, province.cadre, Answer.EXCUSED, REASON)

    kept = Event.objects.filter(action="session.answered").values_list("actor", "details")
    assert list(kept) == [(f"{province.cadre} (cadre)", {"answer": "excused"})]


def test_the_reason_is_kept_no_longer_than_the_list_is_open(province: Province, held_today: Session) -> None:
    answer(ahead(held_today).pk, province.cadre, Answer.EXCUSED, REASON)
    held = ahead(held_today, 0)
    there = {province.cadre.pk: Status.ABSENT, province.deputy.pk: Status.PRESENT}
    record_attendance(held.pk, there, province.head, seen=held.recordings)
    before = sorted(line.reason for line in lines_of(held))

    close_session(held.pk, province.head)

    assert (before, sorted(line.reason for line in lines_of(held))) == (["", REASON], ["", ""])
    assert sorted(line.answer for line in lines_of(held)) == ["", "excused"]


@pytest.mark.parametrize(("begins", "days"), [(time(0), 0), (None, 0), (time(23, 59), -1)])
def test_nobody_answers_once_it_has_begun(
    province: Province, held_today: Session, begins: time | None, days: int
) -> None:
    held_today.begins = begins
    held = ahead(held_today, days)

    with pytest.raises(Begun):
        answer(held.pk, province.cadre, Answer.COMING)


def test_only_who_is_invited_answers_and_not_after_it_was_called_off(province: Province, held_today: Session) -> None:
    held = ahead(held_today)
    with pytest.raises(NotNamed):
        answer(held.pk, province.outsider, Answer.COMING)
    call_off(held.pk, province.head)

    with pytest.raises(NotNow):
        answer(held.pk, province.cadre, Answer.COMING)


def test_answers_about_another_day_are_forgotten(province: Province, held_today: Session) -> None:
    held = ahead(held_today)
    people: list[Person] = [province.cadre, province.deputy]
    for person in people:
        answer(held.pk, person, Answer.EXCUSED, REASON)

    assert forget_answers(held) == len(people)
    assert [(line.answer, line.reason) for line in lines_of(held)] == [("", "")] * 2


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, ["answer"]),
        ({"answer": "excused", "reason": " "}, ["reason"]),
        ({"answer": "excused", "reason": REASON}, []),
        ({"answer": "coming"}, []),
        ({"answer": "perhaps"}, ["answer"]),
    ],
)
def test_who_asks_to_be_excused_says_why(typed: dict[str, str], wrong: list[str]) -> None:
    assert list(AnswerForm(typed).errors) == wrong
