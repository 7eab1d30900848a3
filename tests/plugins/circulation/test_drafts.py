"""What a member who is no keeper puts in: on their list as a draft, no page of its own, gone with the clearance."""

from django.core.files.base import ContentFile
from django.test import Client

from plugins.circulation.models import Clearance, Space, Work
from plugins.circulation.services.clearances import withdraw
from plugins.circulation.services.items import add_item
from tests.factories.province import Province
from tests.files.samples import pdfs
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, room

TITLE = "Góp ý của thành viên"


@grounded
def house(province: Province) -> Room:
    house = room(province)
    Space.objects.update(work=Work.ADD)
    house.space.refresh_from_db()
    file = ContentFile(pdfs.pdf("gop y", "trang hai"), "gop-y.pdf")
    add_item(house.space, file, number="18/X", title=TITLE, level=house.level("han-che"), by=province.cadre)
    return house


def _page(house: Room, client: Client, persona: str) -> str:
    client.force_login(house.province.people[persona])
    return client.get(f"/circulation/khong-gian/{house.space.public_id}/").content.decode()


def test_own_draft_is_listed_without_a_link_that_leads_nowhere(house: Room, client: Client) -> None:
    pages = [_page(house, client, persona) for persona in ("cadre", "head", "deputy")]

    assert [(f"<b>{TITLE}</b>" in page, f">{TITLE}</a>" in page) for page in pages] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_own_draft_is_not_listed_without_the_clearance(house: Room, client: Client) -> None:
    assert TITLE in _page(house, client, "cadre")

    withdraw(Clearance.objects.get(person=house.province.cadre), "1/QĐ", house.province.security)

    assert TITLE not in _page(house, client, "cadre")
