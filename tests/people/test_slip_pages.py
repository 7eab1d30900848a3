"""The pages of a slip, from the clerk's desk to the first sign-in."""

import re

import pytest
from django.test import Client

from intranet.audit.models import Event
from intranet.people.models import Person, Slip
from tests.factories.province import Province
from tests.people.conftest import SignIn, is_signed_in

NEW = "mật khẩu mới rất dài"
DESK = "/tai-khoan/phieu/cap/"
STATED = {"identity_check": "staff-card", "checked": "on"}


def _print(browser: Client, person: Person) -> str:
    answer = browser.post(f"{DESK}{person.pk}/", STATED)
    assert answer.status_code == 200
    found = re.search(r"[A-Z]{4} [A-Z]{4} [A-Z]{4} [A-Z]{4}", answer.content.decode())
    assert found
    return found[0]


def _enter(code: str, username: str = "cadre", from_: str = "10.9.9.9") -> tuple[Client, int]:
    browser = Client(REMOTE_ADDR=from_)
    return browser, browser.post("/tai-khoan/phieu/", {"username": username, "code": code}).status_code


def test_a_slip_leads_from_the_desk_to_a_session(province: Province, signed_in: SignIn) -> None:
    code = _print(signed_in(province.clerk), province.cadre)
    browser, status = _enter(code)
    assert status == 302
    page = browser.get("/tai-khoan/phieu/mat-khau/").content.decode()
    assert str(province.clerk) in page

    answer = browser.post("/tai-khoan/phieu/mat-khau/", {"password": NEW, "again": NEW})

    assert answer.headers["Location"] == "/"
    assert is_signed_in(browser)
    assert is_signed_in(signed_in(province.cadre, password=NEW))
    assert _enter(code)[1] == 200


def test_the_slip_is_shown_once_and_kept_by_no_cache(province: Province, signed_in: SignIn) -> None:
    desk = signed_in(province.clerk)
    answer = desk.post(f"{DESK}{province.cadre.pk}/", STATED)

    assert "no-store" in answer.headers["Cache-Control"]
    assert not re.search(
        r"[A-Z]{4} [A-Z]{4} [A-Z]{4} [A-Z]{4}", desk.get(f"{DESK}{province.cadre.pk}/").content.decode()
    )


def test_the_page_sent_again_keeps_the_slip_that_it_printed(province: Province, signed_in: SignIn) -> None:
    desk = signed_in(province.clerk)
    path = f"/tai-khoan/phieu/cap/{province.cadre.pk}/"
    typed = {"identity_check": "staff-card", "checked": "on", "last": desk.get(path).context["last"]}
    desk.post(path, typed)
    first = Slip.objects.get()

    again = desk.post(path, typed)

    assert (again.status_code, list(Slip.objects.all()), Slip.objects.get().voided_at) == (200, [first], None)
    assert list(again.context["form"].errors) == ["__all__"]
    desk.post(path, typed | {"last": again.context["last"]})
    assert Slip.objects.filter(voided_at__isnull=True).count() == 1
    assert Slip.objects.count() == 2


def test_the_clerk_must_state_the_check(province: Province, signed_in: SignIn) -> None:
    desk = signed_in(province.clerk)

    assert desk.post(f"{DESK}{province.cadre.pk}/", {"identity_check": "staff-card"}).status_code == 200
    assert desk.post(f"{DESK}{province.cadre.pk}/", {"checked": "on"}).status_code == 200
    assert Slip.objects.count() == 0


def test_weak_or_different_passwords_do_not_use_the_slip_up(province: Province, signed_in: SignIn) -> None:
    browser, _status = _enter(_print(signed_in(province.clerk), province.cadre))
    for password, again in (("short", "short"), (NEW, "other"), ("123456789012", "123456789012"), ("Trần Thu Hà", "x")):
        answer = browser.post("/tai-khoan/phieu/mat-khau/", {"password": password, "again": again})
        assert answer.status_code == 200

    assert browser.post("/tai-khoan/phieu/mat-khau/", {"password": NEW, "again": NEW}).status_code == 302


def test_the_second_page_needs_the_first(province: Province) -> None:
    answer = Client().post("/tai-khoan/phieu/mat-khau/", {"password": NEW, "again": NEW})

    assert answer.headers["Location"] == "/tai-khoan/phieu/"


