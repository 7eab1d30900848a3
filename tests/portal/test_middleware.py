"""Headers on every answer, and the language of the person."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.urls import reverse
from django.utils.http import urlencode

from intranet.attendance.services import SessionFields
from intranet.dissemination.services import plan
from intranet.people.rules import today
from tests.factories.documents import issued
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


NUL = "\0"


@pytest.mark.parametrize("kind", [MULTIPART_CONTENT, "application/x-www-form-urlencoded"])
def test_null_character_in_a_form_is_left_out_and_files_are_kept(client: Client, province: Province, kind: str) -> None:
    client.force_login(province.cadre)
    typed = {f"next{NUL}": f"/van-ban/{NUL}", "language": [f"e{NUL}n", "vi"]}
    is_multipart = kind == MULTIPART_CONTENT
    files = {"file": SimpleUploadedFile("a.txt", b"a\0b")} if is_multipart else {}
    sent: Any = typed | files if is_multipart else urlencode(typed, doseq=True)

    request = client.post("/ngon-ngu/", sent, content_type=kind).wsgi_request

    assert dict(request.POST.lists()) == {"next": ["/van-ban/"], "language": ["en", "vi"]}
    assert [each.size for each in request.FILES.values()] == ([len(b"a\0b")] if is_multipart else [])


def test_null_character_in_a_form_is_no_fault_of_the_server(client: Client, province: Province) -> None:
    client.force_login(province.head)
    client.raise_request_exception = False
    session = plan(issued(province).current_version, province.office, SessionFields(today()), by=province.head)
    address = reverse("dissemination:read", args=[session.pk])

    answers = [
        client.post(address, {"step": "add", "name": f"Trần Thu{NUL} Hà"}),
        client.post(address, {"step": f"add{NUL}", "name": "Trần Thu Hà"}),
        client.post("/danh-dau/", {"subject": f"x{NUL}"}),
    ]

    assert [each.status_code for each in answers] == [302, 302, 404]


def test_other_bodies_than_forms_are_not_read(client: Client, province: Province) -> None:
    client.force_login(province.cadre)

    request = client.post("/ngon-ngu/", {"language": f"e{NUL}n"}, content_type="application/json").wsgi_request

    assert (request.body, dict(request.POST)) == (b'{"language": "e\\u0000n"}', {})
