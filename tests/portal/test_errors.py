"""The pages that say no."""

import uuid
from typing import Any

import pytest
from django.test import Client, RequestFactory

from intranet.portal import errors
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def bytes_and_headers(answer: Any) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.content, dict(answer.headers)


@pytest.mark.parametrize("persona", ["outsider", "cadre", "trainer"])
def test_hidden_and_missing_are_the_same_bytes(client: Client, province: Province, persona: str) -> None:
    hidden = issued(province, readers=[f"unit:{province.committee.pk}"], audience=[])
    drafted = draft(province)
    client.force_login(province.editor)
    assert [client.get(d.get_absolute_url()).status_code for d in (hidden, drafted)] == [200, 200]
    client.force_login(getattr(province, persona))

    answers = [
        bytes_and_headers(client.get(address))
        for address in (
            hidden.get_absolute_url(),
            drafted.get_absolute_url(),
            f"/van-ban/{uuid.uuid4()}/",
            "/khong-co/",
            "/khong-co/?q=<script>",
        )
    ]

    assert answers[0][0] == 404
    assert answers == [answers[0]] * 5


def test_not_found_holds_no_path_no_token_and_no_form_that_writes(client: Client, province: Province) -> None:
    client.force_login(province.cadre)

    page = client.get("/khong-co/canary-path/").content.decode()

    assert [word in page for word in ("canary-path", "csrfmiddlewaretoken", 'method="post"', "aria-current")] == [
        False
    ] * 4


def test_not_found_before_sign_in_offers_to_sign_in(client: Client, db: None) -> None:
    page = client.get("/khong-co/").content.decode()

    assert "/dang-nhap/" in page
    assert "csrfmiddlewaretoken" not in page


def test_server_error_asks_nothing_of_the_database(django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        answer = errors.server_error(RequestFactory().get("/"))

    assert (answer.status_code, "Hệ thống đang gặp lỗi" in answer.content.decode()) == (500, True)


def test_server_error_survives_a_theme_folder_that_is_gone(settings: Any, tmp_path: Any) -> None:
    settings.INTRANET_THEMES_DIR = tmp_path / "nothing"

    assert errors.server_error(RequestFactory().get("/")).status_code == 500


def test_bad_request_needs_no_readable_request(client: Client, db: None) -> None:
    answer = client.get("/", headers={"host": "evil.example"})

    assert (answer.status_code, "Không đọc được yêu cầu" in answer.content.decode()) == (400, True)


def test_permission_denied_says_whom_to_ask(client: Client, province: Province) -> None:
    client.force_login(province.clerk)

    answer = client.get("/admin/themes/")

    assert (answer.status_code in {302, 403, 404}, b"contrast" in answer.content) == (True, False)


def test_csrf_failure_says_what_to_do_in_the_language_of_the_person(province: Province) -> None:
    province.cadre.language = "en"
    province.cadre.save()
    client = Client(enforce_csrf_checks=True)
    client.force_login(province.cadre)

    answer = client.post("/ngon-ngu/", {"language": "vi"})

    assert (answer.status_code, "The form has expired" in answer.content.decode()) == (403, True)
