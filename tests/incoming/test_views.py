"""Pages of incoming documents: what is typed is kept, a day off is asked about, strangers see nothing."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from intranet.duties.models import Duty
from intranet.incoming.models import Arrival
from intranet.incoming.services import close, register
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


@pytest.mark.parametrize("count", [1, 3])
def test_list_queries_do_not_grow(
    province: Province, client: Client, django_assert_num_queries: object, count: int
) -> None:
    for number in range(count):
        directive = draft(province, symbol=f"{number}/STC-QLNS")
        register(directive.pk, province.committee, province.clerk)
    client.force_login(province.clerk)
    client.get(reverse("incoming:list"), {"tab": "leader"})

    with django_assert_num_queries(LIST_QUERIES):  # type: ignore[operator]
        client.get(reverse("incoming:list"), {"tab": "leader"})


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
