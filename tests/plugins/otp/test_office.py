"""What administrators change: policies and rules."""

from datetime import date

import pytest
from django.test import Client

from intranet.access.models import Rule
from intranet.access.services import release
from intranet.audit.models import Event
from intranet.registry.services import disable, enable
from plugins.otp.known import KNOWN
from plugins.otp.models import Policy
from tests.factories.province import Province
from tests.plugins.otp.conftest import Phone, phone_of, step_up

LAID_DOWN = {
    "otp-admin",
    "otp-audit",
    "otp-clearance",
    "otp-export-attendance",
    "otp-export-copies",
    "otp-export-loans",
    "otp-export-progress",
    "otp-keepers",
    "otp-restricted-download",
    "otp-restricted-item",
    "otp-restricted-recall",
}


@pytest.fixture
def office(administrator: Client, phone: Phone) -> Client:
    """The administrator, a code typed."""
    step_up(administrator, phone)
    return administrator


def test_rules_are_laid_down_when_the_plugin_is_switched_on(otp: Province) -> None:
    assert set(Rule.objects.values_list("name", flat=True)) == LAID_DOWN
    assert {rule.guard for rule in Rule.objects.all()} == {"otp"}


def test_rule_that_was_released_stays_released(otp: Province) -> None:
    release("otp-audit", "mất điện thoại")

    disable("otp")
    enable("otp")

    assert Rule.objects.get(name="otp-audit").released_at is not None


def test_list_shows_every_rule_in_words(office: Client) -> None:
    page = office.get("/admin/otp/").content.decode()

    in_force = [each for each in KNOWN if each.name in LAID_DOWN]
    assert [each.name for each in in_force if str(each.label) not in page] == []


def test_policy_is_changed_and_holds_at_once(office: Client) -> None:
    typed = {"kinds": ["card"], "minutes": 5, "otherwise": "grace", "grace_until": "2999-01-01"}

    answer = office.post("/admin/otp/policy/otp-admin/", typed)

    policy = Policy.objects.get(rule="otp-admin")
    assert answer.headers["Location"] == "/admin/otp/"
    assert (policy.kinds, policy.minutes, policy.alone, policy.grace_until) == (["card"], 5, False, date(2999, 1, 1))
    assert Event.objects.get(action="otp.policy-set").details["minutes"] == 5
    assert office.get("/admin/people/").status_code == 200, "until the date a code of another device does"


def test_grace_is_for_people_without_any_device(otp: Province, phone: Phone, client: Client) -> None:
    Policy.objects.create(rule="otp-admin", kinds=["card"], otherwise="grace", grace_until=date(2999, 1, 1))
    client.force_login(otp.administrator)
    other = Client()
    other.force_login(otp.security)

    assert client.get("/admin/").headers["Location"].startswith("/otp/xac-thuc/")
    assert other.get("/admin/").status_code == 200


def test_policy_takes_and_shows_a_day_as_it_is_written_here(office: Client) -> None:
    typed = {"kinds": ["card", "app"], "minutes": 5, "otherwise": "grace", "grace_until": "30/11/2999"}

    office.post("/admin/otp/policy/otp-admin/", typed)

    page = office.get("/admin/otp/policy/otp-admin/").content.decode()
    assert Policy.objects.get(rule="otp-admin").grace_until == date(2999, 11, 30)
    assert 'value="30/11/2999"' in page
    assert "Chỉ điền khi chọn “được vào đến một ngày" in page


def test_lists_say_what_the_name_of_a_rule_is_for_and_why_one_was_stopped(office: Client) -> None:
    office.post("/admin/otp/stop/otp-audit/", {"reason": "thử nghiệm"})

    page = office.get("/admin/otp/").content.decode()

    assert "tên để dùng với manage.py: otp-admin" in page
    assert "Lý do: thử nghiệm" in page


@pytest.mark.parametrize(
    "typed",
    [
        {"kinds": [], "minutes": 5, "otherwise": "enrol"},
        {"kinds": ["pigeon"], "minutes": 5, "otherwise": "enrol"},
        {"kinds": ["app"], "minutes": 0, "otherwise": "enrol"},
        {"kinds": ["app"], "minutes": 100_000, "otherwise": "enrol"},
        {"kinds": ["app"], "minutes": 5, "otherwise": "grace"},
    ],
)
def test_policy_that_makes_no_sense_is_refused(office: Client, typed: dict[str, object]) -> None:
    answer = office.post("/admin/otp/policy/otp-admin/", typed)

    assert (answer.status_code, Policy.objects.count()) == (200, 0)
    assert "Trường này" not in answer.content.decode()


def test_something_more_is_guarded(otp: Province, office: Client, client: Client) -> None:
    office.post("/admin/otp/guard/", {"name": "otp-registers"})

    other = Client()
    other.force_login(otp.clerk)
    assert other.get(f"/so/{otp.committee.pk}/muon/").headers["Location"].startswith("/otp/them/")
    assert Event.objects.filter(action="access.rule-laid-down", actor_id=otp.administrator.pk).count() == 1


def test_rule_is_released_for_a_reason_and_can_be_laid_down_anew(office: Client) -> None:
    without = office.post("/admin/otp/stop/otp-audit/", {"reason": " "})
    office.post("/admin/otp/stop/otp-audit/", {"reason": "thử nghiệm"})
    released = Rule.objects.get(name="otp-audit")
    office.post("/admin/otp/guard/", {"name": "otp-audit"})

    anew = Rule.objects.get(name="otp-audit-2")
    assert (without.status_code, released.release_reason, anew.subject) == (200, "thử nghiệm", "path:/admin/audit/")
    assert "Nhật ký" in office.get("/admin/otp/policy/otp-audit-2/").content.decode()
    assert office.get("/admin/otp/stop/otp-audit/").status_code == 404


def test_rule_of_another_guard_is_not_touched(office: Client) -> None:
    Rule.objects.create(name="papers", action="read", subject="*", guard="other")

    assert office.post("/admin/otp/stop/papers/", {"reason": "x"}).status_code == 404
    assert Rule.objects.get(name="papers").released_at is None


@pytest.mark.parametrize("path", ["", "policy/otp-admin/", "stop/otp-admin/"])
def test_policies_are_missing_for_others(otp: Province, client: Client, path: str) -> None:
    client.force_login(otp.security)
    step_up(client, phone_of(otp.security))

    assert client.get(f"/admin/otp/{path}").status_code == 404


def test_nothing_changes_without_a_fresh_code_even_where_no_rule_asks(administrator: Client, phone: Phone) -> None:
    release("otp-admin", "thử")
    assert administrator.get("/admin/people/").status_code == 200

    answers = [
        administrator.post("/admin/otp/guard/", {"name": "otp-registers"}),
        administrator.post("/admin/otp/stop/otp-audit/", {"reason": "x"}),
        administrator.post("/admin/otp/policy/otp-audit/", {"kinds": ["app"], "minutes": 99, "otherwise": "enrol"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert (Policy.objects.count(), Rule.objects.filter(name="otp-registers").count()) == (0, 0)
