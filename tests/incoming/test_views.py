"""Pages of incoming documents: what is typed is kept, a day off is asked about, strangers see nothing."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from intranet.duties.models import Duty
from intranet.duties.services import DutyOrder, submit_result
from intranet.duties.services import close as close_duty
from intranet.incoming.models import Arrival
from intranet.incoming.services import close, instruct, put_to_leader, register
from intranet.people.rules import today
from tests.factories.documents import draft, issued
from tests.factories.province import PERSONAS, Province

SATURDAY = "05/12/2026"


def _address(province: Province, action: str) -> str:
    directive = draft(province)
    register(directive.pk, province.committee, province.clerk)
    return reverse("incoming:step", args=[directive.public_id, province.committee.pk, action])


@time_machine.travel("2026-11-28T03:00:00Z", tick=False)
def test_day_off_is_put_to_the_leader_and_kept_knowingly(province: Province, client: Client) -> None:
    client.force_login(province.leader)
    address = _address(province, "instructed")
    typed = {"text": "Tham mưu trả lời", "lead": province.office.pk, "due": SATURDAY}

    asked = client.post(address, typed).content.decode()
    assert (Duty.objects.count(), "Tham mưu trả lời" in asked, 'name="keep_days"' in asked) == (0, True, True)
    client.post(address, typed | {"keep_days": "on"})

    assert Duty.objects.get().due == date(2026, 12, 5)


@pytest.mark.parametrize("persona", [name for name, *_rest in PERSONAS])
def test_steps_and_slip_open_to_posts_of_the_office_only(province: Province, client: Client, persona: str) -> None:
    address = _address(province, "put-to-leader")
    slip = address.replace("put-to-leader", "phieu")
    client.force_login(province.people[persona])

    answers = [client.get(path).status_code for path in (address, slip)]

    assert answers == [200 if persona in {"clerk", "editor", "leader"} else 404] * 2


def test_list_offers_taking_in_to_those_who_may(province: Province, client: Client) -> None:
    for persona, offered in (("clerk", 1), ("leader", 0)):
        client.force_login(province.people[persona])

        page = client.get(reverse("incoming:list")).content.decode()

        assert page.count('data-kind="primary" href="/tiep-nhan/"') == offered


def test_list_searches_every_stage_whatever_the_tab(province: Province, client: Client) -> None:
    directive = draft(province, symbol="77/STC-QLNS")
    register(directive.pk, province.committee, province.clerk)
    client.force_login(province.clerk)

    found = client.get(reverse("incoming:list"), {"tab": "closed", "q": "77/stc"}).context["page"]
    elsewhere = client.get(reverse("incoming:list"), {"tab": "closed", "q": "78/stc"}).context["page"]

    assert ([row.symbol for row in found], list(elsewhere)) == (["77/STC-QLNS"], [])


@time_machine.travel("2026-11-28T03:00:00Z", tick=False)
def test_list_for_the_leader_is_in_the_order_of_urgency_and_day(province: Province, client: Client) -> None:
    for symbol, urgency, due in (("1/A", "normal", 9), ("2/A", "normal", 1), ("3/A", "express", None), ("4/A", "", 0)):
        directive = draft(province, symbol=symbol, urgency=urgency or "normal")
        register(directive.pk, province.committee, province.clerk)
        if urgency:
            day = date(2026, 12, due) if due else None
            put_to_leader(directive.pk, province.committee, province.clerk, due=day)
    client.force_login(province.leader)

    page = client.get(reverse("incoming:list")).context["page"]

    assert [row.symbol for row in page] == ["3/A", "2/A", "1/A"]


def test_draft_is_saved_and_leads_on_to_its_registration(province: Province, client: Client) -> None:
    directive = draft(province)
    client.force_login(province.clerk)
    address = reverse("directives:edit", args=[directive.public_id])
    page = client.get(address).context["form"]
    typed = {name: page.initial[name] or "" for name in ("symbol", "issuer", "summary", "type", "family", "urgency")}

    answer = client.post(address, typed | {"date": "16/11/2026", "paragraphs": "Một.", "register": "1"})

    onwards = reverse("incoming:step", args=[directive.public_id, province.committee.pk, "registered"])
    assert (answer.status_code, answer.headers["Location"]) == (302, onwards)
    said = client.post(onwards, {"arrived_on": f"{today():%d/%m/%Y}"}, follow=True).content.decode()
    assert "Đã vào sổ: số đến 1." in said


def test_reading_page_names_list_and_stage_to_the_office_only(province: Province, client: Client) -> None:
    directive = issued(province)
    places = {}
    for persona in ("clerk", "cadre"):
        client.force_login(province.people[persona])
        place = client.get(directive.get_absolute_url()).context["place"]
        places[persona] = (place.url, place.stage)

    assert places == {"clerk": ("/van-ban-den/", "Đã vào sổ"), "cadre": ("/van-ban/", "")}


def test_closing_begins_with_the_result_of_its_task(province: Province, client: Client) -> None:
    directive = draft(province)
    register(directive.pk, province.committee, province.clerk)
    order = DutyOrder("", "Tham mưu trả lời", province.office, None)
    instruct(directive.pk, province.committee, province.leader, text="Trả lời", orders=[order])
    duty = Duty.objects.get()
    submit_result(duty, province.head, "Đã gửi số liệu.")
    close_duty(duty, province.clerk)
    client.force_login(province.clerk)

    address = reverse("incoming:step", args=[directive.public_id, province.committee.pk, "handling-closed"])
    page = client.get(address)

    assert page.context["form"].initial["result"] == "Đã gửi số liệu."
    assert "(không bắt buộc)" not in page.content.decode()


def test_closing_names_the_tasks_that_are_still_open(province: Province, client: Client) -> None:
    directive = draft(province)
    register(directive.pk, province.committee, province.clerk)
    orders = [DutyOrder("", words, province.office, None) for words in ("Tham mưu trả lời", "Tổng hợp số liệu")]
    instruct(directive.pk, province.committee, province.leader, text="Trả lời", orders=orders)
    done, still_open = Duty.objects.order_by("pk")
    submit_result(done, province.head, "Đã trả lời.")
    close_duty(done, province.clerk)
    client.force_login(province.clerk)

    page = client.get(reverse("incoming:step", args=[directive.public_id, province.committee.pk, "handling-closed"]))

    assert list(page.context["open_duties"]) == [still_open]


def test_giving_out_tasks_of_an_incoming_document_lies_under_its_list(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.clerk)

    page = client.get(reverse("duties:open", args=[directive.public_id]))

    assert page.context["place"].url == "/van-ban-den/"


@pytest.mark.parametrize("count", [1, 3])
def test_list_queries_do_not_grow(
    province: Province, client: Client, django_assert_num_queries: object, count: int
) -> None:
    for number in range(count):
        directive = draft(province, symbol=f"{number}/STC-QLNS")
        register(directive.pk, province.committee, province.clerk)
    client.force_login(province.clerk)
    client.get(reverse("incoming:list"), {"tab": "registered"})

    with django_assert_num_queries(LIST_QUERIES):  # type: ignore[operator]
        client.get(reverse("incoming:list"), {"tab": "registered"})


LIST_QUERIES = 11


@pytest.mark.parametrize(("persona", "shown"), [("clerk", True), ("leader", False)])
def test_reply_is_named_to_those_who_may_read_it(province: Province, client: Client, persona: str, shown: bool) -> None:
    directive = draft(province)
    register(directive.pk, province.committee, province.clerk)
    reply = issued(province, readers=[f"under:{province.commune.pk}"], audience=[], symbol="99/UBND-MAT")
    reply.readers.filter(token__startswith="post:").delete()
    close(directive.pk, province.committee, province.clerk, result="x", reply=reply)
    client.force_login(province.people[persona])

    page = client.get(directive.get_absolute_url()).content.decode()

    assert ("99/UBND-MAT" in page) is shown


def test_clerk_is_led_to_the_draft_that_nobody_has_checked(province: Province, client: Client) -> None:
    directive = draft(province)
    Arrival.objects.create(directive=directive, office=province.committee, arrived_on=today(), is_unchecked=True)
    client.force_login(province.clerk)
    address = reverse("incoming:step", args=[directive.public_id, province.committee.pk, "registered"])

    answer = client.post(address, {"arrived_on": f"{today():%d/%m/%Y}"})

    draft_page = reverse("directives:edit", args=[directive.public_id])
    assert f'href="{draft_page}"' in answer.content.decode()
    assert Arrival.objects.get().stage == "received"


def test_clerk_corrects_the_line_on_its_page(province: Province, client: Client) -> None:
    address = _address(province, "face-corrected")
    client.force_login(province.clerk)
    initial = client.get(address).context["form"].initial
    typed = {name: initial[name] for name in ("symbol", "issuer", "summary")} | {"date": "17/11/2026"}

    client.post(address, typed | {"reason": "Máy đọc nhầm"})

    assert Arrival.objects.get().directive.date == date(2026, 11, 17)
