"""The guard: what is asked of whom, and for how long an answer counts."""

from datetime import date, timedelta

import pytest
from django.test import Client, RequestFactory

from intranet.contracts import Demand, Verdict
from intranet.people.models import Post
from intranet.people.rules import today
from intranet.people.services.told import posts_changed
from intranet.registry.services import disable
from plugins.otp.guard import OneTimePassword
from plugins.otp.known import ADMINISTRATORS
from plugins.otp.models import Kind, Otherwise, Policy
from plugins.otp.services.enrolling import make_recovery_codes
from plugins.otp.services.removing import remove
from plugins.otp.verified import KEY
from tests.factories.province import PASSWORD, Province
from tests.plugins.otp.conftest import Phone, phone_of, step_up


def status(client: Client, path: str = "/admin/") -> int:
    return client.get(path).status_code


def aged(client: Client, seconds: int) -> None:
    """Every code typed in this session was typed so much earlier."""
    session = client.session
    session[KEY] = [entry | {"at": entry["at"] - seconds} for entry in session[KEY]]
    session.save()


def test_administrator_types_a_code_and_is_where_they_were_going(administrator: Client, phone: Phone) -> None:
    assert step_up(administrator, phone, "/admin/people/?q=ha") == "/admin/people/?q=ha"
    assert status(administrator, "/admin/people/?q=ha") == 200


def test_rule_asks_nobody_whom_it_does_not_concern(otp: Province, client: Client) -> None:
    client.force_login(otp.editor)

    assert (status(client), status(client, "/")) == (200, 200)


@pytest.mark.parametrize("persona", ["administrator", "security"])
def test_who_has_no_device_is_led_to_set_one_up(otp: Province, client: Client, persona: str) -> None:
    client.force_login(otp.people[persona])

    assert client.get("/admin/").headers["Location"].startswith("/otp/them/?den=")


def test_superuser_without_a_post_is_asked_too(otp: Province, client: Client) -> None:
    otp.cadre.is_superuser = otp.cadre.is_staff = True
    otp.cadre.save()
    client.force_login(otp.cadre)

    assert (client.get("/admin/").headers["Location"][:10], "superuser" in ADMINISTRATORS) == ("/otp/them/", True)


@pytest.mark.parametrize(("seconds", "expected"), [(59 * 60, 200), (61 * 60, 302), (-120, 302)])
def test_code_counts_for_as_long_as_the_policy_says(
    administrator: Client, phone: Phone, seconds: int, expected: int
) -> None:
    step_up(administrator, phone)

    aged(administrator, seconds)

    assert status(administrator) == expected


def test_code_for_something_else_does_not_count_where_one_of_its_own_is_asked(otp: Province, client: Client) -> None:
    Policy.objects.create(rule="otp-audit", alone=True)
    client.force_login(otp.security)
    phone = phone_of(otp.security)
    step_up(client, phone)

    before = (status(client), status(client, "/admin/audit/"))
    step_up(client, phone, "/admin/audit/", steps=1)

    assert (before, status(client, "/admin/audit/")) == ((200, 302), 200)


def test_code_in_one_browser_opens_nothing_in_another(otp: Province, administrator: Client, phone: Phone) -> None:
    other = Client()
    other.force_login(otp.administrator)

    step_up(administrator, phone)

    assert (status(administrator), status(other)) == (200, 302)


def test_session_gets_another_key_with_a_code(administrator: Client, phone: Phone) -> None:
    before = administrator.session.session_key

    step_up(administrator, phone)

    assert administrator.session.session_key != before
    assert (
        Client(headers={"cookie": f"sessionid={before}"}).get("/admin/").headers["Location"].startswith("/dang-nhap/")
    )


@pytest.mark.parametrize(
    ("otherwise", "until", "expected"),
    [
        (Otherwise.ENROL, None, 302),
        (Otherwise.DENY, None, 404),
        (Otherwise.GRACE, timedelta(0), 200),
        (Otherwise.GRACE, timedelta(days=-1), 302),
        (Otherwise.GRACE, None, 302),
    ],
)
def test_who_has_no_device_meets_what_the_policy_says(
    administrator: Client, otherwise: str, until: timedelta | None, expected: int
) -> None:
    grace = None if until is None else today() + until
    Policy.objects.create(rule="otp-admin", otherwise=otherwise, grace_until=grace)

    assert status(administrator) == expected


@pytest.mark.parametrize("otherwise", [Otherwise.DENY, Otherwise.GRACE])
def test_who_has_a_device_is_asked_whatever_happens_to_the_others(
    administrator: Client, phone: Phone, otherwise: str
) -> None:
    Policy.objects.create(rule="otp-admin", otherwise=otherwise, grace_until=date(2999, 1, 1))

    assert administrator.get("/admin/").headers["Location"].startswith("/otp/xac-thuc/")


