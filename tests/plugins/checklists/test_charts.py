"""Bars drawn on the server: their lengths are the scores, and the table beside them says the same."""

import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.test import Client

from plugins.checklists.charts import LONGEST, TRACK, chart
from plugins.checklists.scoring import Score
from tests.factories.province import Province
from tests.plugins.checklists.house import house
from tests.plugins.checklists.signing import signed

HALF, WHOLE, NOTHING = Score(Decimal(2), Decimal(4)), Score(Decimal(4), Decimal(4)), Score()


def test_bar_is_as_long_as_its_score_and_empty_where_nothing_was_scored() -> None:
    drawn = chart("x", [("a", HALF), ("b", WHOLE), ("c", NOTHING)])

    assert [bar.length for bar in drawn.bars] == [TRACK // 2, TRACK, 0]
    assert [bar.top for bar in drawn.bars] == [0, drawn.height // 3, 2 * drawn.height // 3]


def test_label_that_is_too_long_ends_with_dots() -> None:
    labels = [bar.label for bar in chart("x", [("a" * LONGEST, HALF), ("a" * (LONGEST + 1), HALF)]).bars]

    assert labels == ["a" * LONGEST, "a" * (LONGEST - 1) + "…"]


def test_drawing_has_a_title_a_description_escaped_labels_and_no_style_of_its_own() -> None:
    drawn = chart("x", [("<b>Sở Y tế</b>", HALF)])

    svg = render_to_string("checklists/chart.html", {"chart": drawn, "title": "Điểm", "text": "Bảng bên cạnh"})

    assert re.search(r'aria-labelledby="x-title x-desc"><title id="x-title">Điểm</title><desc id="x-desc">Bảng', svg)
    assert "&lt;b&gt;Sở Y tế&lt;/b&gt;" in svg
    assert re.findall(r"style=|<script|<b>", svg) == []
    assert "50 %" in svg


@pytest.mark.django_db
def test_table_beside_the_bars_says_what_they_show(province: Province, client: Client) -> None:
    opened = house(province)
    signed(opened, province.office)
    client.force_login(province.editor)

    page = client.get(f"/checklists/dot/{opened.campaign.public_id}/")

    bars = [(bar.label, bar.score.percent) for bar in page.context["section_chart"].bars]
    assert bars == [(str(section), score.percent) for section, score in page.context["sections"]]
    assert bars == [("A. Tổ chức", Decimal("50.0")), ("B. Phổ biến", Decimal("100.0"))]
    assert page.content.decode().count('<svg class="bars"') == 1
