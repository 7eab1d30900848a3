"""A checklist goes out as a workbook and comes back: a dry run, every wrong cell named, and exactly what was shown."""

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from intranet.registry.services import enable
from plugins.checklists.models import Kind, Proof, Version
from plugins.checklists.services import editing
from plugins.checklists.services.exchange import workbook_of
from plugins.checklists.services.library import Asked, Part, begin, parts_of, write
from tests.factories.province import Province
from tests.plugins.checklists.house import published

BASE = "/checklists/thu-vien/thu/"
PARTS = [
    Part(
        "Tổ chức",
        (
            Asked("quy-che", "=Có quy chế không?", guidance="dòng một\ndòng hai", weight=Decimal("2.50")),
            Asked("muc", "Mức nào?", Kind.CHOICE, choices=("đã có", "chưa có"), proof=Proof.NONE, basis="NĐ 30"),
        ),
    ),
    Part("Phổ biến", (Asked("so-buoi", "Bao nhiêu buổi?", Kind.NUMBER, measure="buổi"),)),
    Part("Chưa hỏi gì", ()),
]


@pytest.fixture
def draft(province: Province, client: Client) -> Version:
    """The second version of a checklist of the committee; its editor is signed in."""
    enable("checklists")
    client.force_login(province.editor)
    begun = begin(published(province).checklist, province.editor)
    return write(begun, PARTS, 0, province.editor)


def _sheet(draft: Version) -> tuple[Workbook, Any]:
    book = load_workbook(io.BytesIO(workbook_of(draft)))
    return book, book["Phiếu"]


def _send(client: Client, book: Workbook) -> Any:
    target = io.BytesIO()
    book.save(target)
    return client.post(f"{BASE}nhap/", {"file": SimpleUploadedFile("phieu.xlsx", target.getvalue())})


def _now(draft: Version) -> list[Part]:
    return parts_of(Version.objects.get(pk=draft.pk))


def test_export_holds_every_field_as_text_and_no_formula(draft: Version, client: Client) -> None:
    answer = client.get(f"{BASE}phien-ban/2/xlsx/")
    sheet = load_workbook(io.BytesIO(answer.content))["Phiếu"]

    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0][:3] == ["quy-che", "Tổ chức", "=Có quy chế không?"]
    assert (sheet["C2"].data_type, sheet["G2"].value, sheet["E3"].value) == ("s", 2.5, "đã có | chưa có")
    assert [row[0] for row in rows] == ["quy-che", "muc", "so-buoi", ""]


def test_what_was_exported_changes_nothing_when_it_comes_back(
    draft: Version, province: Province, client: Client
) -> None:
    parts = [
        replace(PARTS[0], questions=(replace(PARTS[0].questions[0], text="Có quy chế không?"), *PARTS[0].questions[1:]))
    ]
    write(draft, [*parts, *PARTS[1:]], 1, province.editor)

    page = _send(client, _sheet(draft)[0])

    assert (page.status_code, page.context["problems"], page.context["ticket"]) == (200, [], "")


def test_dry_run_shows_what_would_change_and_confirming_writes_exactly_that(draft: Version, client: Client) -> None:
    book, sheet = _sheet(draft)
    sheet["C2"] = "Có quy chế còn hiệu lực không?"
    sheet["G2"] = "3,5"
    sheet["E3"] = "đã có | đang làm | chưa có"
    sheet.append(["", "Phổ biến", "Có danh sách không?", "", "", "", "", sheet["H3"].value, "", ""])
    sheet.delete_rows(4)
    page = _send(client, book)
    untouched = _now(draft)

    answer = client.post(f"{BASE}nhap/xac-nhan/", {"ticket": page.context["ticket"]})

    said = [(change.asked.key, change.kinds) for change in page.context["difference"].questions]
    assert said == [
        ("quy-che", ("changed",)),
        ("muc", ("changed",)),
        ("co-danh-sach-khong", ("added",)),
        ("so-buoi", ("removed",)),
    ]
    assert (untouched, answer.status_code) == (PARTS, 302)
    first, second = PARTS[0].questions
    assert _now(draft) == [
        Part(
            "Tổ chức",
            (
                replace(first, text="Có quy chế còn hiệu lực không?", weight=Decimal("3.50")),
                replace(second, choices=("đã có", "đang làm", "chưa có")),
            ),
        ),
        Part("Chưa hỏi gì", ()),
        Part("Phổ biến", (Asked("co-danh-sach-khong", "Có danh sách không?", proof=Proof.NONE),)),
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("A2", "Quy chế!"),
        ("A3", "quy-che"),
        ("A3", "phan-cong"),
        ("A4", "ma-tu-chon"),
        ("B2", ""),
        ("C2", ""),
        ("C2", "=1+1"),
        ("C2", "x" * 1000),
        ("D2", "có lẽ"),
        ("E3", "chỉ một"),
        ("F4", "x" * 41),
        ("G2", "nhiều"),
        ("G2", 1000),
        ("G2", 1.234),
        ("H2", "tùy"),
        ("I2", "x" * 1200),
        ("J2", "x" * 301),
        ("B4", "Tổ chức"),
    ],
)
def test_wrong_cell_is_named_and_nothing_is_changed(draft: Version, client: Client, cell: str, value: Any) -> None:
    book, sheet = _sheet(draft)
    sheet["C2"] = "Có quy chế không?"
    if cell == "B4":
        sheet["B3"], cell = "Khác", "B4"
    sheet[cell] = value

    page = _send(client, book)

    found = [(problem.cell.sheet, problem.cell.name) for problem in page.context["problems"]]
    words = [problem.what and problem.write for problem in page.context["problems"]]
    assert (found, page.context["ticket"], all(words)) == ([("Phiếu", cell)], "", True)
    assert _now(draft) == PARTS


