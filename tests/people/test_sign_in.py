"""Security cases 1 to 5 and 16 at the one door."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone

from intranet.audit.models import Event
from intranet.people.models import Bucket, Person, Post, PostRole
from intranet.people.rules import today
from intranet.people.services.persons import close_login
from tests.factories.province import PASSWORD, Province
from tests.people.conftest import SignIn, is_signed_in

DOOR = "/dang-nhap/"
DAY = timedelta(days=1)


class CountingHasher(MD5PasswordHasher):
    """The hasher of the tests, which counts what it is asked to do."""

    algorithm = "counting"
    hashed = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).hashed += 1
        return super().encode(password, salt)


counting = override_settings(PASSWORD_HASHERS=["tests.people.test_sign_in.CountingHasher"])


def _try(username: str, password: str = "", from_: str = "10.0.0.1") -> tuple[int, str]:
    answer = Client(REMOTE_ADDR=from_).post(DOOR, {"username": username, "password": password or "wrong"})
    text = answer.content.decode().replace(f'value="{username}"', "")
    token = answer.context["csrf_token"] if answer.context else ""
    return answer.status_code, text.replace(str(token), "TOKEN")


def test_sign_in_opens_a_session_and_records_it(province: Province, signed_in: SignIn) -> None:
    browser = signed_in(province.cadre)

    assert is_signed_in(browser)
    assert (Event.objects.first().action, Event.objects.first().actor_id) == ("person.signed_in", province.cadre.pk)


@pytest.mark.parametrize("typed", ["CADRE", " cadre ", "Cadre"])
def test_sign_in_knows_the_name_in_any_case(province: Province, typed: str) -> None:
    assert _try(typed, PASSWORD)[0] == 302


def test_sign_in_answers_known_unknown_closed_and_throttled_alike(province: Province) -> None:
    close_login(province.trainer, by=None, reason="nghỉ")
    Person.objects.create_user("nologin")
    answers = {name: _try(name) for name in ("cadre", "nobody", "trainer", "nologin")}
    for _again in range(5):
        _try("head")
    answers["throttled"] = _try("head", PASSWORD)

    assert {status for status, _text in answers.values()} == {200}
    assert len({text for _status, text in answers.values()}) == 1
    assert _try("cadre", PASSWORD)[0] == 302


def test_refused_sign_in_leaves_a_row_and_no_name_that_was_typed(province: Province) -> None:
    _try("cadre")
    _try("Mật khẩu gõ nhầm ô")

    rows = list(Event.objects.filter(action="person.sign_in_refused").order_by("pk"))
    assert [(row.actor, row.subject, row.source) for row in rows] == [
        ("system", f"intranet_people.person:{province.cadre.pk}", "10.0.0.1"),
        ("system", "intranet_people.person:unknown", "10.0.0.1"),
    ]
    assert all("nhầm" not in str(vars(row)) for row in rows)


def test_tries_too_many_do_not_fill_the_log(province: Province) -> None:
    for _again in range(12):
        _try("cadre")

    assert Event.objects.filter(action="person.sign_in_refused").count() == 5


@counting
def test_sign_in_hashes_once_whatever_the_name_and_never_when_throttled(province: Province) -> None:
    for person in (province.cadre, province.trainer):
        person.set_password(PASSWORD)
        person.save()
    close_login(province.trainer, by=None, reason="nghỉ")
    Person.objects.create_user("nologin")

    for name in ("cadre", "nobody", "trainer", "nologin"):
        CountingHasher.hashed = 0
        _try(name)
        assert (name, CountingHasher.hashed) == (name, 1)
    for _again in range(4):
        _try("cadre")
    CountingHasher.hashed = 0
    for _again in range(20):
        _try("cadre", PASSWORD)

    assert CountingHasher.hashed == 0


@pytest.mark.parametrize("name", ["cadre", "nobody"])
def test_sign_in_asks_the_database_as_often_for_every_name(
    province: Province, name: str, django_assert_num_queries: object
) -> None:
    _try("cadre"), _try("nobody")

    with django_assert_num_queries(18):  # type: ignore[operator]
        _try(name)


def test_sign_in_after_too_many_tries_waits_minutes_not_for_ever(province: Province) -> None:
    with time_machine.travel("2026-03-02T05:00:00Z", tick=False) as clock:
        for _again in range(100):
            _try("cadre")
        assert _try("cadre", PASSWORD)[0] == 200
        clock.shift(15)
        assert _try("cadre", PASSWORD)[0] == 302


def test_sign_in_from_the_usual_place_works_while_others_attack_the_account(
    province: Province, signed_in: SignIn
) -> None:
    with time_machine.travel("2026-03-02T05:00:00Z", tick=False):
        signed_in(province.cadre, from_="10.0.0.7")
        for number in range(60):
            _try("cadre", from_=f"192.0.2.{number}")
        assert _try("cadre", PASSWORD, from_="192.0.2.99")[0] == 200
        assert _try("cadre", PASSWORD, from_="10.0.0.7")[0] == 302


def test_sign_in_from_one_source_is_bounded_over_all_names(province: Province) -> None:
    with time_machine.travel("2026-03-02T05:00:00Z", tick=False):
        for number in range(60):
            _try(f"name{number}")
        assert _try("cadre", PASSWORD)[0] == 200
        assert _try("cadre", PASSWORD, from_="10.0.0.2")[0] == 302


def test_sign_in_ignores_a_forwarded_address_without_a_proxy(province: Province) -> None:
    for number in range(6):
        Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}").post(DOOR, {"username": "cadre", "password": "wrong"})

    answer = Client(HTTP_X_FORWARDED_FOR="203.0.113.99").post(DOOR, {"username": "cadre", "password": PASSWORD})

    assert answer.status_code == 200
    assert Bucket.objects.count() == 3


def test_sign_in_gives_a_new_session_key_and_the_old_one_is_dead(province: Province) -> None:
    browser = Client()
    session = browser.session
    session["planted"] = "by somebody who knows the key"
    session.save()
    before = session.session_key

    browser.post(DOOR, {"username": "cadre", "password": PASSWORD})

    assert browser.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_sign_out_kills_the_session_on_the_server(province: Province, signed_in: SignIn) -> None:
    browser = signed_in(province.cadre)
    key = browser.session.session_key
    stolen = Client()
    stolen.cookies["sessionid"] = key
    assert is_signed_in(stolen)

    answer = browser.post("/dang-xuat/")

    assert answer.headers["Location"] == DOOR
    assert not is_signed_in(stolen)
    assert not Session.objects.filter(session_key=key).exists()


def test_sign_out_leaves_a_row(province: Province, signed_in: SignIn) -> None:
    signed_in(province.cadre).post("/dang-xuat/")

    event = Event.objects.first()
    assert (event.action, event.actor_id) == ("person.signed_out", province.cadre.pk)


def test_sign_out_by_get_or_without_a_token_does_nothing(province: Province) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(province.cadre)

    assert browser.get("/dang-xuat/").status_code == 405
    assert browser.post("/dang-xuat/").status_code == 403
    assert is_signed_in(browser)


def test_sign_in_without_a_token_is_refused(province: Province) -> None:
    answer = Client(enforce_csrf_checks=True).post(DOOR, {"username": "cadre", "password": PASSWORD})

    assert answer.status_code == 403


def test_sign_in_page_sends_somebody_signed_in_home(province: Province, signed_in: SignIn) -> None:
    answer = signed_in(province.cadre).get(DOOR + "?next=/admin/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_every_address_leads_to_the_one_door(province: Province) -> None:
    for address in ("/tai-khoan/", "/admin/", "/admin/people/", "/tai-khoan/phieu/cap/"):
        answer = Client().get(address)
        assert (address, answer.status_code, answer.headers["Location"]) == (address, 302, f"{DOOR}?next={address}")
    answer = Client().get("/admin/login/")
    assert (answer.status_code, answer.headers["Location"]) == (302, DOOR)


@pytest.mark.parametrize("address", ["/admin/password_reset/", "/_util/login/", "/django-admin/login/"])
def test_other_doors_do_not_exist(province: Province, address: str) -> None:
    for method in ("get", "post"):
        answer = getattr(Client(), method)(address, {"username": "cadre", "password": PASSWORD})
        assert answer.status_code in {302, 404}
        assert answer.headers.get("Location", DOOR).startswith(DOOR)


@pytest.mark.parametrize("event", ["close", "slip", "password"])
def test_every_browser_loses_the_session_on_its_next_request(province: Province, signed_in: SignIn, event: str) -> None:
    from intranet.people.services.passwords import change_password
    from intranet.people.services.slips import issue_slip

    browsers = [signed_in(province.cadre, from_=f"10.0.0.{number}") for number in range(3)]
    assert [is_signed_in(browser) for browser in browsers] == [True] * 3

    if event == "close":
        close_login(province.cadre, by=province.administrator, reason="nghỉ")
    elif event == "slip":
        issue_slip(province.cadre, by=province.clerk, identity_check="known")
    else:
        change_password(province.cadre, "một mật khẩu khác")

    assert [is_signed_in(browser) for browser in browsers] == [False] * 3


def test_a_post_that_ended_yesterday_opens_no_admin_on_the_next_request(province: Province, signed_in: SignIn) -> None:
    Post.objects.filter(person=province.administrator).update(ends=today())
    browser = signed_in(province.administrator)
    assert browser.get("/admin/people/").status_code == 200

    tomorrow = timezone.now() + DAY
    with time_machine.travel(tomorrow, tick=False):
        fresh = signed_in(province.administrator)
        assert fresh.get("/admin/people/").status_code == 302


def test_a_session_that_spans_midnight_loses_the_post_of_yesterday(province: Province, signed_in: SignIn) -> None:
    with time_machine.travel("2026-03-02T16:50:00Z", tick=False) as clock:
        Post.objects.filter(person=province.administrator).update(ends=today())
        Post.objects.create(
            person=province.cadre, unit=province.office, role=PostRole.ADMINISTRATOR, starts=today() + DAY
        )
        leaver, joiner = signed_in(province.administrator), signed_in(province.cadre)
        assert leaver.get("/admin/people/").status_code == 200
        assert joiner.get("/admin/people/").status_code == 302
        clock.shift(timedelta(minutes=11))
        assert leaver.get("/admin/people/").status_code == 302
        assert joiner.get("/admin/people/").status_code == 200