def test_refusals_are_alike_and_throttled(province: Province, signed_in: SignIn) -> None:
    code = _print(signed_in(province.clerk), province.cadre)
    waiting = _print(signed_in(province.clerk), province.editor)
    pages = set()
    for name, typed in (("cadre", "AAAA AAAA AAAA AAAA"), ("deputy", code), ("nobody", code), ("editor", waiting)):
        browser = Client(REMOTE_ADDR="10.1.1.1")
        answer = browser.post("/tai-khoan/phieu/", {"username": name, "code": typed})
        text = answer.content.decode().replace(typed, "").replace(f'value="{name}"', "")
        pages.add((answer.status_code, text.replace(str(answer.context["csrf_token"]), "")))
    assert len(pages) == 1
    for _again in range(5):
        _enter("AAAA AAAA AAAA AAAA", from_="10.2.2.2")

    assert _enter(code, from_="10.2.2.2")[1] == 200
    assert _enter(code, from_="10.3.3.3")[1] == 302


def test_the_desk_shows_people_of_own_units_only(province: Province, signed_in: SignIn) -> None:
    desk = signed_in(province.clerk)
    page = desk.get(DESK).content.decode()

    assert str(province.trainer) in page
    assert str(province.outsider) not in page
    assert str(province.trainer) not in desk.get(f"{DESK}?q=minh").content.decode()
    assert desk.get(f"{DESK}{province.outsider.pk}/").status_code == 404
    assert desk.post(f"{DESK}{province.outsider.pk}/", STATED).status_code == 404
    assert desk.get(f"{DESK}99999/").status_code == 404


@pytest.mark.parametrize("who", ["cadre", "head", "leader", "editor", "administrator", "outsider"])
def test_the_desk_is_not_there_for_others(province: Province, signed_in: SignIn, who: str) -> None:
    browser = signed_in(province.people[who])

    assert browser.get(DESK).status_code == 404
    assert browser.get(f"{DESK}{province.deputy.pk}/").status_code == 404


def test_the_security_officer_confirms_on_the_desk(province: Province, signed_in: SignIn) -> None:
    code = _print(signed_in(province.clerk), province.editor)
    slip = Slip.objects.get(person=province.editor)
    assert _enter(code, "editor")[1] == 200
    officer = signed_in(province.security)
    assert str(province.editor) in officer.get(DESK).content.decode()
    assert signed_in(province.clerk).post(f"{DESK}xac-nhan/{slip.pk}/", {"decision": "confirm"}).status_code == 404

    assert officer.post(f"{DESK}xac-nhan/{slip.pk}/", {"decision": "confirm"}).status_code == 302

    assert _enter(code, "editor")[1] == 302
    assert officer.post(f"{DESK}xac-nhan/{slip.pk}/", {"decision": "confirm"}).status_code == 302


def test_a_slip_not_asked_for_is_seen_at_the_next_sign_in(province: Province, signed_in: SignIn) -> None:
    signed_in(province.cadre)
    _print(signed_in(province.clerk), province.cadre)

    page = signed_in(province.cadre).get("/tai-khoan/").content.decode()

    assert str(province.clerk) in page


@pytest.mark.parametrize("people", [1, 3])
def test_the_desk_takes_a_fixed_number_of_queries(
    province: Province, signed_in: SignIn, people: int, django_assert_num_queries: object
) -> None:
    from tests.factories.province import person

    desk = signed_in(province.clerk)
    for number in range(people):
        person(f"newcomer{number}", "Nguyễn", f"Mới {number}", province.office)
    desk.get(DESK)

    with django_assert_num_queries(_queries(desk)):  # type: ignore[operator]
        desk.get(f"{DESK}?q=newcomer")


def _queries(desk: Client) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        desk.get(f"{DESK}?q=newcomer0")
    return len(captured)


def test_wrong_codes_and_passwords_behind_the_doors_leave_rows(province: Province, signed_in: SignIn) -> None:
    Client().post("/tai-khoan/phieu/", {"username": "cadre", "code": "AAAA AAAA AAAA AAAA"})
    browser = signed_in(province.cadre)
    browser.post("/tai-khoan/mat-khau/", {"current": "wrong", "password": "mật khẩu dài", "again": "mật khẩu dài"})
    browser.post("/tai-khoan/", {"email": "x@y.example", "language": "vi", "current": "wrong"})

    rows = Event.objects.filter(action="person.sign_in_refused", subject__endswith=f":{province.cadre.pk}")
    assert [row.details["door"] for row in rows.order_by("pk")] == ["slip", "password", "password"]
