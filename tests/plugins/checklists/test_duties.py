"""Sections assigned to people of the unit, by those who answer for it; and an inspection on paper."""

import io

import pikepdf
import pytest
from django.test import Client
from django.utils import translation
from pypdfium2 import PdfDocument

from intranet.audit.models import Event
from plugins.checklists.models import Duty, Inspection, Kind, Question
from plugins.checklists.paper import blank_sheet, filled_sheet, offered
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.evidence import cite
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.papers import paper_of


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def own(opened: House) -> Inspection:
    return opened.of(opened.province.office)


def _assigned(inspection: Inspection) -> list[tuple[int, str]]:
    rows = Duty.objects.filter(inspection=inspection).order_by("section__place", "person__username")
    return list(rows.values_list("section__place", "person__username"))


def test_head_assigns_sections_to_people_of_the_unit(opened: House, own: Inspection, client: Client) -> None:
    client.force_login(opened.province.head)
    url = f"/checklists/phieu/{own.public_id}/phan-cong/"

    first = client.post(url, {"section_1": "Trần Thu Hà\ndeputy", "section_2": "deputy"})
    before = _assigned(own)
    client.post(url, {"section_1": "Trần Thu Hà", "section_2": ""})
    client.post(url, {"section_1": "cadre", "section_2": ""})

    assert first["Location"] == f"/checklists/phieu/{own.public_id}/"
    assert before == [(1, "cadre"), (1, "deputy"), (2, "deputy")]
    assert _assigned(own) == [(1, "cadre")]
    assert Event.objects.filter(action="checklists.assigned").count() == 2


def test_person_of_another_unit_is_refused_at_the_section_and_nothing_is_assigned(
    opened: House, own: Inspection, client: Client
) -> None:
    client.force_login(opened.province.head)

    url = f"/checklists/phieu/{own.public_id}/phan-cong/"
    page = client.post(url, {"section_1": "cadre", "section_2": "Đặng Thu Trang"}).content.decode()

    assert ('id="id_section_2-error"' in page, 'id="id_section_1-error"' in page) == (True, False)
    assert ("Đặng Thu Trang</textarea>" in page, _assigned(own)) == (True, [])


@pytest.mark.parametrize("persona", ["cadre", "leader", "editor", "outsider"])
def test_nobody_else_assigns(opened: House, own: Inspection, client: Client, persona: str) -> None:
    client.force_login(opened.province.people[persona])
    url = f"/checklists/phieu/{own.public_id}/phan-cong/"

    answers = [client.get(url), client.post(url, {"section_1": "cadre", "section_2": ""})]

    assert ([each.status_code for each in answers], _assigned(own)) == ([404, 404], [])


def test_sheets_hold_every_question_blank_and_filled(opened: House, own: Inspection) -> None:
    wrong = Typed(verdict="partly", note="thiếu", cause="mới sáp nhập", owner_id=opened.province.head.pk)
    write(own.answers.get(question__place=1), wrong, 0, opened.province.head)

    blank, filled = (blank_sheet(own.campaign.version, body="", subtitle=[]), filled_sheet(own, shows_papers=True))

    assert [row[0] for row in blank.rows] == [row[0] for row in filled.rows] == ["A", "1", "2", "B", "3", "4"]
    assert blank.rows[1][2:4] == ("☐ Đạt\n☐ Đạt một phần\n☐ Chưa đạt\n☐ Không áp dụng", "")
    assert filled.rows[1][2:4] == (
        "Đạt một phần",
        "thiếu; Nguyên nhân: mới sáp nhập; Người phụ trách: Lê Minh Quân",
    )
    assert filled.body == "Văn phòng Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Kind.NUMBER, "………… buổi"),
        (Kind.SHARE, "………… / ………… buổi"),
        (Kind.DATE, "……/……/…………"),
        (Kind.TEXT, "\n".join(["…………………………"] * 3)),
        (Kind.FILE, "…………………………"),
        (Kind.CHOICE, "☐ Bản giấy\n☐ Bản điện tử"),
    ],
)
def test_blank_sheet_has_a_box_a_line_and_room_for_what_is_written(kind: Kind, written: str) -> None:
    choices = ["Bản giấy", "Bản điện tử"] if kind == Kind.CHOICE else []
    asked, scored = (Question(kind=kind, weight=n, choices=choices, measure="buổi") for n in (0, 1))
    boxes = "☐ Đạt\n☐ Đạt một phần\n☐ Chưa đạt\n☐ Không áp dụng"

    with translation.override("vi"):
        assert (offered(asked), offered(scored)) == (written, f"{boxes}\n{written}")


def test_sheet_names_papers_only_where_they_may_be_known(opened: House, own: Inspection) -> None:
    head, first = opened.province.head, own.answers.get(question__place=1)
    cite(first, paper_of(opened.province.office, head), "trang 3", head)

    shown, hidden = (filled_sheet(own, shows_papers=may).rows[1][4] for may in (True, False))

    assert (shown, hidden) == ("Sổ chuyển giao quý IV · trang 3", "")


def test_print_is_a_pdf_for_who_reads_the_inspection_alone(opened: House, own: Inspection, client: Client) -> None:
    url, said = f"/checklists/phieu/{own.public_id}/in/", {}
    for persona in ("cadre", "leader", "outsider"):
        client.force_login(opened.province.people[persona])
        said[persona] = [client.get(each).status_code for each in (url, f"{url}?trong")]
    client.force_login(opened.province.outsider)
    blank = client.get("/checklists/thu-vien/thu/in/")

    assert said == {"cadre": [200, 200], "leader": [200, 200], "outsider": [404, 404]}
    assert (blank["Content-Type"], blank["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert len(pikepdf.open(io.BytesIO(blank.content)).pages) == 1
    assert PdfDocument(blank.content)[0].get_textpage().get_text_range().count("□") == 16
    assert Event.objects.filter(action="checklists.printed").count() == 2
