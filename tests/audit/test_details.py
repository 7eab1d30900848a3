from datetime import date
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy

from intranet.audit.details import MAX_BYTES, clean, is_secret
from intranet.audit.errors import BadEvent


@pytest.mark.parametrize(
    "key",
    [
        *("password", "new_password", "Password2", "passwd", "passphrase", "client_secret", "otp", "otp_value", "pin"),
        *("code", "slip_code", "recoveryCodes", "session", "session_id", "sessionKey", "sessionid", "cookie"),
        *("csrfmiddlewaretoken_csrf", "reset_token", "accessToken", "authorization"),
    ],
)
def test_a_key_named_like_a_secret_is_refused(key: str) -> None:
    with pytest.raises(BadEvent):
        clean({"outer": [{key: "x"}]})


@pytest.mark.parametrize(
    "key", ["token", "tokens", "readers", "error_code", "reason_code", "sessions_ended", "decode", "opinion", "number"]
)
def test_a_key_that_only_resembles_a_secret_may_stand(key: str) -> None:
    assert not is_secret(key)


def test_clean_keeps_json_and_turns_the_rest_into_text() -> None:
    details = {
        "n": 5,
        "yes": True,
        "none": None,
        "day": date(2026, 11, 23),
        "id": UUID(int=7),
        "lazy": gettext_lazy("\x1b[1mx"),
        "part": 0.5,
        "huge": 2**70,
        "set": {"b", "a"},
        "pair": ("x", 1),
    }

    assert clean(details) == {
        "n": 5,
        "yes": True,
        "none": None,
        "day": "2026-11-23",
        "id": "00000000-0000-0000-0000-000000000007",
        "lazy": "x",
        "part": "0.5",
        "huge": str(2**70),
        "set": ["a", "b"],
        "pair": ["x", 1],
    }


def test_clean_caps_each_text() -> None:
    assert len(clean({"agent": "x" * 1_000_000})["agent"]) == 500


@pytest.mark.parametrize(
    "details",
    [
        {"object": object()},
        {"many": ["x" * 400] * 30},
        {"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}},
    ],
)
def test_clean_refuses_what_is_no_small_json(details: dict[str, object]) -> None:
    with pytest.raises(BadEvent):
        clean(details)


def test_the_cap_is_on_the_bytes_of_all_details() -> None:
    fits = {f"k{number:03}": "đ" * 100 for number in range(MAX_BYTES // 250)}

    assert clean(fits) == fits
