"""What the lead unit said stands beside the unit's own word, on its sheet and on paper, once it has spoken."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from plugins.checklists.models import Inspection
from plugins.checklists.paper import filled_sheet
from plugins.checklists.services.appraising import accept, appraise, return_to_unit
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import answer_at, signed

REMARK = "quy chế hết hiệu lực"


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def judged(opened: House) -> Inspection:
    """The first question is seen otherwise; nothing of it is said yet."""
    inspection = signed(opened)
    appraise(answer_at(inspection, 1), "partly", REMARK, opened.province.editor)
    return inspection


def _section(client: Client, inspection: Inspection) -> Any:
    with translation.override("vi"):
        return client.get(f"/checklists/phieu/{inspection.public_id}/phan/A/")


def _printed(inspection: Inspection) -> list[tuple[str, ...]]:
    inspection.refresh_from_db()
    with translation.override("vi"):
        return [tuple(str(cell) for cell in row[5:]) for row in filled_sheet(inspection, shows_papers=True).rows]


def test_verdicts_and_remark_stand_at_the_question_and_on_paper_once_accepted(
    opened: House, judged: Inspection, client: Client
) -> None:
    client.force_login(opened.province.cadre)
    accept(judged, opened.province.editor)

    page = _section(client, judged)

    content = page.content.decode()
    said = f"<b>Đơn vị chủ trì:</b> Đạt một phần · {REMARK}"
    assert [content.count(each) for each in (said, "<b>Kết quả cuối cùng:</b> Đạt một phần")] == [1, 1]
    [first, second] = page.context["parts"]
    assert [each.percent for each in (first.own, first.appraised, first.final)] == [50, 25, 25]
    assert (second.appraised, second.final.percent) == (None, 100)
    assert _printed(judged)[:3] == [
        ("Thẩm định: 25 %\nKết quả: 25 %",),
        (f"Thẩm định: Đạt một phần\nKết quả: Đạt một phần\nNhận xét: {REMARK}",),
        ("Kết quả: Chưa đạt",),
    ]


@pytest.mark.parametrize("is_spoken", [False, True])
def test_unit_reads_of_other_questions_what_is_said_with_a_return_and_not_before(
    opened: House, judged: Inspection, client: Client, is_spoken: bool
) -> None:
    client.force_login(opened.province.cadre)
    if is_spoken:
        return_to_unit(judged, {2: "thiếu số"}, "Bổ sung", opened.province.editor)

    content = _section(client, judged).content.decode()

    assert (content.count(REMARK), content.count("thiếu số</p>")) == (is_spoken, is_spoken)
    printed = _printed(judged)
    assert printed[1:3] == (
        [(f"Thẩm định: Đạt một phần\nNhận xét: {REMARK}",), ("Thẩm định: trả lại\nNhận xét: thiếu số",)]
        if is_spoken
        else [(), ()]
    )
