"""The four registers: what stands in them, who may see and take them out, and that they balance."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from intranet.audit.models import Event
from intranet.contracts import today, who
from plugins.circulation.models import Clearance, Item
from plugins.circulation.queries.register_sheets import SHEETS, sheet_of
from plugins.circulation.services.copies import destroy, give_back, hand_over, receive
from plugins.circulation.services.recalls import close, recall
from plugins.circulation.services.spaces import archive
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, clear, document, draft, room

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
HEADS = {
    "di": ["Số, ký hiệu", 10],
    "muon": ["Ngày tháng", 10],
    "giao": ["Ngày giao", 11],
    "thu-hoi": ["Ngày thu hồi", 9],
}


@grounded
def house(province: Province) -> Room:
    """Three copies of the document: one on loan, one given back, one destroyed; a draft; another recalled whole."""
    house = room(province)
    out = hand_over(house.item, [province.cadre, province.deputy, province.clerk], province.head, due=today())
    receive(out[0], 2, province.cadre)
    give_back(out[1], province.deputy)
    destroy(out[2], province.cadre, province.head)
    draft(province, house.space, "18/NHAP")
    other = document(province, house.space, "16/PA-BCĐ")
    copy = hand_over(other, [province.cadre], province.clerk)[0]
    called = recall(other, "sai số liệu", province.clerk)
    give_back(copy, province.clerk)
    close(called, province.clerk)
    return house


def _rows(house: Room, register: str, persona: str = "head") -> list[list[Any]]:
    asker = who(house.province.people[persona])
    assert asker is not None
    return sheet_of(register, house.space, asker).rows


def _address(house: Room, register: str, as_file: str = "") -> str:
    query = f"xuat/?tep={as_file}" if as_file else ""
    return f"/circulation/khong-gian/{house.space.public_id}/so/{register}/{query}"


def _cells(content: bytes) -> tuple[list[str], list[etree._Element]]:
    """Texts of a workbook, and everything in its sheet that a program would reckon or follow."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        words = [
            "".join(node.itertext())
            for name in book.namelist()
            if name in {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}
            for node in etree.fromstring(book.read(name)).iterfind(".//m:si", NS)
        ]
    words += ["".join(node.itertext()) for node in sheet.iterfind(".//m:is", NS)]
    return words, [*sheet.iterfind(".//m:f", NS), *sheet.iterfind(".//m:hyperlink", NS)]


def test_register_of_issued_documents_balances_in_every_row(house: Room) -> None:
    rows = _rows(house, "di")

    assert [(row[0], *row[6:]) for row in rows] == [("15/PA-BCĐ", 3, 1, 1, 1), ("16/PA-BCĐ", 1, 0, 1, 0)]
    assert all(issued == held + returned + destroyed for *_words, issued, held, returned, destroyed in rows)


def test_register_of_loans_holds_what_is_to_be_given_back(house: Room) -> None:
    rows, day = _rows(house, "muon"), today()

    assert [(row[1], row[2], row[4], row[5], row[6], row[7]) for row in rows] == [
        ("Trần Thu Hà", "15/PA-BCĐ", "01", day, today(), ""),
        ("Phạm Quốc Bảo", "15/PA-BCĐ", "02", "", today(), today()),
        ("Nguyễn Thị Mai", "15/PA-BCĐ", "03", "", today(), ""),
    ]
    assert [row[9] for row in rows] == ["đang giữ", "", f"đã tiêu hủy {day:%d/%m/%Y}"]


def test_register_of_hand_overs_holds_every_copy_with_its_end_and_its_witness(house: Room) -> None:
    rows = _rows(house, "giao")

    assert [(row[1], row[2], row[4], row[8], row[10]) for row in rows] == [
        ("15/PA-BCĐ", "01", 2, "", ""),
        ("15/PA-BCĐ", "02", 2, today(), ""),
        ("15/PA-BCĐ", "03", 2, today(), "Lê Minh Quân, Trần Thu Hà"),
        ("16/PA-BCĐ", "01", 2, today(), ""),
    ]


