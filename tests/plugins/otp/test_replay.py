"""A code is taken once, whoever races: the same question on both databases.

``OTP_RACES`` says how many races of ten threads are run; continuous integration runs few, a release ten thousand.
"""

import os

import pytest

from plugins.otp.errors import CodeRefused
from plugins.otp.models import AuthenticatorApp, CodeSheet, SheetCode
from plugins.otp.services.enrolling import make_recovery_codes
from plugins.otp.services.verifying import verify
from tests.factories.province import Province, build_province
from tests.plugins.otp.conftest import phone_of
from tests.racing import races

RACES = int(os.environ.get("OTP_RACES", "100"))
AT_ONCE = 10


@pytest.fixture
def racers(transactional_db: None) -> Province:
    from intranet.registry.services import enable

    province = build_province()
    enable("otp")
    return province


def test_instances_loaded_before_take_a_code_once(otp: Province) -> None:
    """What django-otp's own device does not hold: two instances, each with the old step in memory."""
    phone = phone_of(otp.cadre)
    one, two = (AuthenticatorApp.objects.get(pk=phone.app.pk) for _instance in range(2))
    code = phone.code()

    assert (one.verify_token(code), two.verify_token(code)) == (True, False)


def test_code_of_an_app_is_taken_once_in_every_race(racers: Province) -> None:
    phone = phone_of(racers.cadre)
    loaded: list[AuthenticatorApp] = []
    codes = [""]

    def load() -> None:
        codes[0] = phone.code()
        AuthenticatorApp.objects.update(last_step=-1, throttling_failure_count=0, throttling_failure_timestamp=None)
        loaded[:] = [AuthenticatorApp.objects.get(pk=phone.app.pk) for _thread in range(AT_ONCE)]

    won = races(RACES, load, lambda number: loaded[number].takes(codes[0]), AT_ONCE)

    assert won == [1] * RACES


def test_recovery_code_is_taken_once_in_every_race(racers: Province) -> None:
    code, *_others = make_recovery_codes(racers.cadre, instead_of="")
    sheet = racers.cadre.codesheet_set.get()

    won = races(
        RACES,
        lambda: SheetCode.objects.update(used_at=None),
        lambda number: CodeSheet.objects.get(pk=sheet.pk).takes(code),
        AT_ONCE,
    )

    assert won == [1] * RACES


def test_whole_step_up_takes_a_code_once(racers: Province) -> None:
    phone = phone_of(racers.cadre)
    code = phone.code()

    def step_up(number: int) -> bool:
        try:
            verify(phone.app.user, phone.app.public_id, code, source=f"10.0.0.{number}", rule="otp-admin")
        except CodeRefused:
            return False
        return True

    assert races(1, lambda: None, step_up, 50) == [1]
