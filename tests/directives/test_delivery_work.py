"""On the home page: arrivals that a body is to confirm, and faults that a clerk is to put right."""

from typing import Any

import pytest
from django.test import Client

from intranet.acknowledgement.models import Fault, UnitReceipt
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Asking, Term, receive, report_fault, settle_fault
from intranet.directives.delivery_work import arrivals, faults
from intranet.directives.services.amending import recall
from intranet.notifications.models import Notice
from intranet.people.models import Deputy, Person, Post, PostRole
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.grounds import grounded

TITLE = "Văn bản chờ xác nhận đã nhận"


@grounded
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


DESK_QUERIES = 25
"""Measured for a clerk who is asked to read the same documents: two of them are for arrivals, one for faults."""


def reported(province: Province, **changes: Any) -> Fault:
    directive = issued(province, audience=[Term("under", unit=province.office)], **changes)
    assignment = assignment_of(province.cadre, directive.current_version)
    return report_fault(assignment.pk, "missing-annex", province.cadre)


def test_fault_waits_for_the_clerk_of_the_office_until_it_is_settled(province: Province, client: Client) -> None:
    fault = reported(province)
    client.force_login(province.clerk)
    before = client.get("/").content.decode()

    client.post(f"/xac-nhan/loi/{fault.pk}/")

    after = client.get("/").content.decode()
    address, title = f'href="/xac-nhan/loi/{fault.pk}/"', "Lỗi gửi văn bản chờ xử lý"
    assert [each in before for each in (address, title)] == [True, True]
    assert [each in after for each in (address, title)] == [False, False]


def test_fault_is_told_with_number_and_who_says_what(province: Province) -> None:
    fault = reported(province)

    [line] = faults(province.clerk)

    [item] = line.items
    assert (line.count, line.late, item.number) == (1, 0, "1052/UBND-NC")
    assert item.note == f"Trần Thu Hà: {fault.get_kind_display()}"


@pytest.mark.parametrize("persona", ["cadre", "head", "leader", "editor", "trainer", "outsider"])
def test_fault_is_no_work_of_others(province: Province, clerk: Person, persona: str) -> None:
    reported(province)

    assert [list(faults(who)) for who in (province.people[persona], clerk)] == [[], []]


def test_reporter_hears_that_it_is_settled_and_the_notice_of_the_clerk_is_seen(
    province: Province, client: Client
) -> None:
    directive = issued(province, audience=[Term("under", unit=province.office)])
    assignment = assignment_of(province.cadre, directive.current_version)
    client.force_login(province.cadre)
    client.post(f"/xac-nhan/{assignment.pk}/bao-loi/", {"kind": "missing-annex"})

    for _click in range(2):
        settle_fault(Fault.objects.get().pk, province.clerk)

    told = Notice.objects.filter(kind="delivery-settled").values_list("person", "number", "url")
    assert list(told) == [(province.cadre.pk, directive.symbol, directive.get_absolute_url())]
    assert Notice.objects.get(kind="delivery-fault").read_at is not None


def test_reporter_who_may_read_no_more_hears_nothing(province: Province) -> None:
    fault = reported(province)
    recall(fault.assignment.version.subject_id, province.editor, "Ban hành nhầm")

    settle_fault(fault.pk, province.clerk)

    assert (Fault.objects.get().settled_by, Notice.objects.filter(kind="delivery-settled").count()) == (
        province.clerk,
        0,
    )


def test_gate_closes_again_for_the_reporter_who_is_told_so(province: Province, client: Client) -> None:
    fault = reported(province, asking=Asking(comes_first=True))
    client.force_login(province.cadre)
    open_meanwhile = client.get("/").status_code

    settle_fault(fault.pk, province.clerk)

    assert (open_meanwhile, client.get("/").status_code) == (200, 302)
    assert Notice.objects.get(kind="delivery-settled").person == province.cadre


@pytest.mark.parametrize("number", [1, 3])
def test_faults_take_the_same_queries_for_one_and_for_three(
    province: Province, client: Client, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        reported(province, symbol=f"{each}/UBND-NC")
    client.force_login(province.clerk)
    client.get("/")

    with django_assert_num_queries(CLERK_QUERIES):
        page = client.get("/").context["page"]

    assert [line.count for line in page.work if line.title == "Lỗi gửi văn bản chờ xử lý"] == [number]


CLERK_QUERIES = 24
"""Measured for the clerk of the office in charge: two of them are for faults, one for arrivals."""