@pytest.mark.parametrize("words", ["có, một phần, không", "Yes, partly, no", "đạt, đạt một phần, chưa đạt", "verdict"])
def test_kind_is_read_by_the_words_of_earlier_exports_too(draft: Version, client: Client, words: str) -> None:
    book, sheet = _sheet(draft)
    sheet["C2"], sheet["D4"] = "Có quy chế không?", words

    page = _send(client, book)
    client.post(f"{BASE}nhap/xac-nhan/", {"ticket": page.context["ticket"]})

    assert (page.context["problems"], _now(draft)[1].questions[0].kind) == ([], Kind.VERDICT)


def test_codes_of_another_checklist_are_not_taken_into_a_draft_that_asks_nothing(
    draft: Version, province: Province, client: Client
) -> None:
    book, sheet = _sheet(draft)
    sheet["C2"] = "Có quy chế không?"
    write(draft, [], 1, province.editor)

    page = _send(client, book)
    client.post(f"{BASE}nhap/xac-nhan/", {"ticket": page.context["ticket"]})

    keys = [asked.key for part in _now(draft) for asked in part.questions]
    assert keys == ["co-quy-che-khong", "muc-nao", "bao-nhieu-buoi"]


def test_pressing_without_a_file_asks_for_one_and_speaks_of_no_reading(draft: Version, client: Client) -> None:
    page = client.post(f"{BASE}nhap/", {}).content.decode()

    said = ("Chưa chọn tệp" in page, "Hãy chọn tệp rồi bấm “Kiểm tra tệp”." in page, "Không đọc được tệp" in page)
    assert said == (True, True, False)


def test_all_wrong_cells_are_listed_at_once(draft: Version, client: Client) -> None:
    book, sheet = _sheet(draft)
    sheet["C2"], sheet["D3"], sheet["G4"], sheet["H4"] = "", "lạ", "-1", "lạ"

    page = _send(client, book)

    assert [problem.cell.name for problem in page.context["problems"]] == ["C2", "D3", "G4", "H4"]


def test_draft_changed_after_the_dry_run_is_shown_again_before_anything_is_written(
    draft: Version, province: Province, client: Client
) -> None:
    book, sheet = _sheet(draft)
    sheet["C2"] = "Khác?"
    ticket = _send(client, book).context["ticket"]
    editing.add_section(draft, "Của người khác", province.editor)

    again = client.post(f"{BASE}nhap/xac-nhan/", {"ticket": ticket})
    between = [part.title for part in _now(draft)]
    client.post(f"{BASE}nhap/xac-nhan/", {"ticket": again.context["ticket"]})

    assert (again.status_code, between[-1]) == (200, "Của người khác")
    assert again.context["difference"].sections == [("Của người khác", "")]
    assert _now(draft)[0].questions[0].text == "Khác?"


def test_ticket_of_another_person_or_a_forged_one_writes_nothing(
    draft: Version, province: Province, client: Client
) -> None:
    book, sheet = _sheet(draft)
    sheet["C2"] = "Khác?"
    ticket = _send(client, book).context["ticket"]

    client.post(f"{BASE}nhap/xac-nhan/", {"ticket": f"{ticket}x"})
    client.force_login(province.outsider)
    answer = client.post(f"{BASE}nhap/xac-nhan/", {"ticket": ticket})

    assert (answer.status_code, _now(draft)) == (404, PARTS)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a workbook", "Tên;Tuổi\nAn;3\n".encode()],
)
def test_file_that_is_no_checklist_says_so_and_writes_nothing(draft: Version, client: Client, content: bytes) -> None:
    name = "phieu.csv" if b";" in content else "phieu.xlsx"
    page = client.post(f"{BASE}nhap/", {"file": SimpleUploadedFile(name, content)})

    assert (page.status_code, list(page.context["form"].errors), _now(draft)) == (200, ["file"], PARTS)


def test_csv_with_the_headings_is_taken_in_too(draft: Version, client: Client) -> None:
    content = "Mã câu;Phần;Câu hỏi\nquy-che;Tổ chức;Khác?\n".encode()
    page = client.post(f"{BASE}nhap/", {"file": SimpleUploadedFile("phieu.csv", content)})
    client.post(f"{BASE}nhap/xac-nhan/", {"ticket": page.context["ticket"]})

    assert _now(draft) == [Part("Tổ chức", (replace(PARTS[0].questions[0], text="Khác?"),))]


def test_published_version_goes_out_to_everybody_and_the_draft_does_not(
    draft: Version, province: Province, client: Client
) -> None:
    client.force_login(province.outsider)

    assert [client.get(f"{BASE}phien-ban/{number}/xlsx/").status_code for number in (1, 2)] == [200, 404]
