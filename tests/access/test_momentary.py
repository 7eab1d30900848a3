"""Tokens for one request: what lies behind a guard is found while the guard is satisfied, and not a moment longer."""

from typing import Any

from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory

from intranet.access.tokens import who, who_at
from tests.doubles.dummy.guard import KEY
from tests.doubles.switches import force_off, force_on
from tests.factories.province import Province


def _request(province: Province, **session: Any) -> Any:
    request = RequestFactory().get("/")
    request.user = province.cadre
    request.session = SessionStore()
    request.session.update(session)
    return request


def test_momentary_token_is_held_in_the_request_that_satisfies_the_guard(province: Province) -> None:
    force_on("plinth", "dummy")
    plain = who(province.cadre).tokens

    assert who_at(_request(province, **{KEY: True})).tokens == plain | {"dummy:word"}
    assert who_at(_request(province)).tokens == plain


def test_momentary_token_of_a_disabled_plugin_is_not_issued(province: Province) -> None:
    force_on("plinth", "dummy")
    request = _request(province, **{KEY: True})
    force_off("dummy")

    assert "dummy:word" not in who_at(request).tokens


def test_plugin_that_raises_grants_nothing_for_the_moment(province: Province) -> None:
    force_on("poison")

    assert who_at(_request(province)).tokens == who(province.cadre).tokens
