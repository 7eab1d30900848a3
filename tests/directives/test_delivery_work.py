"""On the home page: arrivals that a body is to confirm."""

from typing import Any

import pytest
from django.test import Client

from intranet.acknowledgement.models import UnitReceipt
from intranet.acknowledgement.services import Term, receive
from intranet.directives.delivery_work import arrivals
from intranet.directives.services.amending import recall
from intranet.people.models import Deputy, Person, Post, PostRole
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.documents import issued
from tests.factories.province import Province, person

TITLE = "Văn bản chờ xác nhận đã nhận"


@pytest.fixture
def clerk(province: Province) -> Person:
    return person("van.thu.so", "Đinh", "Thư", province.department, PostRole.CLERK)


def test_arrival_waits_at_the_desk_of_the_body_until_it_is_confirmed(
    province: Province, clerk: Person, client: Client
) -> None:
    directive = issued(province, audience=[Term("under", unit=province.department)])
    receipt = UnitReceipt.objects.get()
    client.force_login(clerk)
    before = client.get("/").content.decode()

    receive(directive.current_version, province.department, clerk)

    after = client.get("/").content.decode()
    address = f'href="/xac-nhan/da-den/{receipt.pk}/"'
    assert (address in before, TITLE in before, TITLE in after) == (True, True, False)


def test_arrival_is_told_with_number_unit_and_day(province: Province, clerk: Person) -> None:
    directive = issued(province, audience=[Term("under", unit=province.department)])

    [line] = arrivals(clerk)

    [item] = line.items
    told = (item.number, item.title, item.issuer, item.due)
    assert told == (
        directive.symbol,
        "Tăng cường bảo vệ thông tin trên không gian mạng",
        "Sở Nội vụ",
        UnitReceipt.objects.get().due,
    )
    assert (line.count, line.late, line.soon) == (1, 0, 1)


def test_arrival_waits_for_the_deputy_of_the_clerk(province: Province, clerk: Person) -> None:
    issued(province, audience=[Term("under", unit=province.department)])
    Deputy.objects.create(post=Post.objects.get(person=clerk), person=province.trainer, starts=today(), ends=today())
    bump_membership()

    assert [line.count for line in arrivals(province.trainer)] == [1]


@pytest.mark.parametrize("persona", ["cadre", "head", "clerk", "leader", "inspector", "outsider"])
def test_arrival_of_another_body_is_no_work(province: Province, clerk: Person, persona: str) -> None:
    issued(province, audience=[Term("under", unit=province.department)])

    assert list(arrivals(province.people[persona])) == []


def test_arrival_of_what_the_desk_may_not_read_is_no_work(province: Province, clerk: Person) -> None:
    trainer = province.trainer
    issued(province, readers=[f"user:{trainer.pk}"], audience=[Term("user", person=trainer)])

    assert (UnitReceipt.objects.get().unit, list(arrivals(clerk))) == (province.department, [])


def test_arrival_of_a_recalled_document_is_no_work(province: Province, clerk: Person) -> None:
    directive = issued(province, audience=[Term("under", unit=province.department)])

    recall(directive.pk, province.editor, "Ban hành nhầm")

    assert (UnitReceipt.objects.get().at, list(arrivals(clerk))) == (None, [])


@pytest.mark.parametrize("number", [1, 3])
def test_arrivals_take_the_same_queries_for_one_and_for_three(
    province: Province, clerk: Person, client: Client, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        issued(province, symbol=f"{each}/UBND-NC", audience=[Term("under", unit=province.department)])
    client.force_login(clerk)
    client.get("/")

    with django_assert_num_queries(DESK_QUERIES):
        page = client.get("/").context["page"]

    assert [line.count for line in page.work] == [number]


DESK_QUERIES = 23
"""Measured for a clerk who is asked to read the same documents: two of them are for arrivals."""
