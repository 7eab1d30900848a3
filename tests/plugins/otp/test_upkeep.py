"""Health, the change of the master key, what is written out, and what waits."""

import base64
import os
from typing import Any

import pytest
from django.test import Client

from plugins.otp.health import consequences, enrolment, secrets
from plugins.otp.known import GUARD
from plugins.otp.leaving import export
from plugins.otp.people import work
from plugins.otp.services.enrolling import make_recovery_codes
from plugins.otp.tasks import rewrap
from tests.factories.province import Province
from tests.plugins.otp.conftest import Phone, phone_of


def new_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def test_secrets_are_sealed_anew_under_a_new_master_key(otp: Province, settings: Any) -> None:
    old, new = new_key(), new_key()
    settings.INTRANET_MASTER_KEY = old
    phone = phone_of(otp.cadre)
    make_recovery_codes(otp.cadre, instead_of="")
    settings.INTRANET_MASTER_KEY = f"{new},{old}"
    states = [secrets().state]

    done = [rewrap(), rewrap()]
    states.append(secrets().state)
    settings.INTRANET_MASTER_KEY = new
    phone.app.refresh_from_db()

    assert (states, done, phone.app.secret()) == (["attention", "ok"], [2, 0], phone.secret)


def test_secret_whose_key_is_gone_is_broken_and_left_alone(otp: Province, settings: Any) -> None:
    settings.INTRANET_MASTER_KEY = new_key()
    phone = phone_of(otp.cadre)
    before = bytes(phone.app.sealed)
    settings.INTRANET_MASTER_KEY = new_key()

    assert (rewrap(), secrets().state) == (0, "broken")
    phone.app.refresh_from_db()
    assert bytes(phone.app.sealed) == before


def test_device_whose_key_is_gone_opens_nothing(otp: Province, client: Client, settings: Any) -> None:
    settings.INTRANET_MASTER_KEY = new_key()
    phone = phone_of(otp.administrator)
    settings.INTRANET_MASTER_KEY = new_key()
    client.force_login(otp.administrator)
    client.raise_request_exception = False

    answer = client.post("/otp/xac-thuc/", {"code": phone.code()})

    assert (answer.status_code, client.get("/admin/").status_code) == (200, 302)


def test_people_who_need_a_device_are_counted(otp: Province, phone: Phone) -> None:
    before = enrolment()
    phone_of(otp.security)

    assert (before.state, "1" in str(before.message), enrolment().state) == ("attention", True, "ok")


def test_device_to_set_up_waits_in_my_work(otp: Province, phone: Phone) -> None:
    seen = {persona: len(list(work(otp.people[persona]))) for persona in ("administrator", "security", "cadre")}

    assert seen == {"administrator": 0, "security": 1, "cadre": 0}


def test_switching_off_says_what_stays_closed(otp: Province) -> None:
    assert len(list(consequences())) == 11
    assert GUARD == "otp"


def test_export_names_devices_and_no_secret(otp: Province, phone: Phone) -> None:
    phone_of(otp.cadre)

    rows = list(export(otp.administrator))

    assert [(row["person"], row["device"], row["name"]) for row in rows] == [("administrator", "app", "Điện thoại")]
    assert phone.secret.hex() not in str(list(export(None)))


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_devices_asks_as_often_for_one_as_for_three(
    otp: Province, client: Client, django_assert_max_num_queries: object, count: int
) -> None:
    for number in range(count):
        phone_of(otp.cadre, f"Máy {number}")
    client.force_login(otp.cadre)
    client.get("/otp/")

    with django_assert_max_num_queries(QUERIES):  # type: ignore[operator]
        client.get("/otp/")


QUERIES = 12
