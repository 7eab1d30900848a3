"""Certificates on paper, and the page that says whether one is valid."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from intranet.people.models import Bucket
from intranet.people.rules import today
from intranet.people.throttle import key_of
from intranet.training.models import Certificate, Course, Enrolment
from intranet.training.models.certificates import LETTERS
from intranet.training.paper import award_of
from intranet.training.services import checking
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


def _runs(certificates: Any) -> list[int]:
    return list(certificates.order_by("pk").values_list("enrolment__run", flat=True))


@pytest.mark.parametrize(("days", "given"), [(None, [1]), (31, [1]), (30, [1, 2]), (-1, [1, 2])])
def test_who_learns_again_without_being_asked_gets_no_new_certificate_while_one_stands(
    province: Province, certificate: Certificate, days: int | None, given: list[int]
) -> None:
    until = None if days is None else today() + timedelta(days=days)
    Certificate.objects.update(valid_until=until)

    again = training.completed(certificate.enrolment.course, province.cadre)

    assert (again.state, again.run, _runs(Certificate.objects)) == ("completed", 2, given)


def test_who_is_asked_to_learn_again_gets_a_certificate_of_it(province: Province, certificate: Certificate) -> None:
    training.asked(certificate.enrolment.course, province.cadre)

    training.completed(certificate.enrolment.course, province.cadre)

    assert _runs(Certificate.objects) == [1, 2]


def test_what_is_learnt_anew_gives_a_certificate_of_its_own(province: Province, certificate: Certificate) -> None:
    newer = training.published_newer(certificate.enrolment.course, province)

    training.completed(newer, province.cadre)
    training.completed(newer, province.cadre)

    assert _runs(Certificate.objects) == [1, 2]


def test_certificate_of_somebody_else_or_of_another_course_keeps_none_back(
    province: Province, certificate: Certificate
) -> None:
    other = training.published_again(province, title="Khác")

    training.completed(certificate.enrolment.course, province.head)
    training.completed(other, province.cadre)

    people = Certificate.objects.order_by("pk").values_list("enrolment__person", "title")
    assert list(people) == [
        (province.cadre.pk, "Sổ văn bản đến"),
        (province.head.pk, "Sổ văn bản đến"),
        (province.cadre.pk, "Khác"),
    ]


def test_page_says_that_learning_again_is_an_exercise_and_from_when_it_is_not(
    province: Province, certificate: Certificate, client: Client
) -> None:
    client.force_login(province.cadre)
    course = certificate.enrolment.course
    until = today() + timedelta(days=90)
    exercise = f"giấy chứng nhận số {certificate} của bạn còn giá trị nên không cấp giấy mới."
    from_day = f"Hoàn thành khóa học từ ngày {until - timedelta(days=30):%d/%m/%Y} thì được cấp giấy mới."

    def said() -> list[bool]:
        page = client.get(course.get_absolute_url()).content.decode()
        return [exercise in page, from_day in page]

    without_end = said()
    Certificate.objects.update(valid_until=until)
    before, run = said(), training.run_to_the_test(course, province.cadre)
    under_way = said()
    Enrolment.objects.filter(pk=run.pk).update(assignment=training.asked(course, province.cadre))
    asked = said()

    assert [without_end, before, under_way, asked] == [[True, False], [True, True], [True, True], [False, False]]


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
    facts = [each.get_text(strip=True) for each in BeautifulSoup(html, "html.parser").select("dd")]
    day = f"{today():%d/%m/%Y}"
    paper_says = [str(certificate), "Trần Thu Hà", "Sổ văn bản đến", province.department.name, day, "không thời hạn"]
    assert ("Còn giá trị" in html, facts) == (True, paper_says)
    told = [province.cadre.username, province.cadre.email, province.office.name, "points"]
    assert [words in html for words in told] == [False] * 4
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


def test_many_sources_that_guess_leave_one_error_to_each_and_papers_are_checked_as_ever(
    certificate: Certificate, client: Client
) -> None:
    def tried(code: str, source: str) -> int:
        return client.get(check(code), REMOTE_ADDR=source).status_code

    erred, early = "192.0.2.1", tried("x", "192.0.2.1")
    house = Bucket.objects.filter(key=key_of(checking.DOOR, "house"))
    house.update(count=checking.HOUSE_HOLDS + 40)

    seen = [tried(certificate.code, erred), tried(certificate.code, "192.0.2.2")]
    seen += [tried(code, "192.0.2.2") for code in ("x", "y", certificate.code)]
    counted = house.get().count
    house.update(at=timezone.now() - timedelta(seconds=checking.HOUSE_SECONDS))

    assert (early, seen, counted) == (404, [429, 200, 404, 429, 429], checking.HOUSE_HOLDS)
    assert [tried(certificate.code, source) for source in (erred, "192.0.2.2")] == [200, 200]


def test_error_of_an_hour_ago_is_forgotten_while_many_guess(certificate: Certificate, client: Client) -> None:
    client.get(check("x"))
    Bucket.objects.update(at=timezone.now() - timedelta(hours=1))
    Bucket.objects.filter(key=key_of(checking.DOOR, "house")).update(count=checking.HOUSE_HOLDS, at=timezone.now())

    assert client.get(check(certificate.code)).status_code == 200


def test_code_is_longer_than_anybody_guesses(certificate: Certificate) -> None:
    assert (len(set(LETTERS)), len(certificate.code), set(certificate.code) - set(LETTERS)) == (31, 20, set())
    assert 31**20 > 2**99


def test_valid_codes_are_not_counted(certificate: Certificate, client: Client) -> None:
    assert {client.get(check(certificate.code)).status_code for _time in range(20)} == {200}