def test_device_put_aside_opens_no_grace(administrator: Client, phone: Phone) -> None:
    """Who guesses long enough has the device put aside; that must not be the same as having none."""
    Policy.objects.create(rule="otp-admin", otherwise=Otherwise.GRACE, grace_until=date(2999, 1, 1))
    for _try in range(100):
        phone.app.takes("no code")

    phone.app.refresh_from_db()
    assert phone.app.confirmed is False
    assert administrator.get("/admin/", follow=True).templates[0].name == "otp/stuck.html"


def test_kind_of_device_that_does_not_count(otp: Province, administrator: Client, phone: Phone) -> None:
    Policy.objects.create(rule="otp-admin", kinds=[Kind.CARD])
    step_up(administrator, phone, "/otp/thiet-bi/00000000-0000-4000-8000-000000000000/")

    assert administrator.get("/admin/").headers["Location"].startswith("/otp/them/")


def test_recovery_code_opens_once(otp: Province, administrator: Client, phone: Phone) -> None:
    code, *_others = make_recovery_codes(otp.administrator, instead_of="")
    sheet = otp.administrator.codesheet_set.get()
    word = administrator.get(administrator.get("/admin/").headers["Location"]).context["word"]
    typed = {"den": word, "thiet-bi": sheet.public_id, "code": code.lower().replace("-", " ")}

    first = administrator.post("/otp/xac-thuc/", typed)
    again = administrator.post("/otp/xac-thuc/", typed)

    assert (first.headers.get("Location"), again.status_code) == ("/admin/", 200)


def test_loss_of_a_post_ends_what_was_confirmed(otp: Province, administrator: Client, phone: Phone) -> None:
    person = otp.administrator
    extra = Post.objects.create(person=person, unit=otp.office, role="editor", starts=date(2020, 1, 1))
    posts_changed(person)
    administrator.force_login(person)
    step_up(administrator, phone)
    assert status(administrator) == 200

    extra.ends = date(2020, 1, 2)
    extra.save()
    posts_changed(person)

    assert status(administrator) == 302


def test_password_change_ends_what_was_confirmed_in_every_browser(
    otp: Province, administrator: Client, phone: Phone
) -> None:
    other = Client()
    other.force_login(otp.administrator)
    step_up(administrator, phone)
    step_up(other, phone, steps=1)
    words = {"current": PASSWORD, "password": "mot-mat-khau-khac-9", "again": "mot-mat-khau-khac-9"}

    changed = administrator.post("/tai-khoan/mat-khau/", words)

    assert changed.headers["Location"] == "/tai-khoan/"
    assert administrator.get("/admin/").headers["Location"].startswith("/otp/xac-thuc/")
    assert other.get("/admin/").headers["Location"].startswith("/dang-nhap/")


def test_suspension_ends_the_session(otp: Province, administrator: Client, phone: Phone) -> None:
    step_up(administrator, phone)
    otp.administrator.is_active = False
    otp.administrator.save()

    assert administrator.get("/admin/").headers["Location"].startswith("/dang-nhap/")


def test_removed_or_unconfirmed_device_ends_what_it_confirmed(
    otp: Province, administrator: Client, phone: Phone
) -> None:
    phone_of(otp.administrator, "Máy khác")
    step_up(administrator, phone)
    phone.app.refresh_from_db()
    phone.app.confirmed = False
    phone.app.save()
    unconfirmed = status(administrator)
    phone.app.confirmed = True
    phone.app.save()
    assert status(administrator) == 200

    remove(otp.administrator, str(phone.app.public_id))

    assert (unconfirmed, status(administrator)) == (302, 302)


def test_disabled_plugin_closes_what_it_guards(administrator: Client, phone: Phone) -> None:
    step_up(administrator, phone)
    assert status(administrator) == 200

    disable("otp")

    assert (status(administrator), status(administrator, "/admin/plugins/"), status(administrator, "/")) == (
        404,
        404,
        200,
    )


@pytest.mark.parametrize("path", ["/buoi-quan-triet/1/danh-sach.xlsx", "/so/1/muon.xlsx"])
def test_exports_of_names_ask_everybody(otp: Province, client: Client, path: str) -> None:
    client.force_login(otp.head)

    assert client.get(path).headers["Location"].startswith("/otp/them/")


def test_page_beside_an_export_asks_nobody(otp: Province, client: Client) -> None:
    client.force_login(otp.head)

    pages = ("/so/1/bao-cao.xlsx", "/so/1/muon/", "/buoi-quan-triet/1/", "/buoi-quan-triet/1/danh-sach/")
    assert [status(client, page) for page in pages] == [404] * 4


def test_guard_asks_the_database_once_however_often_it_is_asked(
    otp: Province, administrator: Client, phone: Phone, django_assert_max_num_queries: object
) -> None:
    step_up(administrator, phone)
    request = RequestFactory().get("/")
    request.user, request.session = otp.administrator, administrator.session
    guard, demand = OneTimePassword(), Demand("otp-admin", "open")

    with django_assert_max_num_queries(6):  # type: ignore[operator]
        verdicts = {guard.check(request, demand) for _item in range(50)}

    assert verdicts == {Verdict.ALLOW}
