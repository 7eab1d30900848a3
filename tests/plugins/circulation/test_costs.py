"""What a screen asks of the database is the same for one row and for three."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.contracts import today
from plugins.circulation.models import Space
from plugins.circulation.services.copies import hand_over
from plugins.circulation.services.recalls import recall
from plugins.circulation.services.spaces import LetIn, let_in, open_space
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, clear, document, room


@grounded
def house(province: Province) -> Room:
    return room(province)


def _grow(house: Room, number: int) -> None:
    """One more of everything: a member who is cleared, a unit, a space, a document with a copy, another recalled."""
    province = house.province
    made = person(f"them{number}", "Lê Thị", "Hoa", province.office)
    province.people[made.username] = made
    clear(province, made.username)
    unit = (province.cell, province.department, province.committee)[number]
    tokens = (f"user:{made.pk}", f"under:{unit.pk}")
    let_in(house.space, LetIn(tokens, "giúp việc", today()), province.head)
    about = {"owner": province.office, "title": f"Ban {number}", "purpose": "x", "opens_on": today()}
    other = open_space(Space(**about), [province.head, province.clerk], province.head)
    let_in(other, LetIn((f"user:{province.cadre.pk}",), "x", today()), province.head)
    circles = (f"user:{province.cadre.pk}", *tokens)
    narrow = document(province, house.space, f"{number}/X", whole_space=False, tokens=circles)
    hand_over(narrow, [province.cadre, made], province.head, due=today())
    hand_over(house.item, [made], province.head, due=today())
    gone = document(province, house.space, f"{number}/Y")
    hand_over(gone, [province.deputy], province.head)
    recall(gone, "sai", province.head)


SCREENS: dict[str, tuple[str, str]] = {
    "index": ("cadre", "/circulation/"),
    "space of a member": ("cadre", "/circulation/khong-gian/{space}/"),
    "space of a keeper": ("head", "/circulation/khong-gian/{space}/"),
    "roster": ("head", "/circulation/khong-gian/{space}/thanh-vien/"),
    "document": ("cadre", "/circulation/tai-lieu/{item}/"),
    "page": ("cadre", "/circulation/tai-lieu/{item}/trang/1.jpg"),
    "record": ("head", "/circulation/tai-lieu/{item}/quan-ly/"),
    "scope": ("head", "/circulation/tai-lieu/{item}/pham-vi/"),
    "my copies": ("cadre", "/circulation/ban-cua-toi/"),
    "issued": ("head", "/circulation/khong-gian/{space}/so/di/"),
    "loans": ("head", "/circulation/khong-gian/{space}/so/muon/"),
    "hand-overs": ("head", "/circulation/khong-gian/{space}/so/giao/"),
    "recalls": ("head", "/circulation/khong-gian/{space}/so/thu-hoi/"),
    "clearances": ("security", "/circulation/muc-tiep-can/"),
}


def _count(house: Room, persona: str, path: str) -> int:
    client = Client()
    client.force_login(house.province.people[persona])
    item = house.space.items.get(number="0/X") if "{item}" in path else None
    address = path.format(space=house.space.public_id, item=item.public_id if item else "")
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return len(asked)


def test_no_screen_asks_more_for_three_rows_than_for_one(house: Room) -> None:
    _grow(house, 0)
    one = {name: _count(house, persona, path) for name, (persona, path) in SCREENS.items()}

    for number in (1, 2):
        _grow(house, number)

    assert {name: _count(house, persona, path) for name, (persona, path) in SCREENS.items()} == one
