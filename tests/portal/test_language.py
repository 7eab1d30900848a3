"""The language switch."""

import pytest
from django.test import Client

from tests.factories.province import Province


def test_switch_is_remembered_on_the_person(client: Client, province: Province) -> None:
    client.force_login(province.cadre)

    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/van-ban/?q=1"})

    province.cadre.refresh_from_db()
    assert (answer.headers["Location"], province.cadre.language) == ("/van-ban/?q=1", "en")
    assert "language" not in answer.cookies


def test_switch_before_sign_in_sets_a_cookie(client: Client, db: None) -> None:
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})

    cookie = answer.cookies["language"]
    assert (cookie.value, bool(cookie["httponly"]), cookie["samesite"]) == ("en", True, "Lax")


def test_switch_to_an_unknown_language_changes_nothing(client: Client, province: Province) -> None:
    client.force_login(province.cadre)

    client.post("/ngon-ngu/", {"language": "fr"})

    province.cadre.refresh_from_db()
    assert province.cadre.language == "vi"


@pytest.mark.parametrize(
    "target", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", ""]
)
def test_switch_never_leads_off_the_site(client: Client, db: None, target: str) -> None:
    answer = client.post("/ngon-ngu/", {"language": "en", "next": target})

    assert answer.headers["Location"] == "/"


def test_switch_is_no_get(client: Client, db: None) -> None:
    assert client.get("/ngon-ngu/?language=en").status_code == 405


def test_switch_needs_a_token(province: Province) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(province.cadre)

    answer = client.post("/ngon-ngu/", {"language": "en"})

    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()
