"""The heat map as a table for other programs and on paper: rates are numbers, nobody gets more than they may see."""

import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from intranet.contracts import today
from plugins.checklists import leaving
from plugins.checklists.exporting import rate
from plugins.checklists.health import campaigns
from plugins.checklists.models import CampaignState, Finding, Inspection, State
from plugins.checklists.scoring import Score
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.signing import accepted, signed

pytestmark = pytest.mark.django_db


@grounded
def opened(province: Province) -> House:
    made = house(province)
    accepted(made, province.office)
    signed(made, province.commune)
    return made


def _cells(client: Client, opened: House, query: str = "") -> list[list[Any]]:
    answer = client.get(f"/checklists/dot/{opened.campaign.public_id}/xlsx/{query}")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    names = ("Tỉnh An Bình", "Ủy ban", "Văn phòng", "– ")
    return [row for row in rows if str(row[0]).startswith(names)]


def test_table_holds_rates_as_numbers(opened: House, client: Client) -> None:
    client.force_login(opened.province.editor)

    rows = _cells(client, opened)

    assert [(row[0], row[2:]) for row in rows] == [
        ("Tỉnh An Bình", [2, 2, 2, 0, 0.5, 1, 0.75]),
        ("– Ủy ban nhân dân tỉnh An Bình", [1, 1, 1, 0, 0.5, 1, 0.75]),
        ("– – Văn phòng Ủy ban nhân dân tỉnh", [1, 1, 1, 0, 0.5, 1, 0.75]),
        ("– Ủy ban nhân dân xã Hòa Lạc", [1, 1, 1, 0, 0.5, 1, 0.75]),
    ]


def test_table_and_paper_count_what_was_returned_in_a_column_of_its_own(opened: House, client: Client) -> None:
    Inspection.objects.filter(unit=opened.province.commune).update(state=State.RETURNED)
    client.force_login(opened.province.editor)

    rows = _cells(client, opened)

    assert [row[2:] for row in (rows[0], rows[-1])] == [
        [2, 1, 1, 1, 0.5, 1, 0.75],
        [1, 0, 0, 1, "–", "–", "–"],
    ]
    with translation.override("vi"):
        text = " ".join(_text(client, opened).split())
    assert [text.count(word) for word in ("Trả lại: chưa ký lại", "Dấu –: ")] == [1, 1]


def test_table_says_which_units_have_remedies_overdue(opened: House, client: Client) -> None:
    Finding.objects.update(due_on=today() - timedelta(days=3))
    said = {}
    for persona in ("editor", "outsider"):
        client.force_login(opened.province.people[persona])
        said[persona] = "Văn phòng Ủy ban nhân dân tỉnh: 1" in " ".join(_text(client, opened).split())

    assert said == {"editor": True, "outsider": False}


def test_table_of_one_unit_holds_nothing_of_another_and_says_so(opened: House, client: Client) -> None:
    client.force_login(opened.province.outsider)

    rows = _cells(client, opened)
    text = _text(client, opened)

    assert [row[0] for row in rows] == ["Tỉnh An Bình", "– Ủy ban nhân dân xã Hòa Lạc"]
    assert [row[2] for row in rows] == [1, 1]
    assert ("Hòa Lạc" in text, "Văn phòng Ủy ban" in text) == (True, False)


def test_table_below_a_unit_begins_with_it(opened: House, client: Client) -> None:
    client.force_login(opened.province.editor)

    rows = _cells(client, opened, f"?don-vi={opened.province.committee.pk}")

    assert [row[0] for row in rows] == ["– Ủy ban nhân dân tỉnh An Bình", "– – Văn phòng Ủy ban nhân dân tỉnh"]


def _text(client: Client, opened: House) -> str:
    answer = client.get(f"/checklists/dot/{opened.campaign.public_id}/pdf/")
    assert answer.headers["Content-Type"] == "application/pdf"
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(answer.content))


def test_paper_holds_every_unit_and_what_lacks_most(opened: House, client: Client) -> None:
    client.force_login(opened.province.editor)

    text = " ".join(_text(client, opened).split())

    assert "Quý IV/2026 · Phiếu thử" in text
    assert [name in text for name in ("Văn phòng Ủy ban", "Hòa Lạc", "A2. Có phân công không?")] == [True] * 3


def test_nothing_scored_is_a_dash() -> None:
    assert (rate(Score()), str(rate(Score(Decimal(1), Decimal(3))))) == ("–", "33,3 %")


def test_what_is_kept_about_a_person_names_no_other(opened: House) -> None:
    head, editor = opened.province.head, opened.province.editor

    own = {row["what"]: row for row in leaving.export(head)}
    people = {row["person"] for row in leaving.export(head) if "person" in row}

    assert (sorted(own), people) == (["answer", "step"], {head.pk})
    assert {row["what"] for row in leaving.export(editor)} == {"step"}
    assert len(list(leaving.export(opened.province.security))) == 0
    assert len(list(leaving.export(None))) > len(list(leaving.export(head)))


def test_health_names_what_is_opened_for_too_long(opened: House) -> None:
    fine = campaigns()
    opened.campaign.state, opened.campaign.opened_at = CampaignState.OPENING, timezone.now() - timedelta(hours=2)
    opened.campaign.save()
    stuck = campaigns()

    assert (fine.state, stuck.state, opened.campaign.title in str(stuck.message)) == ("ok", "attention", True)
