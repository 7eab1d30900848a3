"""Badges of plugins: whatever shape they have, the frame stands."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.safestring import mark_safe

from intranet.portal.navigation import _of_plugin
from intranet.registry.nav import NavEntry, _counted
from intranet.registry.services import enable
from tests.factories.province import Province


@pytest.mark.parametrize(
    ("badge", "expected"), [(None, (None, "")), ((3, "due"), (3, "due")), (("4", "late"), (4, "late"))]
)
def test_counted_gives_the_one_shape(badge: Any, expected: tuple[int | None, str]) -> None:
    assert _counted(lambda _request: badge, None) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("badge", [([1], "due"), (3,), 7, ("many", "due")], ids=str)
def test_counted_raises_where_it_is_contained(badge: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        _counted(lambda _request: badge, None)  # type: ignore[arg-type]


def test_title_that_calls_itself_safe_is_plain_text_in_the_frame() -> None:
    line = _of_plugin(NavEntry("x", mark_safe("<b>x</b>"), "/x/", "doc", 400, False))

    assert (line.title, type(line.title)) == ("<b>x</b>", str)


@pytest.mark.parametrize(("persona", "expected"), [("editor", ["/admin/dummy/"]), ("administrator", [])])
def test_admin_line_is_there_for_who_holds_the_permission(
    province: Province, client: Client, persona: str, expected: list[str]
) -> None:
    enable("plinth")
    enable("dummy")
    client.force_login(province.people[persona])

    page = client.get("/admin/").content.decode()

    links = page.partition('<ul class="sen-screens">')[2].partition("</ul>")[0]
    assert re.findall(r'href="(/admin/dummy/[^"]*)"', links) == expected


def test_admin_line_goes_with_the_plugin(province: Province, client: Client) -> None:
    client.force_login(province.editor)

    assert b"/admin/dummy/" not in client.get("/admin/").content
