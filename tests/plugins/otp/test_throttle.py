"""Too many wrong codes: a wait, the same words for right and wrong, and never a lock for good."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from intranet.audit.models import Event
from intranet.notifications.models import Notice
from intranet.people.models import Bucket
from plugins.otp.errors import CodeRefused, NoSuchDevice, TooManyTries
from plugins.otp.models import AuthenticatorApp
from plugins.otp.rules import LONGEST_WAIT
from plugins.otp.services.enrolling import make_recovery_codes
from plugins.otp.services.verifying import verify
from tests.factories.province import Province
from tests.plugins.otp.conftest import Phone, phone_of


def tries(phone: Phone, code: str = "no", source: str = "10.0.0.1") -> None:
    verify(phone.app.user, phone.app.public_id, code, source=source, rule="otp-admin")


def failed(phone: Phone, count: int, seconds_ago: float = 0) -> None:
    """So many wrong codes, the last of them so long ago."""
    AuthenticatorApp.objects.filter(pk=phone.app.pk).update(
        throttling_failure_count=count, throttling_failure_timestamp=timezone.now() - timedelta(seconds=seconds_ago)
    )


def test_right_code_during_the_wait_is_not_looked_at(otp: Province, phone: Phone) -> None:
    failed(phone, 6)

    with pytest.raises(TooManyTries) as refused:
        tries(phone, phone.code())

    phone.app.refresh_from_db()
    assert (0 < refused.value.seconds <= 32, phone.app.last_step) == (True, -1)


def test_right_code_after_the_wait_is_taken_and_clears_the_count(otp: Province, phone: Phone) -> None:
    failed(phone, 6, seconds_ago=33)

    tries(phone, phone.code())

    phone.app.refresh_from_db()
    assert phone.app.throttling_failure_count == 0


def test_wait_of_a_device_has_an_end(otp: Province, phone: Phone) -> None:
    failed(phone, 99, seconds_ago=LONGEST_WAIT + 1)

    tries(phone, phone.code())

    assert Event.objects.filter(action="otp.verified").count() == 1


def test_guessing_from_elsewhere_does_not_keep_out_who_is_known_here(otp: Province, phone: Phone) -> None:
    tries(phone, phone.code(), source="10.0.0.1")
    failed(phone, 20)

    with pytest.raises(TooManyTries):
        tries(phone, phone.code(1), source="10.9.9.9")
    tries(phone, phone.code(1), source="10.0.0.1")

    assert Event.objects.filter(action="otp.verified").count() == 2


def test_another_device_is_a_way_in_while_one_must_rest(otp: Province, phone: Phone) -> None:
    failed(phone, 50)
    code, *_others = make_recovery_codes(otp.administrator, instead_of="")
    sheet = otp.administrator.codesheet_set.get()

    verify(otp.administrator, sheet.public_id, code, source="10.0.0.1", rule="otp-admin")

    phone.app.refresh_from_db()
    assert phone.app.throttling_failure_count == 50


def test_five_tries_and_a_wait_for_one_source(otp: Province, phone: Phone) -> None:
    seen = []
    for _try in range(7):
        failed(phone, 0)
        with pytest.raises(CodeRefused) as refused:
            tries(phone)
        seen.append(type(refused.value))

    assert seen == [CodeRefused] * 5 + [TooManyTries] * 2


def test_hundredth_wrong_code_puts_the_device_aside_and_the_person_is_told(otp: Province, phone: Phone) -> None:
    failed(phone, 99, seconds_ago=LONGEST_WAIT + 1)

    with pytest.raises(CodeRefused):
        tries(phone)
    Bucket.objects.all().delete()
    with pytest.raises(NoSuchDevice):
        tries(phone, phone.code())

    assert list(Notice.objects.values_list("kind", flat=True)) == ["otp-put-aside"]


def test_wrong_code_is_counted_in_the_log_without_the_code(otp: Province, phone: Phone) -> None:
    with pytest.raises(CodeRefused):
        tries(phone, "918273")

    event = Event.objects.get(action="otp.refused")
    assert (event.details, event.actor_id) == ({"kind": "app", "rule": "otp-admin"}, otp.administrator.pk)


def test_wait_is_said_alike_for_right_and_wrong(otp: Province, client: Client, phone: Phone) -> None:
    client.force_login(otp.administrator)
    failed(phone, 14)

    pages = [client.post("/otp/xac-thuc/", {"code": code}) for code in (phone.code(), "000000")]

    said = [str(page.context["form"].errors["code"][0]).split("900")[0][:20] for page in pages]
    assert (said[0], pages[0].status_code) == (said[1], 200)


def test_devices_of_two_people_do_not_wait_for_each_other(otp: Province, phone: Phone) -> None:
    failed(phone, 50)
    other = phone_of(otp.security)

    tries(other, other.code(), source="10.0.0.1")
