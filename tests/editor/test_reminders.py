"""The screen of the timing of reminders."""

from datetime import time
from typing import Any

import pytest
from django.test import Client

from intranet.acknowledgement.preview import readings_a_week
from intranet.acknowledgement.services import Term
from intranet.audit.models import Event
from intranet.reminders.models import Timing
from intranet.reminders.queries import timing
from intranet.state.current import current
from tests.factories.documents import draft, issued
from tests.factories.province import Province

ADDRESS = "/admin/reminders/"
TYPED = {"before": "3", "after": "2", "head_after": "4", "lead_after": "4", "opens": "08:00", "closes": "16h30"}


@pytest.fixture
def keeper(province: Province, client: Client) -> Client:
    client.force_login(province.administrator)
    return client


def test_timing_is_shown_and_set_and_recorded(keeper: Client) -> None:
    shown = keeper.get(ADDRESS).content.decode()
    assert 'name="opens" value="07:30"' in shown

    assert keeper.post(ADDRESS, TYPED).status_code == 302

    held = timing()
    assert (held.before, held.after, held.head_after, held.lead_after) == (3, 2, 4, 4)
    assert (held.opens, held.closes) == (time(8), time(16, 30))
    assert Event.objects.get(action="reminders.timing").details["lead_after"] == 4


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"before": "-1"}, "before"),
        ({"before": "hai"}, "before"),
        ({"after": "0"}, "after"),
        ({"head_after": "1"}, "head_after"),
        ({"lead_after": "3"}, "lead_after"),
        ({"lead_after": "61"}, "lead_after"),
        ({"opens": "7 giờ"}, "opens"),
        ({"closes": "08:00"}, "closes"),
        ({"closes": ""}, "closes"),
    ],
)
def test_timing_out_of_order_is_named_at_its_field_and_kept(keeper: Client, given: Any, wrong: str) -> None:
    answer = keeper.post(ADDRESS, TYPED | given)

    form = answer.context["form"]
    assert list(form.errors) == [wrong]
    assert {name: form[name].value() for name in TYPED} == TYPED | given
    assert Timing.objects.count() == 0


def test_no_reminder_before_the_due_date_can_be_chosen(keeper: Client) -> None:
    keeper.post(ADDRESS, TYPED | {"before": "0"})

    assert timing().before == 0


@pytest.mark.parametrize("persona", ["cadre", "editor", "security", "head"])
def test_others_set_nothing(province: Province, client: Client, persona: str) -> None:
    client.force_login(province.people[persona])

    client.post(ADDRESS, TYPED)

    assert Timing.objects.count() == 0


def test_number_of_readings_is_the_installed_one_until_it_is_set_and_recorded(keeper: Client, settings: Any) -> None:
    settings.INTRANET_READINGS_A_WEEK = 7
    assert 'name="readings_a_week" value="7"' in keeper.get(ADDRESS).content.decode()

    assert keeper.post(f"{ADDRESS}readings/", {"readings_a_week": "3"}).status_code == 302

    assert readings_a_week() == 3
    assert 'name="readings_a_week" value="3"' in keeper.get(ADDRESS).content.decode()
    assert Event.objects.get(action="site.readings-a-week").details == {"from": None, "to": 3}


@pytest.mark.parametrize("typed", ["", "0", "101", "ba"])
def test_number_of_readings_out_of_range_is_named_and_changes_nothing(keeper: Client, typed: str) -> None:
    answer = keeper.post(f"{ADDRESS}readings/", {"readings_a_week": typed})

    assert list(answer.context["of_readings"].errors) == ["readings_a_week"]
    assert current().readings_a_week is None


@pytest.mark.parametrize("persona", ["cadre", "editor", "security", "head"])
def test_others_set_no_number_of_readings(province: Province, client: Client, persona: str) -> None:
    client.force_login(province.people[persona])

    client.post(f"{ADDRESS}readings/", {"readings_a_week": "3"})

    assert current().readings_a_week is None


def test_who_issues_is_warned_on_the_screen_from_the_number_that_is_set(province: Province, keeper: Client) -> None:
    issued(province, audience=[Term("user", person=province.cadre)])
    keeper.post(f"{ADDRESS}readings/", {"readings_a_week": "1"})
    address = f"/van-ban/{draft(province, symbol='2/UBND').public_id}/phat-hanh/"
    typed = {"units": [province.office.pk, province.department.pk], "readers": "any", "count": "1"}
    keeper.force_login(province.editor)

    page = keeper.post(address, typed).content.decode()

    keeper.force_login(province.administrator)
    keeper.post(f"{ADDRESS}readings/", {"readings_a_week": "2"})
    keeper.force_login(province.editor)
    later = keeper.post(address, typed).content.decode()
    assert ("1 người sẽ có hơn 1 văn bản" in page, "người sẽ có hơn" in later) == (True, False)
