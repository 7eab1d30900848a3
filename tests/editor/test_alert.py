"""The message at the top of every page."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from intranet.audit.models import Event
from intranet.editor.alert.services import end_alert, set_alert
from intranet.state.models import SiteState
from tests.factories.province import Province

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TEXT = "Bảo trì <b>tối nay</b>"


def _says(client: Client, path: str = "/") -> bool:
    return "Bảo trì &lt;b&gt;tối nay&lt;/b&gt;" in client.get(path).content.decode()


def test_message_is_shown_in_its_time_on_every_page_as_plain_text(province: Province, client: Client) -> None:
    now = timezone.now()
    set_alert(TEXT, now + MINUTE, now + 2 * MINUTE, by=province.administrator)
    client.force_login(province.cadre)

    shown = []
    for later in (0 * MINUTE, MINUTE, 1.5 * MINUTE, 2 * MINUTE):
        with time_machine.travel(now + later, tick=False):
            shown.append([_says(client, path) for path in ("/", "/van-ban/", "/khong-co/")])

    assert shown == [[False] * 3, [True] * 3, [True] * 3, [False] * 3]


def test_message_is_shown_before_sign_in(province: Province, client: Client) -> None:
    set_alert(TEXT, timezone.now() - HOUR, timezone.now() + HOUR, by=province.administrator)

    assert _says(client, "/dang-nhap/")


def test_administrator_sets_and_takes_it_off_on_the_screen(province: Province, client: Client) -> None:
    client.force_login(province.administrator)
    now = timezone.localtime()
    typed = {"text": TEXT, "starts": f"{now - HOUR:%d/%m/%Y %H:%M}", "ends": f"{now + HOUR:%d/%m/%Y %H:%M}"}

    answers = [client.post("/admin/alert/", typed).status_code]
    shown = [_says(client)]
    answers += [client.post("/admin/alert/end/").status_code for _again in range(2)]
    shown.append(_says(client))

    assert (answers, shown) == ([302] * 3, [True, False])
    actions = Event.objects.filter(action__startswith="site.").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["site.alert-set", "site.alert-ended"]


def test_end_before_the_beginning_is_an_error(province: Province, client: Client) -> None:
    client.force_login(province.administrator)

    answer = client.post("/admin/alert/", {"text": "A", "starts": "30/11/2026 10:00", "ends": "30/11/2026 09:00"})

    assert list(answer.context["form"].errors) == ["ends"]


@pytest.mark.parametrize("name", ["cadre", "editor", "security"])
def test_others_set_nothing(province: Province, client: Client, name: str) -> None:
    client.force_login(getattr(province, name))

    client.post("/admin/alert/", {"text": TEXT, "starts": "30/11/2020 10:00", "ends": "30/11/2099 10:00"})
    client.post("/admin/alert/end/")

    assert not SiteState.objects.filter(alert_text__gt="").exists()


def test_ending_what_is_not_there_records_nothing(province: Province) -> None:
    end_alert(by=province.administrator)

    assert Event.objects.filter(action="site.alert-ended").count() == 0
