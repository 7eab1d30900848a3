"""Certificates on paper, and the page that says whether one is valid."""

from datetime import timedelta
from io import BytesIO

from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from intranet.people.rules import today
from intranet.training.models import Certificate, Course
from intranet.training.paper import award_of
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def certificate(province: Province, course: Course) -> Certificate:
    return Certificate.objects.get(enrolment=training.completed(course, province.cadre))


def paper(certificate: Certificate) -> str:
    return reverse("training:certificate", args=[certificate.code])


def check(code: str) -> str:
    return reverse("training:check", args=[code])


def test_certificate_is_printed_with_its_number_and_the_address_of_its_check(
    province: Province, certificate: Certificate, client: Client
) -> None:
    client.force_login(province.cadre)

    answer = client.get(paper(certificate))

    text = " ".join(PdfDocument(BytesIO(answer.content))[0].get_textpage().get_text_bounded().split())
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    for words in ("SỞ NỘI VỤ", "GIẤY CHỨNG NHẬN", f"Số: 1/{today().year}", "Trần Thu Hà", "Sổ văn bản đến"):
        assert words in text
    assert f"/chung-nhan/{certificate.code}/" in text
    assert answer.content == client.get(paper(certificate)).content
    code = award_of(certificate).code
    assert (len(code) == len(code[0]), code[0][:7]) == (True, (True,) * 7)


def test_paper_is_for_its_holder_and_who_follows_the_course(
    province: Province, certificate: Certificate, client: Client
) -> None:
    seen = {}
    for name in ("cadre", "trainer", "deputy", "head", "administrator"):
        client.force_login(getattr(province, name))
        seen[name] = client.get(paper(certificate)).status_code

    assert seen == {"cadre": 200, "trainer": 200, "deputy": 404, "head": 404, "administrator": 404}
    client.logout()
    assert client.get(paper(certificate)).status_code == 302


def test_anybody_learns_that_a_certificate_is_valid_and_no_more(
    province: Province, certificate: Certificate, client: Client
) -> None:
    answer = client.get(check(certificate.code))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert [words in html for words in ("Còn giá trị", str(certificate), "Trần Thu Hà", "Sổ văn bản đến")] == [True] * 4
    told = [province.cadre.username, province.cadre.email, province.office.name, province.department.name, "points"]
    assert [words in html for words in told] == [False] * 5
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_certificate_is_valid_through_its_last_day(certificate: Certificate, client: Client) -> None:
    seen = []
    for day in (today(), today() - timedelta(days=1)):
        Certificate.objects.update(valid_until=day)
        seen.append(client.get(check(certificate.code)).context["is_valid"])

    assert seen == [True, False]
    assert "Đã hết giá trị" in client.get(check(certificate.code)).content.decode()


def test_codes_that_lead_nowhere_are_answered_alike(certificate: Certificate, client: Client) -> None:
    codes = ["x", "a" * 20, certificate.code.upper() + "x", "%00"]

    answers = [client.get(check(code)) for code in codes]

    assert {(answer.status_code, answer.content) for answer in answers} == {(404, answers[0].content)}


def test_too_many_codes_that_lead_nowhere_close_the_door_for_every_code(
    certificate: Certificate, client: Client
) -> None:
    for number in range(5):
        assert client.get(check(f"x{number}")).status_code == 404

    answers = [client.get(check(code)) for code in ("y", certificate.code)]

    assert [answer.status_code for answer in answers] == [429, 429]
    assert answers[0].content == answers[1].content
    assert client.get(check(certificate.code), REMOTE_ADDR="192.0.2.7").status_code == 200


def test_valid_codes_are_not_counted(certificate: Certificate, client: Client) -> None:
    assert {client.get(check(certificate.code)).status_code for _time in range(20)} == {200}