def test_registers_say_what_a_receiver_found_missing(house: Room) -> None:
    province = house.province
    copy = hand_over(house.item, [province.deputy], province.head, due=today())[0]

    receive(copy, 1, province.deputy, "thiếu trang cuối")

    said = "1/2 trang: thiếu trang cuối"
    assert [row[9] for row in _rows(house, "giao")] == ["", "", "", "", said]
    assert [row[9] for row in _rows(house, "muon")][-1] == f"đang giữ; {said}"


def test_register_of_recalls_holds_reason_sums_and_end(house: Room) -> None:
    assert _rows(house, "thu-hoi") == [
        [today(), "16/PA-BCĐ", "sai số liệu", "Nguyễn Thị Mai", 1, 1, 0, 0, today()],
    ]


@pytest.mark.parametrize("register", SHEETS)
def test_register_is_on_the_screen_on_paper_and_in_a_table(house: Room, client: Client, register: str) -> None:
    client.force_login(house.province.clerk)

    page = client.get(_address(house, register)).content.decode()
    paper = client.get(_address(house, register, "pdf"))
    table = client.get(_address(house, register, "xlsx"))

    words, _reckoned = _cells(table.content)
    first, count = HEADS[register]
    heads = page.partition("<thead>")[2].partition("</thead>")[0]
    assert (first in heads, heads.count("<th "), first in words) == (True, count, True)
    assert ("16/PA-BCĐ" in page, "16/PA-BCĐ" in words) == ((register != "muon"),) * 2
    assert (paper.content[:5], paper.headers["Cache-Control"]) == (b"%PDF-", "private, no-store")
    assert [event.details["as"] for event in Event.objects.filter(action="circulation.exported").order_by("pk")] == [
        "pdf",
        "xlsx",
    ]


@pytest.mark.parametrize("persona", ["cadre", "deputy", "leader", "trainer", "security", "administrator", "outsider"])
@pytest.mark.parametrize("as_file", ["", "pdf", "xlsx"])
def test_registers_are_the_keepers(house: Room, client: Client, persona: str, as_file: str) -> None:
    client.force_login(house.province.people[persona])

    statuses = {client.get(_address(house, register, as_file)).status_code for register in SHEETS}

    assert (statuses, Event.objects.filter(action="circulation.exported").count()) == ({404}, 0)


def test_keeper_below_the_level_finds_nothing_of_it_in_any_register(house: Room) -> None:
    before = [len(_rows(house, register, "clerk")) for register in SHEETS]
    Clearance.objects.filter(person=house.province.clerk).delete()

    clear(house.province, "clerk", level="noi-bo")

    assert (before, [_rows(house, register, "clerk") for register in SHEETS]) == ([2, 3, 4, 1], [[], [], [], []])


@pytest.mark.parametrize("start", ["=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"])
def test_no_cell_of_a_table_is_a_formula(house: Room, client: Client, start: str) -> None:
    Item.objects.filter(pk=house.item.pk).update(number=start, title=start)
    client.force_login(house.province.head)

    found = [_cells(client.get(_address(house, register, "xlsx")).content) for register in ("di", "muon", "giao")]

    assert [(any(start in word for word in words), reckoned) for words, reckoned in found] == [(True, [])] * 3


def test_unknown_register_is_not_there(house: Room, client: Client) -> None:
    client.force_login(house.province.head)

    assert client.get(_address(house, "khac")).status_code == 404


def test_registers_outlast_the_space(house: Room, client: Client) -> None:
    copy = house.item.copies.get(number=1)
    give_back(copy, house.province.cadre)
    archive(house.space, house.province.head)
    client.force_login(house.province.head)

    answers = [client.get(_address(house, register)) for register in SHEETS]
    item = client.get(f"/circulation/tai-lieu/{house.item.public_id}/quan-ly/")

    assert ([answer.status_code for answer in answers], item.status_code) == ([200] * 4, 404)
    assert "15/PA-BCĐ" in answers[0].content.decode()
