"""An inspection of one's unit of which nothing is given to oneself does not look like one's own task."""

from typing import Any

import pytest
from django.test import Client

from plugins.checklists.models import Duty, Inspection, Section, State
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house

NOT_YOURS = "Phiếu này không có phần nào giao cho bạn."
NOT_THIS = "Phần này không giao cho bạn."


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def own(opened: House) -> Inspection:
    return opened.of(opened.province.office)


def _assign(own: Inspection, place: int, person: Any) -> None:
    section = Section.objects.get(version=own.campaign.version_id, place=place)
    Duty.objects.create(inspection=own, section=section, person=person)


def _said(client: Client, own: Inspection) -> dict[str, Any]:
    """Of the list, the inspection and its sections: whose each says that it is."""
    index, base = client.get("/checklists/").context, f"/checklists/phieu/{own.public_id}/"
    pages = {tail: client.get(base + tail) for tail in ("", "phan/A/", "phan/B/")}
    names = {
        tail: page.context["whose"] and [str(each) for each in page.context["whose"]] for tail, page in pages.items()
    }
    notices = {
        tail: [words in page.content.decode() for words in (NOT_YOURS, NOT_THIS)] for tail, page in pages.items()
    }
    return {"lists": (index["own"], index["of_unit"]), "names": names, "notices": notices}


def test_who_is_given_nothing_is_told_who_answers_and_is_asked_for_nothing(
    opened: House, own: Inspection, client: Client
) -> None:
    _assign(own, 2, opened.province.deputy)
    client.force_login(opened.province.cadre)

    said = _said(client, own)

    assert said["lists"] == ([], [own])
    assert said["names"] == {"": ["Phạm Quốc Bảo"], "phan/A/": ["Lê Minh Quân"], "phan/B/": ["Phạm Quốc Bảo"]}
    assert said["notices"] == {"": [True, False], "phan/A/": [False, True], "phan/B/": [False, True]}
    assert "#c1" not in client.get(f"/checklists/phieu/{own.public_id}/").content.decode()


def test_who_is_given_a_section_answers_it_and_is_told_of_the_other(
    opened: House, own: Inspection, client: Client
) -> None:
    _assign(own, 1, opened.province.cadre)
    client.force_login(opened.province.cadre)

    said = _said(client, own)

    assert said["lists"] == ([own], [])
    assert said["names"] == {"": None, "phan/A/": None, "phan/B/": ["Lê Minh Quân"]}
    assert "#c1" in client.get(f"/checklists/phieu/{own.public_id}/").content.decode()


@pytest.mark.parametrize(("persona", "state"), [("head", State.OPEN), ("leader", State.OPEN), ("cadre", State.SIGNED)])
def test_head_those_above_and_a_signed_one_need_no_such_words(
    opened: House, own: Inspection, client: Client, persona: str, state: str
) -> None:
    Inspection.objects.filter(pk=own.pk).update(state=state)
    client.force_login(opened.province.people[persona])

    assert _said(client, own)["names"] == dict.fromkeys(("", "phan/A/", "phan/B/"))
