"""“Việc của tôi”."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from intranet.duties.services import assign
from intranet.incoming.services import put_to_leader, register
from intranet.people.models import Deputy, Post
from intranet.people.rules import today
from tests.factories.documents import draft, issued
from tests.factories.duties import opened
from tests.factories.province import Province
from tests.outgoing.conftest import until


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


@pytest.mark.parametrize("number", [1, 4])
def test_home_asks_the_same_queries_however_much_work_waits(
    client: Client, province: Province, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        arrived = draft(province, symbol=f"{each}/STC")
        register(arrived.pk, province.committee, province.clerk)
        put_to_leader(arrived.pk, province.committee, province.clerk, due=today())
        until(province, "signature")
        opened(province, due=today())
    home(client, province.leader)

    with django_assert_num_queries(LEADER_QUERIES):
        client.get("/")


LEADER_QUERIES = 27
"""Measured: one each for incoming documents, outgoing documents, wider readerships, tasks, absences, pages to be looked
through, courses, problems with pages and bookmarks, four for what the unit has not read. A change is a decision, not an
accident."""


def test_home_is_for_those_signed_in(client: Client, db: None) -> None:
    answer = client.get("/")

    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/dang-nhap/")


def test_home_counts_an_overdue_task_and_leads_to_it(client: Client, province: Province) -> None:
    duty = opened(province, due=today())
    assign(duty, province.cadre, province.head)

    with time_machine.travel(today() + timedelta(days=2), tick=False):
        page = home(client, province.cadre)

    assert duty.get_absolute_url() in page
    assert "<b>1</b>việc quá hạn" in page
    assert duty.get_absolute_url() not in home(client, province.outsider)
