"""Wagtail's admin as the personas meet it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.province import Province

MENU = {
    "editor": {"Văn bản chỉ đạo"},
    "clerk": {"Văn bản chỉ đạo"},
    "administrator": {"Phân hệ mở rộng", "Giao diện", "Người dùng và đơn vị", "Công việc nền"},
}


@pytest.mark.parametrize("persona", sorted(MENU))
def test_menu_holds_what_the_post_needs(province: Province, client: Client, persona: str) -> None:
    client.force_login(province.people[persona])

    page = client.get("/admin/").content.decode()

    everything = set().union(*MENU.values()) | {"Nhật ký hệ thống"}
    assert {label for label in everything if f'"label": "{_escaped(label)}"' in page} == MENU[persona]


def _escaped(label: str) -> str:
    """As JSON in the page writes it."""
    import json

    return json.dumps(label)[1:-1]


@pytest.mark.parametrize("persona", ["cadre", "head", "trainer", "inspector", "outsider", "leader", "deputy"])
def test_ordinary_staff_have_no_admin(province: Province, client: Client, persona: str) -> None:
    client.force_login(province.people[persona])

    assert client.get("/admin/").status_code in {302, 404}


def test_admin_login_leads_to_the_one_way_in(db: None, client: Client) -> None:
    response = client.get("/admin/login/?next=/admin/")

    assert (response.status_code, response.url) == (302, f"{reverse('people:sign_in')}?next=/admin/")


@pytest.mark.parametrize("endpoint", ["pages", "documents", "images"])
def test_admin_api_lists_nothing(province: Province, client: Client, endpoint: str) -> None:
    client.force_login(province.editor)

    assert client.get(f"/admin/api/main/{endpoint}/").status_code == 404


def test_draft_written_in_the_admin_is_cleaned_and_belongs_to_the_editor(province: Province, client: Client) -> None:
    from intranet.directives.models import Directive
    from tests.factories.province import document_type

    client.force_login(province.editor)
    client.post(
        reverse("directives_admin:add"),
        {
            "owner_unit": province.committee.pk,
            "type": document_type().pk,
            "family": "state",
            "urgency": "normal",
            "symbol": "5/UBND-NC",
            "issuer": "Ủy ban nhân dân tỉnh An Bình",
            "summary": "thử",
            "addressees": "Nơi A\nNơi B",
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "paragraph",
            "body-0-id": "",
            "body-0-value": '{"blocks":[{"key":"a","text":"Một","type":"unstyled","depth":0,"inlineStyleRanges":[],'
            '"entityRanges":[]}],"entityMap":{}}',
        },
    )

    made = Directive.objects.get()
    assert (made.created_by, made.owner_unit, made.addressees) == (
        province.editor,
        province.committee,
        ["Nơi A", "Nơi B"],
    )
    assert "Một" in made.body[0].value.source


def test_the_list_shows_the_day_of_a_document(province: Province, client: Client) -> None:
    from datetime import date

    from tests.factories.documents import draft

    draft(province, date=date(2026, 2, 5))
    client.force_login(province.editor)

    page = client.get(reverse("directives_admin:list")).content.decode()

    assert (page.count("05/02/2026"), "trước" in page.partition('id="listing-results"')[2]) == (1, False)
