"""What comes before everything else keeps every other page shut, and nobody in for good."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from intranet.acknowledgement.audience_form import AudienceForm
from intranet.acknowledgement.models import Audience, Manner, ReceiptKind
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import (
    Asking,
    Term,
    acknowledge,
    close_open,
    report_fault,
    resolve,
    settle_fault,
)
from intranet.acknowledgement.services.receipts import Reading
from intranet.audit.models import Event
from intranet.directives.models import Directive, DirectiveReader
from intranet.directives.services import recall
from intranet.people.rules import today
from intranet.state.models import SiteState
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded

OTHER = "/van-ban/"


@grounded
def first(province: Province) -> Directive:
    """It comes first for the office: cadre, deputy and head; the trainer only reads it."""
    return issued(province, audience=[Term("under", unit=province.office)], asking=Asking(comes_first=True))


def _acknowledge(person: Any, directive: Directive) -> None:
    version: Any = directive.current_version
    assignment: Any = assignment_of(person, version)
    acknowledge(assignment.pk, person, Reading(version.pk, "Đã đọc.", "vi", 60))


def _answer(client: Client, person: Any, address: str = OTHER) -> tuple[int, str]:
    client.force_login(person)
    answer = client.get(address)
    return answer.status_code, getattr(answer, "url", "")


def test_other_pages_lead_to_what_comes_first(first: Directive, province: Province, client: Client) -> None:
    to_it = (302, first.get_absolute_url())

    seen = {address: _answer(client, province.cadre, address) for address in ("/", OTHER, "/don-vi/", "/thong-bao/")}

    assert seen == {"/": to_it, OTHER: to_it, "/don-vi/": to_it, "/thong-bao/": to_it}


def test_admin_is_no_way_round(first: Directive, province: Province, client: Client) -> None:
    audience = Audience.objects.get()
    audience.terms.create(kind="user", person=province.administrator)
    resolve(audience.pk)
    DirectiveReader.objects.create(directive=first, token="any")

    assert _answer(client, province.administrator, "/admin/") == (302, first.get_absolute_url())


def test_document_itself_the_account_and_signing_out_stay_open(
    first: Directive, province: Province, client: Client
) -> None:
    client.force_login(province.cadre)

    seen = [client.get(address).status_code for address in (first.get_absolute_url(), "/tai-khoan/", "/bao-loi/")]

    assert seen == [200, 200, 200]
    assert (
        "Các trang khác mở lại sau khi bạn xác nhận văn bản này."
        in client.get(first.get_absolute_url()).content.decode()
    )
    assert client.post("/dang-xuat/").status_code == 302


def test_who_is_not_asked_goes_everywhere(first: Directive, province: Province, client: Client) -> None:
    assert [_answer(client, who) for who in (province.trainer, province.outsider)] == [(200, ""), (200, "")]


def test_pages_open_once_it_is_acknowledged(first: Directive, province: Province, client: Client) -> None:
    before = _answer(client, province.cadre)[0]

    _acknowledge(province.cadre, first)

    assert (before, _answer(client, province.cadre), _answer(client, province.head)[0]) == (302, (200, ""), 302)


def test_what_was_typed_before_is_taken(first: Directive, province: Province, client: Client) -> None:
    client.force_login(province.cadre)

    client.post(f"/can-bo/{province.cadre.pk}/xac-nhan/", {})

    province.cadre.refresh_from_db()
    assert province.cadre.contact_confirmed_on is not None


def test_htmx_is_led_there_too(first: Directive, province: Province, client: Client) -> None:
    client.force_login(province.cadre)

    answer = client.get(OTHER, headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"] == first.get_absolute_url()


@pytest.mark.parametrize("header", ["X-Background", "X-Requested-With", "Purpose"])
def test_no_header_of_the_request_opens_the_other_pages(
    first: Directive, province: Province, client: Client, header: str
) -> None:
    client.force_login(province.cadre)

    answers = [client.get(address, headers={header: "1", "Accept": "*/*"}) for address in ("/", OTHER)]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(302, first.get_absolute_url())] * 2


def test_pings_of_the_admin_are_no_page_and_pass(first: Directive, province: Province, client: Client) -> None:
    audience = Audience.objects.get()
    audience.terms.create(kind="user", person=province.administrator)
    resolve(audience.pk)
    DirectiveReader.objects.create(directive=first, token="any")
    client.force_login(province.administrator)

    ping = "/admin/editing-sessions/ping/intranet_people/person/1/0/"
    answers = [client.get("/admin/"), client.get(ping), client.post(ping)]

    assert [each.headers.get("Location") == first.get_absolute_url() for each in answers] == [True, True, False]


def test_reported_fault_lets_people_go_on_until_it_is_settled(
    first: Directive, province: Province, client: Client
) -> None:
    assignment: Any = assignment_of(province.cadre, first.current_version)

    fault = report_fault(assignment.pk, "broken-file", province.cadre)
    reported = _answer(client, province.cadre)[0]
    page = client.get(first.get_absolute_url()).content.decode()
    settle_fault(fault.pk, province.clerk)

    assert (reported, _answer(client, province.cadre)[0]) == (200, 302)
    assert page.count("Trong lúc chờ xử lý, các trang khác vẫn mở.") == 1


def test_what_one_may_no_longer_read_keeps_nothing_shut(first: Directive, province: Province, client: Client) -> None:
    DirectiveReader.objects.filter(directive=first, works=False).delete()

    assert _answer(client, province.cadre) == (200, "")


def test_recall_opens_the_pages(first: Directive, province: Province, client: Client) -> None:
    recall(first.pk, province.editor, "Sai phụ lục")

    assert (_answer(client, province.cadre), SiteState.objects.get().gated) == ((200, ""), [])


def test_more_urgent_of_two_is_led_to(first: Directive, province: Province, client: Client) -> None:
    terms = [Term("under", unit=province.office)]
    due = Asking(due=today() + timedelta(days=1), comes_first=True)
    second = issued(province, symbol="7/UBND-NC", number="7", audience=terms, asking=due)

    addresses = [each.get_absolute_url() for each in (second, first)]

    assert [_answer(client, province.cadre, address)[0] for address in addresses] == [200, 200]
    _acknowledge(province.cadre, first)
    assert _answer(client, province.cadre) == (302, second.get_absolute_url())


def test_editor_opens_the_other_pages_and_it_stays_to_be_acknowledged(
    first: Directive, province: Province, client: Client
) -> None:
    address = f"{first.get_absolute_url()}pham-vi/mo-trang/"
    refused = []
    for name in ("cadre", "trainer", "outsider"):
        client.force_login(getattr(province, name))
        refused.append(client.post(address).status_code)
    client.force_login(province.editor)
    shown = "pham-vi/mo-trang/" in client.get(f"{first.get_absolute_url()}pham-vi/").content.decode()

    for _again in range(2):
        client.post(address)

    assert (refused, shown) == ([404, 404, 404], True)
    assert _answer(client, province.cadre) == (200, "")
    assert getattr(assignment_of(province.cadre, first.current_version), "receipt", None) is None
    assert Event.objects.filter(action="directive.pages-opened").count() == 1


def test_page_asks_no_query_more_while_nothing_comes_first(
    province: Province, client: Client, django_assert_num_queries: Any
) -> None:
    ordinary = issued(province, audience=[Term("under", unit=province.office)])
    client.force_login(province.cadre)
    client.get("/don-vi/")
    with django_assert_num_queries(7) as usual:
        client.get("/don-vi/")

    gated = issued(province, symbol="8/UBND-NC", number="8", asking=Asking(comes_first=True))
    close_open(gated.current_version, ReceiptKind.WITHDRAWN, by=None)  # type: ignore[arg-type]
    with django_assert_num_queries(len(usual.captured_queries) + 1):
        client.get("/don-vi/")

    assert ordinary.current_version_id != gated.current_version_id


def test_session_cannot_come_first(province: Province) -> None:
    typed = QueryDict(f"units={province.office.pk}&manner={Manner.SESSION}&comes_first=on")

    assert list(AudienceForm(typed).errors) == ["comes_first"]
