"""The heat map of a larger tree: what is shown of it, and that two queries do for any size."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from plugins.checklists.charts import legend
from plugins.checklists.models import Inspection
from plugins.checklists.queries.heat import above, heat_map
from plugins.checklists.views import figures
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.signing import signed

pytestmark = pytest.mark.django_db


@grounded
def opened(province: Province) -> House:
    return house(province)


def test_units_above_are_those_of_the_path() -> None:
    assert (above(".1.5.12."), above(".1.")) == ([".1.", ".1.5.", ".1.5.12."], [".1."])


@pytest.mark.parametrize("units", [1, 2])
def test_two_queries_for_any_number_of_units(opened: House, django_assert_num_queries: Any, units: int) -> None:
    for unit in (opened.province.office, opened.province.commune)[:units]:
        signed(opened, unit)
    seen = list(Inspection.objects.filter(campaign=opened.campaign))

    with django_assert_num_queries(2):
        lines = heat_map(opened.campaign, seen)

    assert (lines[0].signed, lines[0].whole.percent) == (units, 75)


def test_large_tree_is_shown_by_its_first_two_levels_and_says_so(
    opened: House, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_LINES", 3)
    signed(opened, opened.province.office)
    client.force_login(opened.province.editor)

    page = client.get(f"/checklists/dot/{opened.campaign.public_id}/")

    assert [line.node.unit.code for line, _cells, _depth in page.context["rows"]] == ["AB", "UBND", "UBNDHL"]
    assert [line.signed for line, _cells, _depth in page.context["rows"]] == [1, 1, 0]
    assert page.context["is_short"] is True


def test_section_shows_what_each_unit_that_signed_said(opened: House, client: Client) -> None:
    signed(opened, opened.province.office)
    client.force_login(opened.province.editor)

    page = client.get(f"/checklists/dot/{opened.campaign.public_id}/phan/a/")

    rows = [(each.unit.code, [cell[1:] for cell in cells]) for each, cells in page.context["rows"]]
    assert rows == [("VP", [("đạt", 5), ("chưa đạt", 1)])]
    sums = [(sum["yes"], sum["no"], sum["lacking"], sum["applies"]) for _question, sum in page.context["sums"]]
    assert sums == [(1, 0, 0, 1), (0, 1, 1, 1)]


@pytest.mark.parametrize("page", ["", "phan/A/"])
def test_map_is_a_list_for_who_wants_one_with_every_figure_named(opened: House, client: Client, page: str) -> None:
    signed(opened, opened.province.office)
    client.force_login(opened.province.editor)
    address, committee = f"/checklists/dot/{opened.campaign.public_id}/{page}", opened.province.committee.pk

    shown = {query: client.get(f"{address}?{query}").content.decode() for query in ("", "view=list")}
    narrowed = client.get(f"{address}?don-vi={committee}&view=list").content.decode()

    assert {query: (text.count("heat-box"), text.count('"table heat')) for query, text in shown.items()} == {
        "": (1, 1),
        "view=list": (0, 0),
    }
    named = [
        text.count('data-label="1. Có quy chế không?"' if page else 'data-label="A. Tổ chức"')
        for text in shown.values()
    ]
    assert named == [1 if page else 4] * 2
    assert [narrowed.count(f'href="?don-vi={committee}{more}#heat"') for more in ("", "&amp;view=list")] == [1, 1]


def test_every_figure_of_a_line_leads_to_the_units_behind_it(opened: House, client: Client) -> None:
    signed(opened, opened.province.office)
    client.force_login(opened.province.editor)
    base, committee = f"/checklists/dot/{opened.campaign.public_id}/", opened.province.committee.pk

    content = client.get(base).content.decode()
    tails = [f"{part}/?don-vi={committee}" for part in ("phan/A", "phan/B", "so/da-ky", "so/dung-han", "so/tra-lai")]
    behind = client.get(f"{base}{tails[0]}").context

    assert [content.count(f'href="{base}{tail}"') for tail in tails] == [1, 1, 1, 1, 0]
    assert [each.unit_id for each, _cells in behind["rows"]] == [opened.province.office.pk]


def test_legend_says_what_colours_and_dashes_mean(opened: House, client: Client) -> None:
    signed(opened, opened.province.office)
    client.force_login(opened.province.editor)

    with translation.override("vi"):
        page = client.get(f"/checklists/dot/{opened.campaign.public_id}/")
        words = legend()

    assert (page.context["legend"], [step for step, _words in words]) == (words, [1, 2, 3, 4, 5])
    assert [words[step - 1][1] for step in (1, 2, 5)] == ["dưới 50 %", "từ 50 đến dưới 70 %", "từ 90 %"]
    content = page.content.decode()
    assert [content.count(f'<li data-heat="{step}">{text}</li>') for step, text in words] == [1] * 5


@pytest.mark.parametrize("page", ["phan/Z/", "phan/AB/", "cau/99/", "so/khac/", "don-vi/999999/", "?don-vi=999999"])
def test_what_is_not_in_the_campaign_is_not_there(opened: House, client: Client, page: str) -> None:
    client.force_login(opened.province.editor)

    assert client.get(f"/checklists/dot/{opened.campaign.public_id}/{page}").status_code == 404
