"""The setting screen and the preview."""

from typing import Any

import pytest
from django.test import Client

from intranet.state.current import current
from intranet.theming.services import choose_theme
from tests.factories.province import Province


def page_of(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def test_administrator_sees_every_theme_with_its_picture(client: Client, province: Province) -> None:
    client.force_login(province.administrator)

    page = page_of(client, "/admin/themes/")

    assert [f"themes/{slug}/preview.png" in page for slug in ("standard", "contrast")] == [True, True]


def test_choose_changes_what_everybody_sees(client: Client, province: Province) -> None:
    client.force_login(province.administrator)
    assert "contrast.css" not in page_of(client)

    client.post("/admin/themes/choose/", {"theme": "contrast"})
    client.force_login(province.cadre)

    assert "themes/contrast/contrast.css" in page_of(client)


def test_choose_of_an_unknown_theme_says_so(client: Client, province: Province) -> None:
    client.force_login(province.administrator)

    answer = client.post("/admin/themes/choose/", {"theme": "gone"}, follow=True)

    assert "Giao diện này không còn được cài" in answer.content.decode()
    assert current().theme == "standard"


def test_preview_is_seen_by_oneself_only_and_ends(client: Client, province: Province) -> None:
    client.force_login(province.administrator)
    client.post("/xem-thu-giao-dien/", {"theme": "contrast"})
    other = Client()
    other.force_login(province.cadre)

    during = ["contrast.css" in page_of(who) for who in (client, other)]
    client.post("/xem-thu-giao-dien/", {"theme": ""})

    assert during == [True, False]
    assert "contrast.css" not in page_of(client)


@pytest.mark.parametrize("address", ["/admin/themes/choose/", "/xem-thu-giao-dien/"])
def test_cadre_may_not_choose_or_preview(client: Client, province: Province, address: str) -> None:
    client.force_login(province.cadre)

    client.post(address, {"theme": "contrast"})

    assert (current().theme, "contrast.css" in page_of(client)) == ("standard", False)


def test_override_recovers_a_broken_choice(client: Client, province: Province, settings: Any) -> None:
    choose_theme("contrast", by=province.administrator)
    settings.INTRANET_THEME_OVERRIDE = "standard"
    client.force_login(province.administrator)

    assert "contrast.css" not in page_of(client)
    assert "INTRANET_THEME_OVERRIDE" in page_of(client, "/admin/themes/")


def test_admin_is_drawn_the_same_with_every_theme(client: Client, province: Province) -> None:
    client.force_login(province.administrator)
    choose_theme("contrast", by=province.administrator)

    assert "contrast.css" not in page_of(client, "/admin/")


@pytest.mark.parametrize("address", ["/admin/themes/choose/", "/xem-thu-giao-dien/"])
def test_get_changes_nothing(client: Client, province: Province, address: str) -> None:
    client.force_login(province.administrator)

    assert client.get(f"{address}?theme=contrast").status_code == 405
