"""Planning a class: its hours, a day that has passed, a day off."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import translation

from intranet.acknowledgement.services import Term
from intranet.attendance.models import Answer
from intranet.attendance.services import SessionFields
from intranet.notifications.models import Notice
from intranet.people.rules import today
from intranet.training.models import TrainingClass
from intranet.training.sessions.forms import initial_of
from intranet.training.sessions.services import ClassFields, answer, invite, plan_anew
from tests.factories.classes import announced, planned
from tests.factories.province import Province

NEW = "/lop-tap-huan/moi/"
SUNDAY = today() + timedelta(days=13 - today().weekday())
"""One that lies ahead."""


def sent(province: Province, on: date, **changes: str) -> dict[str, str]:
    given = {"unit": str(province.department.pk), "title": "Sổ văn bản", "on": f"{on:%d/%m/%Y}", "form": "conference"}
    return given | changes


def post(province: Province, on: date, **changes: str) -> dict[str, list[str]]:
    """What is wrong with it, in Vietnamese."""
    client = Client()
    client.force_login(province.trainer)
    with translation.override("vi"):
        answered = client.post(NEW, sent(province, on, **changes))
        return dict(answered.context["form"].errors) if answered.context else {}


def test_a_class_that_was_held_is_recorded_once_that_is_said(province: Province) -> None:
    past = today() - timedelta(days=5)

    asked = post(province, past)
    said = post(province, past, was_held="on")

    words = f"Ngày {past:%d/%m/%Y} đã qua. Hãy ghi ngày khác, hoặc đánh dấu ô bên dưới nếu lớp đã diễn ra."
    assert (asked, said) == ({"on": [words]}, {})
    assert [each.held.on for each in TrainingClass.objects.all()] == [past]


def test_a_day_off_is_asked_about_and_kept_or_moved(province: Province) -> None:
    asked = post(province, SUNDAY)
    kept = post(province, SUNDAY, on_choice=f"keep:{SUNDAY}")

    assert (list(asked), kept) == (["on"], {})
    assert [each.held.on for each in TrainingClass.objects.all()] == [SUNDAY]
    assert list(post(province, SUNDAY - timedelta(days=30 * 7), was_held="on")) == []


def test_the_last_day_is_asked_about_as_well(province: Province) -> None:
    first = f"keep:{SUNDAY - timedelta(days=1)}"

    asked = post(province, SUNDAY - timedelta(days=1), on_choice=first, until=f"{SUNDAY:%d/%m/%Y}")

    assert list(asked) == ["until"]


@pytest.mark.parametrize(
    ("begins", "ends", "wrong"),
    [("8h00", "11:30", []), ("", "11:30", ["begins"]), ("13:30", "11:30", ["ends"]), ("25:00", "", ["begins"])],
)
def test_hours_are_in_their_order(province: Province, begins: str, ends: str, wrong: list[str]) -> None:
    assert list(post(province, today(), begins=begins, ends=ends)) == wrong


def test_the_plan_is_shown_with_its_hours_and_days_kept(province: Province) -> None:
    found = planned(province, begins=time(8), ends=time(11, 30))
    client = Client()
    client.force_login(province.trainer)

    page = client.get(f"{found.get_absolute_url()}sua/")

    assert initial_of(found)["begins"] == time(8)
    assert (page.context["form"]["begins"].value(), page.context["form"].day_questions) == (time(8), [None, None])


def test_the_invited_are_told_when_and_where(province: Province) -> None:
    found = announced(province, province.office, days=3, begins=time(8), ends=time(11, 30))

    note = f"{found.held.on:%d/%m/%Y} · 08:00–11:30 · Hội trường"
    assert set(Notice.objects.filter(kind="class-invited").values_list("note", flat=True)) == {note}


def test_every_change_of_the_time_is_told_and_asks_anew(province: Province) -> None:
    found = announced(province, province.office, days=3, begins=time(8))
    answer(found.pk, province.cadre, Answer.COMING)

    def moved(begins: time, place: str = "Hội trường") -> tuple[int, int]:
        fields = SessionFields(found.held.on, place=place, begins=begins, wide=True)
        plan_anew(found.pk, ClassFields(found.title, found.until), fields, by=province.trainer)
        told = Notice.objects.filter(kind="class-changed", person=province.cadre)
        return told.count(), found.held.invitations.exclude(answer="").count()

    elsewhere = moved(time(8), "Phòng họp")
    later, back, again = moved(time(9)), moved(time(8)), moved(time(9))

    assert (elsewhere, later, back, again) == ((1, 1), (2, 0), (3, 0), (4, 0))


def test_who_is_invited_later_is_told_the_new_time(province: Province) -> None:
    found = announced(province, province.office, days=3)
    fields = SessionFields(found.held.on, place="Phòng họp", begins=time(9), wide=True)
    plan_anew(found.pk, ClassFields(found.title, found.until), fields, by=province.trainer)

    invite(found.pk, [Term("under", unit=province.commune)], province.trainer)

    told = Notice.objects.get(kind="class-invited", person=province.outsider)
    assert told.note == f"{found.held.on:%d/%m/%Y} · 09:00 · Phòng họp"
