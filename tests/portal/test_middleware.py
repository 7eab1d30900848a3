"""Headers on every answer, and the language of the person."""

from typing import Any

import pytest
from django.test import Client

from tests.factories.province import Province

EVERY_ANSWER = {
    "Permissions-Policy",
    "Cross-Origin-Resource-Policy",
    "Cross-Origin-Opener-Policy",
    "Cache-Control",
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}
ADDRESSES = ["/", "/van-ban/", "/khong-co/", "/healthz", "/readyz", "/admin/", "/static/intranet/sen.js", "/ngon-ngu/"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("persona", ["", "cadre", "administrator"])
def test_every_answer_carries_the_headers(client: Client, province: Province, address: str, persona: str) -> None:
    if persona:
        client.force_login(getattr(province, persona))

    answer = client.get(address)
    answer.close()

    assert EVERY_ANSWER - answer.headers.keys() == set()


def test_answer_to_a_foreign_host_carries_the_headers(client: Client, db: None) -> None:
    answer = client.get("/", headers={"host": "evil.example"})

    assert (answer.status_code, EVERY_ANSWER - answer.headers.keys()) == (400, set())


@pytest.mark.parametrize("address", ["/", "/van-ban/", "/khong-co/"])
def test_pages_are_kept_by_nobody(client: Client, province: Province, address: str) -> None:
    client.force_login(province.cadre)

    assert client.get(address).headers["Cache-Control"] == "private, no-store"


def test_readers_pages_allow_no_inline_script_and_the_admin_does(client: Client, province: Province) -> None:
    client.force_login(province.administrator)

    policies = [client.get(address).headers["Content-Security-Policy"] for address in ("/", "/admin/")]

    assert ["unsafe-inline" in policy for policy in policies] == [False, True]
    assert ["default-src 'none'" in policy for policy in policies] == [True, True]
    assert ["unsafe-eval" in policy for policy in policies] == [False, False]


@pytest.mark.parametrize(("cookie", "accepts", "expected"), [("", "en", "vi"), ("en", "vi", "en"), ("fr", "fr", "vi")])
def test_language_before_sign_in_is_the_switch_never_the_browser(
    client: Client, db: None, cookie: str, accepts: str, expected: str
) -> None:
    if cookie:
        client.cookies["language"] = cookie

    answer = client.get("/khong-co/", headers={"accept-language": accepts})

    assert f'<html lang="{expected}">' in answer.content.decode()


def test_language_after_sign_in_is_the_persons(client: Client, province: Province) -> None:
    client.cookies["language"] = "vi"
    province.cadre.language = "en"
    province.cadre.save()
    client.force_login(province.cadre)

    answer = client.get("/")

    assert answer.headers["Content-Language"] == "en"


def test_language_of_one_request_does_not_leak_into_the_next(client: Client, province: Province, settings: Any) -> None:
    client.cookies["language"] = "en"
    client.get("/khong-co/")
    client.cookies.clear()

    assert '<html lang="vi">' in client.get("/khong-co/").content.decode()


@pytest.mark.parametrize("address", ["/van-ban/?type=a%00", "/cam-nang/?q=%00", "/don-vi/?q=a%00b"])
def test_null_character_in_an_address_is_left_out(client: Client, province: Province, address: str) -> None:
    client.force_login(province.cadre)

    answer = client.get(address)

    assert (answer.status_code, answer.wsgi_request.GET.urlencode()) == (
        200,
        address.partition("?")[2].replace("%00", ""),
    )
