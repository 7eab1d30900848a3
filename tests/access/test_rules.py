"""Rules outlive their guards and deny without them; releasing one is audited."""

import pytest
from django.core.management import CommandError, call_command

from intranet.access.decisions import decide
from intranet.access.models import Rule
from intranet.access.rules import guards_for
from intranet.audit.models import Event
from intranet.registry.services import enable
from tests.doubles.dummy.policy import GreetingPolicy
from tests.doubles.dummy.services import greet
from tests.factories.documents import issued
from tests.factories.province import Province


@pytest.mark.parametrize(
    ("action", "subject", "applies"),
    [
        ("read", "intranet_directives.directive", True),
        ("*", "*", True),
        ("read", "intranet_directives.directive:{pk}", True),
        ("read", "intranet_directives.directive:999999", False),
        ("issue", "intranet_directives.directive", False),
        ("read", "intranet_people.unit", False),
    ],
)
def test_rule_applies_to_its_action_and_subject(province: Province, action: str, subject: str, applies: bool) -> None:
    directive = issued(province)
    Rule.objects.create(name="r", action=action, subject=subject.format(pk=directive.pk), guard="otp")

    assert guards_for("read", directive) == (["otp"] if applies else [])


def test_released_rule_no_longer_denies_and_leaves_a_record(province: Province) -> None:
    directive = issued(province)
    Rule.objects.create(name="otp-read", action="read", subject="*", guard="otp")
    assert decide(province.cadre, "read", directive).reason == "guard-absent"

    call_command("access", "release", "otp-read", reason="phân hệ đã gỡ")

    assert decide(province.cadre, "read", directive).allowed
    assert Event.objects.get(action="access.rule-released").details == {"reason": "phân hệ đã gỡ"}


@pytest.mark.parametrize("subject", ["intranet_people.unit", "intranet_people.unit:{unit}"])
def test_rule_stands_before_what_lies_within(province: Province, subject: str) -> None:
    enable("plinth")
    enable("dummy")
    greeting = greet("Chào", by=province.editor, to=province.office)
    assert decide(province.cadre, "read", greeting).allowed

    Rule.objects.create(name="r", action="read", subject=subject.format(unit=province.office.pk), guard="otp")

    assert decide(province.cadre, "read", greeting).reason == "guard-absent"


def test_what_does_not_say_where_it_lies_is_closed(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    enable("plinth")
    enable("dummy")
    greeting = greet("Chào", by=province.editor, to=province.office)
    Rule.objects.create(name="r", action="read", subject="intranet_people.unit", guard="otp")
    monkeypatch.setattr(GreetingPolicy, "within", lambda self, subject: 1 / 0)

    assert decide(province.cadre, "read", greeting).reason == "error"


@pytest.mark.parametrize(("rule", "reason"), [("no-such-rule", "x"), ("otp-read", " ")])
def test_release_without_rule_or_reason_is_refused(db: None, rule: str, reason: str) -> None:
    Rule.objects.create(name="otp-read", action="read", subject="*", guard="otp")

    with pytest.raises(CommandError):
        call_command("access", "release", rule, reason=reason)

    assert Rule.objects.get().released_at is None
