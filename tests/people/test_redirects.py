"""Security case 8: ``next`` never leads off the site."""

import pytest
from django.test import Client, RequestFactory

from intranet.people.redirects import is_own_path, safe_next
from tests.factories.province import PASSWORD, Province

EVIL = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "http:///evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "\u2000//evil.example",
    "/ /evil.example",
    "evil.example",
    "http://testserver/",
    "@evil.example",
    "",
]


@pytest.mark.parametrize("wanted", EVIL)
def test_is_own_path_refuses_what_may_lead_away(wanted: str) -> None:
    assert not is_own_path(wanted)


@pytest.mark.parametrize("wanted", ["/", "/van-ban/", "/van-ban/?q=58-Q%C4%90%2FTW&page=2", "/%09//evil", "/a//b#c"])
def test_is_own_path_lets_paths_pass(wanted: str) -> None:
    assert is_own_path(wanted)


def test_safe_next_prefers_the_form_and_falls_back_home() -> None:
    asked = RequestFactory().post("/dang-nhap/?next=/b/", {"next": "/a/"})
    evil = RequestFactory().post("/dang-nhap/", {"next": "//evil.example"})

    assert safe_next(asked, "portal:home") == "/a/"
    assert safe_next(evil, "portal:home") == "/"


@pytest.mark.parametrize("wanted", EVIL)
def test_sign_in_never_sends_off_site(province: Province, wanted: str) -> None:
    typed = {"username": "cadre", "password": PASSWORD, "next": wanted}
    answer = Client().post("/dang-nhap/", typed)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_sign_in_sends_to_where_one_wanted(province: Province) -> None:
    typed = {"username": "cadre", "password": PASSWORD, "next": "/tai-khoan/"}

    assert Client().post("/dang-nhap/", typed).headers["Location"] == "/tai-khoan/"
