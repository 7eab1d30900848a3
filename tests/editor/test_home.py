"""The admin's first page and its way back; and that no page of the admin points out of the office."""

import re

import pytest
from django.test import Client

from tests.factories.province import Province

SCREENS = {
    "administrator": [
        "/#main",
        "/admin/calendar/",
        "/admin/reminders/",
        "/admin/topics/",
        "/admin/alert/",
        "/admin/plugins/",
        "/admin/themes/",
        "/admin/people/",
        "/admin/work/",
    ],
    "security": ["/#main", "/admin/people/", "/admin/audit/"],
    "editor": ["/#main", "/admin/directives/", "/admin/calendar/", "/admin/topics/"],
}
PAGES = {
    "administrator": ["/admin/", "/admin/people/", "/admin/people/units/", "/admin/plugins/", "/admin/themes/"],
    "security": ["/admin/", "/admin/audit/"],
    "editor": ["/admin/", "/admin/directives/", "/admin/directives/add/", "/admin/calendar/", "/admin/topics/"],
}
OUTSIDE = re.compile(r"""(?:href|src|action)=["'](?:https?:)?//[^"']*""")


@pytest.mark.parametrize("persona", sorted(SCREENS))
def test_home_leads_to_the_screens_of_the_post_and_back(province: Province, client: Client, persona: str) -> None:
    client.force_login(province.people[persona])

    page = client.get("/admin/").content.decode()

    links = page.partition('<ul class="sen-screens">')[2].partition("</ul>")[0]
    assert re.findall(r'<a href="([^"]*)"', links) == SCREENS[persona]
    assert 'role="search"' not in page


def test_the_way_back_stands_first_in_the_menu(province: Province, client: Client) -> None:
    client.force_login(province.editor)

    page = client.get("/admin/", headers={"Accept-Language": "vi"}).content.decode()

    labels = re.findall(r'"label": "([^"]*)"', page)
    assert labels[0].encode().decode("unicode_escape") == "Về trang Sen"


@pytest.mark.parametrize("persona", sorted(PAGES))
def test_admin_pages_point_nowhere_outside(province: Province, client: Client, persona: str) -> None:
    client.force_login(province.people[persona])
    assert OUTSIDE.findall('<a href="https://guide.example/">') == ['href="https://guide.example/']

    found = {path: OUTSIDE.findall(client.get(path).content.decode()) for path in PAGES[persona]}

    assert found == {path: [] for path in PAGES[persona]}
