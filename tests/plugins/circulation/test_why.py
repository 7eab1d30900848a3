"""Keepers ask why somebody may read a document: the first condition that is lacking is said, and nothing after it."""

from django.test import Client

from intranet.contracts import decide
from plugins.circulation.queries.why import why
from plugins.circulation.services.scopes import wanted_of
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, document, room


@grounded
def house(province: Province) -> Room:
    return room(province)


def test_every_condition_is_named_in_its_order(house: Room) -> None:
    province = house.province
    named = document(province, house.space, "16/PA", whole_space=False, tokens=[f"user:{province.deputy.pk}"])
    asked = [("cadre", house.item), ("trainer", house.item), ("leader", house.item), ("outsider", house.item)]
    asked += [("deputy", named), ("cadre", named)]

    said = [(who, why(province.people[who], item, wanted_of(item))) for who, item in asked]

    assert [(who, each.may, each.reasons) for who, each in said] == [
        ("cadre", True, ["Thuộc không gian: đích danh", "Được phép tiếp cận mức: Lưu hành hạn chế"]),
        ("trainer", False, ["Không thuộc không gian này."]),
        ("leader", False, ["Thuộc không gian và phạm vi lưu hành nhưng hôm nay chưa được phép tiếp cận mức này."]),
        ("outsider", False, ["Không thuộc không gian này."]),
        (
            "deputy",
            True,
            [
                "Thuộc không gian: đích danh",
                "Thuộc phạm vi lưu hành: đích danh",
                "Được phép tiếp cận mức: Lưu hành hạn chế",
            ],
        ),
        ("cadre", False, ["Thuộc không gian nhưng không thuộc phạm vi lưu hành của tài liệu."]),
    ]
    people = province.people.values()
    assert [why(person, named, wanted_of(named)).may for person in people] == [
        bool(decide(person, "read", named)) for person in people
    ]


def test_record_answers_keepers_only(house: Room, client: Client) -> None:
    address = f"/circulation/tai-lieu/{house.item.public_id}/quan-ly/?who=leader"
    seen = {}
    for persona in ("head", "cadre", "leader", "outsider"):
        client.force_login(house.province.people[persona])
        seen[persona] = client.get(address)

    page = seen["head"].content.decode()
    assert {persona: answer.status_code for persona, answer in seen.items()} == {
        "head": 200,
        "cadre": 404,
        "leader": 404,
        "outsider": 404,
    }
    assert "Lê Văn Minh không được đọc văn bản này:" in page
    assert 'value="Kh&lt;ông"' in client_page(client, house, "Kh<ông")


def client_page(client: Client, house: Room, who: str) -> str:
    client.force_login(house.province.head)
    return client.get(f"/circulation/tai-lieu/{house.item.public_id}/quan-ly/", {"who": who}).content.decode()
