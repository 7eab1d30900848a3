"""Security case 9: a password link dies with use, time, address and event; its host is ours."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from intranet.people.models import Person, ResetRequest
from intranet.people.services.persons import correct_contact
from intranet.people.services.resets import link_for, send_due_links
from intranet.people.services.told import end_sessions
from tests.factories.province import PASSWORD, Province
from tests.people.conftest import SignIn, is_signed_in

NEW = "mật khẩu mới rất dài"
ASK = "/tai-khoan/quen-mat-khau/"
SITE = "https://sen.anbinh.example"


@pytest.fixture(autouse=True)
def by_email(settings: Any) -> None:
    settings.INTRANET_EMAIL_RESET = True
    settings.INTRANET_SITE_URL = SITE


def _ask(username: str, **headers: str) -> str:
    answer = Client(**headers).post(ASK, {"username": username})
    assert answer.status_code == 200
    return answer.content.decode()


def _path(person: Person) -> str:
    return link_for(Person.objects.get(pk=person.pk)).removeprefix(SITE)


def _use(path: str, password: str = "") -> int:
    chosen = password or NEW
    return Client().post(path, {"password": chosen, "again": chosen}).status_code


def _has_old_password(person: Person) -> bool:
    return Person.objects.get(pk=person.pk).check_password(PASSWORD)


def test_a_link_comes_by_mail_and_opens_a_session(province: Province) -> None:
    _ask("Cadre", HTTP_HOST="localhost")
    assert mail.outbox == []

    assert send_due_links() == 1

    [message] = mail.outbox
    [link] = re.findall(r"https://\S+", message.body)
    assert message.to == [province.cadre.email]
    assert link.startswith(f"{SITE}/tai-khoan/dat-lai/")
    assert "localhost" not in message.body
    browser = Client()
    answer = browser.post(link.removeprefix(SITE), {"password": NEW, "again": NEW})
    assert answer.headers["Location"] == "/"
    assert is_signed_in(browser)
    assert Person.objects.get(pk=province.cadre.pk).check_password(NEW)


def test_asking_is_answered_alike_for_every_name(province: Province) -> None:
    Person.objects.filter(pk=province.outsider.pk).update(email="")
    for _again in range(5):
        _ask("head")

    pages = {re.sub(r'value="[^"]*"', "", _ask(name)) for name in ("cadre", "nobody", "outsider", "editor", "head")}

    assert len(pages) == 1
    assert ResetRequest.objects.count() == 9
    assert send_due_links() == 1
    assert ResetRequest.objects.count() == 0


@pytest.mark.parametrize("who", ["editor", "head", "security", "administrator", "clerk"])
def test_nobody_beyond_membership_gets_a_link(province: Province, who: str) -> None:
    _ask(who)

    assert send_due_links() == 0
    assert _use(_path(province.people[who])) == 200
    assert _has_old_password(province.people[who])


def test_a_link_works_once(province: Province) -> None:
    path = _path(province.cadre)

    assert (_use(path), _use(path, "một mật khẩu khác nữa")) == (302, 200)
    assert Person.objects.get(pk=province.cadre.pk).check_password(NEW)


def test_a_link_dies_with_the_address(province: Province) -> None:
    path = _path(province.cadre)
    correct_contact(province.cadre, by=province.cadre, email="other@anbinh.example", phone="")

    assert _use(path) == 200
    assert _has_old_password(province.cadre)


def test_a_link_dies_with_every_event_that_ends_sessions(province: Province) -> None:
    path = _path(province.cadre)
    end_sessions(province.cadre)

    assert _use(path) == 200
    assert _has_old_password(province.cadre)


def test_a_link_dies_with_a_sign_in(province: Province, signed_in: SignIn) -> None:
    path = _path(province.cadre)
    signed_in(province.cadre)

    assert _use(path) == 200


def test_a_link_dies_after_a_day(province: Province) -> None:
    with time_machine.travel("2026-03-02T05:00:00Z", tick=False) as clock:
        path = _path(province.cadre)
        clock.shift(timedelta(hours=24, seconds=1))
        assert _use(path) == 200
        assert _use(_path(province.cadre)) == 302


@pytest.mark.parametrize("uid", ["MQ", "!!", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "_w", "LTE"])
def test_a_link_that_was_never_issued_says_nothing(province: Province, uid: str) -> None:
    answer = Client().get(f"/tai-khoan/dat-lai/{uid}/abc-def/")

    assert answer.status_code == 200
    assert str(province.cadre) not in answer.content.decode()


def test_links_do_not_exist_where_they_are_not_configured(province: Province, settings: Any) -> None:
    settings.INTRANET_EMAIL_RESET = False

    Client().post(ASK, {"username": "cadre"})

    assert ResetRequest.objects.count() == 0
    assert _use(_path(province.cadre)) == 200
    assert _has_old_password(province.cadre)


def test_send_due_links_gives_up_after_an_hour(province: Province) -> None:
    with time_machine.travel("2026-03-02T05:00:00Z", tick=False) as clock:
        _ask("cadre")
        clock.shift(timedelta(minutes=61))
        assert send_due_links() == 0
    assert ResetRequest.objects.count() == 0


def test_send_due_links_tries_again_when_the_server_is_down(province: Province, settings: Any) -> None:
    _ask("cadre")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert send_due_links() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert send_due_links() == 1
