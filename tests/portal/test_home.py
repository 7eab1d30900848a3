"""“Việc của tôi”."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from intranet.people.models import Deputy, Post
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import Province


def home(client: Client, person: Any) -> str:
    client.force_login(person)
    return client.get("/").content.decode()


def test_home_shows_what_waits_to_those_who_are_asked(client: Client, province: Province) -> None:
    issued(province, summary="bảo vệ thông tin canary", due=today())

    assert "Bảo vệ thông tin canary" in home(client, province.cadre)
    assert "canary" not in home(client, province.outsider)


def test_empty_home_says_what_will_appear(client: Client, province: Province) -> None:
    page = home(client, province.outsider)

    assert "Không có việc cần xử lý" in page
    assert "Văn bản phát hành đến bạn và đơn vị sẽ hiện ở đây." in page


def test_home_names_whom_one_stands_in_for(client: Client, province: Province) -> None:
    post = Post.objects.get(person=province.head)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today() + timedelta(days=3))

    assert "Lê Minh Quân" in home(client, province.deputy)
    assert "Lê Minh Quân" not in home(client, province.cadre)


def test_home_in_english_holds_no_vietnamese_of_the_interface(client: Client, province: Province) -> None:
    province.outsider.language = "en"
    province.outsider.save()

    page = home(client, province.outsider)

    assert '<html lang="en">' in page
    assert "My work" in page
    assert "Việc" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_home_asks_the_same_queries_for_one_document_and_for_three(
    client: Client, province: Province, number: int, django_assert_max_num_queries: Any
) -> None:
    for each in range(number):
        issued(province, symbol=f"{each}/UBND-NC", due=today())
    home(client, province.cadre)

    with django_assert_max_num_queries(20):
        client.get("/")


def test_home_is_for_those_signed_in(client: Client, db: None) -> None:
    answer = client.get("/")

    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/dang-nhap/")
