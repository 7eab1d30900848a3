"""The one question and its answers."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory

from intranet.access.decisions import decide, visible, visible_or_404
from intranet.access.models import Rule
from intranet.contracts import Decision
from intranet.directives.models import Directive
from intranet.people.models import Unit
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def test_decide_for_a_reader_allows(province: Province) -> None:
    assert decide(province.cadre, "read", issued(province)) == Decision(True, "allowed")


def test_decide_for_somebody_not_signed_in_denies(province: Province) -> None:
    assert decide(AnonymousUser(), "read", issued(province)) == Decision(False, "not-signed-in")


def test_decide_for_an_outsider_denies(province: Province) -> None:
    assert decide(province.outsider, "read", issued(province)) == Decision(False, "tokens")


def test_decide_for_a_superuser_opens_nothing(province: Province) -> None:
    province.outsider.is_superuser = True
    province.outsider.save()

    assert decide(province.outsider, "read", issued(province)) == Decision(False, "tokens")


def test_decide_for_a_closed_login_denies(province: Province) -> None:
    directive = issued(province)
    province.cadre.is_active = False

    assert decide(province.cadre, "read", directive) == Decision(False, "not-signed-in")


def test_decide_about_a_model_without_policy_denies(province: Province) -> None:
    assert decide(province.cadre, "read", Unit.objects.first()) == Decision(False, "no-policy")


def test_decide_with_a_rule_whose_guard_is_absent_denies(province: Province) -> None:
    directive = issued(province)
    Rule.objects.create(name="otp-for-all", action="read", subject="intranet_directives.directive", guard="absent")

    decision = decide(province.cadre, "read", directive, RequestFactory().get("/"))

    assert decision == Decision(False, "guard-absent", rule="otp-for-all")


def test_decide_when_the_policy_raises_denies(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    from intranet.directives.policy import DirectivePolicy

    directive = issued(province)
    monkeypatch.setattr(DirectivePolicy, "tokens", lambda *args: 1 / 0)

    assert decide(province.cadre, "read", directive) == Decision(False, "error")


@pytest.mark.parametrize("action", ["edit", "delete", "issue", "publish", ""])
def test_decide_about_an_issued_directive_allows_no_change(province: Province, action: str) -> None:
    assert not decide(province.editor, action, issued(province))


def test_visible_holds_what_decide_allows(province: Province) -> None:
    documents = [issued(province), draft(province, symbol="2/X-Y"), issued(province, readers=["any"], symbol="3/X-Y")]

    for person in province.people.values():
        allowed = {d.pk for d in documents if decide(person, "read", Directive.objects.get(pk=d.pk))}
        assert set(visible(person, Directive.objects.all()).values_list("pk", flat=True)) == allowed


def test_visible_or_404_for_an_outsider_is_as_for_nothing(province: Province) -> None:
    directive = issued(province)
    request = RequestFactory().get("/")
    request.user = province.outsider

    with pytest.raises(Http404) as hidden:
        visible_or_404(request, Directive, public_id=directive.public_id)
    with pytest.raises(Http404) as missing:
        visible_or_404(request, Directive, public_id="00000000-0000-4000-8000-000000000000")

    assert str(hidden.value) == str(missing.value)
