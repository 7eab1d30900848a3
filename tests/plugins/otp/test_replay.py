"""A code is taken once, whoever races: the same question on both databases.

``OTP_RACES`` says how many races of ten threads are run; continuous integration runs few, a release ten thousand.
"""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from plugins.otp.errors import CodeRefused
from plugins.otp.models import AuthenticatorApp, CodeSheet, SheetCode
from plugins.otp.services.enrolling import make_recovery_codes
from plugins.otp.services.verifying import verify
from tests.factories.province import Province, build_province
from tests.plugins.otp.conftest import phone_of

RACES = int(os.environ.get("OTP_RACES", "100"))
AT_ONCE = 10


@pytest.fixture
def racers(transactional_db: None) -> Province:
    from intranet.registry.services import enable

    province = build_province()
    enable("otp")
    return province


def races(many: int, before: Callable[[], Any], run: Callable[[int], bool], at_once: int = AT_ONCE) -> list[int]:
    """How many of ``at_once`` threads, which start together, succeed: for each of ``many`` races. ``before`` is called
    ahead of each, ``run`` with the number of the thread.
    """
    start = threading.Barrier(at_once, action=before)

    def runner(number: int) -> list[bool]:
        try:
            return [start.wait() >= 0 and run(number) for _race in range(many)]
        except BaseException:
            start.abort()
            raise
        finally:
            connections.close_all()

    with ThreadPoolExecutor(at_once) as threads:
        return [sum(won) for won in zip(*threads.map(runner, range(at_once)), strict=True)]


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

    won = races(RACES, load, lambda number: loaded[number].takes(codes[0]))

    assert won == [1] * RACES


def test_recovery_code_is_taken_once_in_every_race(racers: Province) -> None:
    code, *_others = make_recovery_codes(racers.cadre, instead_of="")
    sheet = racers.cadre.codesheet_set.get()

    won = races(
        RACES,
        lambda: SheetCode.objects.update(used_at=None),
        lambda number: CodeSheet.objects.get(pk=sheet.pk).takes(code),
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

    assert races(1, lambda: None, step_up, at_once=50) == [1]
