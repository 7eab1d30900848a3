"""Security case 6: idle and absolute limits, and what does not count as activity."""

from datetime import timedelta

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.province import Province
from tests.people.conftest import SignIn, is_signed_in

MORNING = "2026-03-02T01:00:00Z"


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_an_idle_session_ends(province: Province, signed_in: SignIn) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        browser = signed_in(province.cadre)
        clock.shift(_minutes(60))
        assert is_signed_in(browser)
        clock.shift(_minutes(61))
        assert not is_signed_in(browser)
        assert not is_signed_in(browser)


def test_an_active_session_ends_after_the_absolute_limit(province: Province, signed_in: SignIn) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        browser = signed_in(province.cadre)
        for _half_hour in range(24):
            clock.shift(_minutes(30))
            assert is_signed_in(browser)
        clock.shift(_minutes(1))
        assert not is_signed_in(browser)


def _asks(browser: Client, kind: str) -> int:
    if kind == "poll":
        return browser.get("/tai-khoan/", headers={"X-Background": "1"}).status_code
    if kind == "ping":
        return browser.post("/admin/editing-sessions/ping/a/b/1/1/").status_code
    return browser.post("/tai-khoan/", {"language": "vi"}, headers={"Accept": "application/json"}).status_code


def test_polling_and_autosave_do_not_extend_the_idle_time(province: Province, signed_in: SignIn) -> None:
    for kind in ("poll", "ping", "autosave"):
        with time_machine.travel(MORNING, tick=False) as clock:
            browser = signed_in(province.editor)
            for _minute in range(6):
                clock.shift(_minutes(10))
                assert _asks(browser, kind) in {200, 302, 404}
            assert is_signed_in(browser)
            clock.shift(_minutes(55))
            _asks(browser, kind)
            clock.shift(_minutes(6))
            _asks(browser, kind)
            assert not is_signed_in(browser)


def test_what_comes_too_late_is_not_served_whatever_it_is(province: Province, signed_in: SignIn) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        browser = signed_in(province.editor)
        clock.shift(_minutes(61))
        for headers in ({"X-Background": "1"}, {"Range": "bytes=0-9"}, {"X-Requested-With": "XMLHttpRequest"}):
            assert browser.get("/tai-khoan/", headers=headers).status_code == 302


def test_the_session_row_is_written_once_a_minute(province: Province, signed_in: SignIn) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        browser = signed_in(province.cadre)
        browser.get("/tai-khoan/")
        assert _session_writes(browser) == 0
        clock.shift(_minutes(1))
        assert _session_writes(browser) == 1
        assert _session_writes(browser) == 0


def _session_writes(browser: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        browser.get("/tai-khoan/")
    return len([query for query in captured if query["sql"].startswith("UPDATE") and "django_session" in query["sql"]])
