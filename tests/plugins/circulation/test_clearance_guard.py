"""A code is asked for before a clearance is granted or withdrawn, and nothing happens without it."""

from django.test import Client

from intranet.access.services import lay_down
from intranet.contracts import today
from intranet.registry.services import enable
from plugins.circulation.models import Clearance
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, room

PAGE = "/circulation/muc-tiep-can/"


@grounded
def house(province: Province) -> Room:
    made = room(province)
    enable("otp")
    return made


def _typed(house: Room, persona: str) -> dict[str, object]:
    day = today().strftime("%d/%m/%Y")
    return {
        "person": persona,
        "level": house.level("han-che").pk,
        "starts": day,
        "ends": day,
        "basis": "6/QĐ-UBND ngày 02/11/2026",
    }


def test_clearance_is_not_granted_before_a_code_was_typed(house: Room, client: Client) -> None:
    client.force_login(house.province.security)
    before = Clearance.objects.count()

    answer = client.post(PAGE, _typed(house, "leader"))

    leader = house.province.leader
    assert (answer.status_code, answer.templates[0].name) == (403, "otp/not_done.html")
    assert answer.context["way"].title == f"{leader} · Lưu hành hạn chế"
    assert Clearance.objects.count() == before


def test_clearance_is_not_withdrawn_before_a_code_was_typed(house: Room, client: Client) -> None:
    client.force_login(house.province.security)
    held = Clearance.objects.get(person=house.province.cadre)

    answer = client.post(f"{PAGE}{held.pk}/thu-lai/")

    held.refresh_from_db()
    assert (answer.status_code, held.withdrawn_at) == (403, None)


def test_clearance_behind_a_guard_that_is_gone_is_not_granted(province: Province, client: Client) -> None:
    house = room(province)
    lay_down("gone", action="grant", subject="plugin_circulation.clearance", guard="gone", by=None)
    client.force_login(house.province.security)
    before = Clearance.objects.count()

    answer = client.post(PAGE, _typed(house, "leader"))

    assert (answer.status_code, Clearance.objects.count()) == (404, before)
