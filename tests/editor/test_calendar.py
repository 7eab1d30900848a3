"""The screen of the working-day calendar."""

from datetime import date

import pytest
from django.test import Client

from intranet.audit.models import Event
from intranet.calendars.models import CalendarDay
from tests.factories.province import Province

INDEX = "/admin/calendar/"
SATURDAY = {"day": "13/02/2027", "worked": "working", "name": "Làm bù"}


@pytest.mark.parametrize(
    ("persona", "status"), [("editor", 200), ("administrator", 200), ("clerk", 302), ("cadre", 302)]
)
def test_screen_opens_for_editors_and_administrators(
    province: Province, client: Client, persona: str, status: int
) -> None:
    client.force_login(province.people[persona])

    assert client.get(INDEX).status_code == status


def test_a_saturday_is_made_a_working_day_and_recorded(province: Province, client: Client) -> None:
    client.force_login(province.editor)

    response = client.post(INDEX, SATURDAY)

    assert response["Location"] == f"{INDEX}?year=2027"
    assert list(CalendarDay.objects.values_list("date", "is_working", "name")) == [(date(2027, 2, 13), True, "Làm bù")]
    assert Event.objects.filter(action="calendar.day-ruled").values_list("label", flat=True).get() == "13/02/2027"


def test_post_by_a_clerk_changes_nothing(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    client.post(INDEX, SATURDAY)

    assert CalendarDay.objects.count() == 0


def test_a_wrong_day_is_said_and_what_was_typed_is_kept(province: Province, client: Client) -> None:
    client.force_login(province.editor)

    page = client.post(INDEX, SATURDAY | {"day": "31/02/2027"})

    assert (page.status_code, CalendarDay.objects.count()) == (200, 0)
    assert 'value="31/02/2027"' in page.content.decode()
    assert 'value="Làm bù"' in page.content.decode()


def test_a_ruling_is_taken_back_once(province: Province, client: Client) -> None:
    client.force_login(province.editor)
    client.post(INDEX, SATURDAY)

    answers = [client.post(f"{INDEX}2027-02-13/withdraw/").status_code for _time in range(2)]

    assert (answers, CalendarDay.objects.count()) == ([302, 302], 0)
    assert Event.objects.filter(action="calendar.ruling-withdrawn").count() == 1


def test_an_odd_day_or_year_is_no_error(province: Province, client: Client) -> None:
    client.force_login(province.editor)

    statuses = [client.post(f"{INDEX}{odd}/withdraw/").status_code for odd in ("x", "2027-02-31")]
    statuses += [client.get(INDEX, {"year": odd}).status_code for odd in ("²", "0001", "99999")]

    assert statuses == [404, 404, 200, 200, 200]
