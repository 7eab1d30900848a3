import logging

import pytest
from django.http import Http404
from django.test import RequestFactory

from intranet.contracts import Demand, Verdict, Who
from intranet.registry.containment import ClosedGuard, own_tokens
from intranet.registry.loader import registry
from tests.doubles.dummy.models import Greeting
from tests.doubles.poison.models import Drop
from tests.doubles.poison.raising import CANARY
from tests.doubles.switches import force_on

LOGGER = "intranet.registry"
DEMAND = Demand("a-rule", "read", Drop())


@pytest.fixture
def poison(db):
    force_on("poison")


@pytest.fixture
def request_of(province):
    request = RequestFactory().get("/")
    request.user = province.cadre
    return request


def test_guard_that_raises_denies_and_is_logged(poison, request_of, caplog):
    guard = registry().guard("poison")

    assert guard.check(request_of, DEMAND) is Verdict.DENY
    assert [record.getMessage() for record in caplog.records] == [
        "plugin poison: guard poison raised and was contained"
    ]
    assert caplog.records[0].levelno == logging.ERROR


def test_challenge_that_raises_leaves_the_subject_hidden(poison, request_of):
    with pytest.raises(Http404):
        registry().guard("poison").challenge(request_of, DEMAND)


@pytest.mark.parametrize("answer", [None, True, "allow"])
def test_guard_that_answers_no_verdict_denies(answer, request_of):
    class Odd:
        def check(self, request, demand):
            return answer

        def challenge(self, request, demand):
            return answer

    guard = ClosedGuard("odd", "odd", Odd())

    assert guard.check(request_of, DEMAND) is Verdict.DENY
    with pytest.raises(Http404):
        guard.challenge(request_of, DEMAND)


def test_policy_that_raises_denies_in_every_question(poison, province):
    policy = registry().policies()["plugin_poison.drop"]
    who = Who(province.cadre, frozenset({"any"}))
    Drop.objects.create(name="one")

    assert policy.allows(who, "read", Drop()) is False
    assert list(policy.tokens("read", Drop())) == []
    assert policy.keeps(who, "read", Drop()) is False
    assert list(policy.visible(who, Drop.objects.all())) == []


def test_principal_that_raises_grants_nothing(poison, province):
    assert [grant(province.cadre, None) for grant in registry().principals()] == [frozenset()]


def test_foreign_tokens_are_not_issued(db, province, caplog):
    tokens = own_tokens(
        "dummy", lambda person, on: ["dummy:friend", "any", "poison:x", "dummyx:y"], province.cadre, None
    )

    assert tokens == {"dummy:friend"}
    assert "tokens that are not its own" in caplog.text


def test_panel_that_raises_becomes_a_box_and_is_logged(poison, request_of, caplog):
    drop, torn = registry().panels()

    for fragment in (drop, torn):
        html = fragment.render(request_of)
        assert "data-block" in html
        assert CANARY not in html
    assert CANARY in caplog.text


def test_line_that_raises_is_left_out_and_a_badge_that_raises_is_left_off(poison, request_of):
    assert [(line.title, line.count) for line in registry().nav(request_of)] == [("Thuốc độc", None)]


def test_listener_that_raises_disturbs_nobody(poison, dummy, caplog):
    from intranet.contracts.events import DirectiveIssued
    from tests.doubles.dummy.models import Trace

    for listener in registry().listeners("DirectiveIssued"):
        listener(DirectiveIssued(7, 8))

    assert list(Trace.objects.filter(what="event").values_list("detail", flat=True)) == ["7"]
    assert "listener to DirectiveIssued raised" in caplog.text


def test_a_failed_query_does_not_spoil_the_callers_transaction(db):
    from intranet.registry.containment import attempt

    attempt("dummy", "query", lambda: Greeting.objects.create(pk="no number"), otherwise=None)

    assert Greeting.objects.count() == 0
