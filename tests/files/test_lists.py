"""Lists from other systems: what is read of a workbook or a message, and what is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intranet.audit.models import Event
from intranet.files.errors import FileRefused
from intranet.files.extraction.cell_values import is_day_format, shown
from intranet.files.incoming import folder
from intranet.files.lists import ForeignList, read_list
from intranet.files.models import StoredFile
from intranet.files.refusals import Refusal, register
from intranet.people.models import Person
from tests.factories.number_lists import HEADS, edited, message, workbook


@pytest.fixture
def read(clerk: Person) -> Callable[..., ForeignList]:
    return lambda content, name="so.xlsx", **more: read_list(SimpleUploadedFile(name, content), by=clerk, **more)


def test_cells_are_read_as_they_are_shown(read: Callable[..., ForeignList]) -> None:
    sheet = read(workbook(HEADS, (37, date(2026, 11, 20), "Công  văn\nvề việc"), above=2)).sheets[0]

    assert sheet.rows[2:] == [
        (3, dict(enumerate(HEADS))),
        (4, {0: "37", 1: "20/11/2026", 2: "Công văn về việc"}),
    ]
    assert (sheet.name, sheet.is_cut) == ("Sổ", False)


def test_formula_gives_its_saved_result_and_is_never_worked_out(read: Callable[..., ForeignList]) -> None:
    saved = workbook(("=1+1", 5))
    without = edited(saved, "xl/worksheets/sheet1.xml", b"<v>0</v>", b"")

    assert read(saved).sheets[0].rows == [(1, {0: "0", 1: "5"})]
    assert read(without).sheets[0].rows == [(1, {0: None, 1: "5"})]


def test_hidden_sheets_are_passed_over(read: Callable[..., ForeignList]) -> None:
    hidden = edited(
        workbook(HEADS, sheets=("Bìa", "Sổ")), "xl/workbook.xml", b'sheetId="2"', b'sheetId="2" state="hidden"'
    )

    assert [sheet.name for sheet in read(hidden).sheets] == ["Bìa"]


@pytest.mark.parametrize(
    ("text", "is_day", "from_1904", "said"),
    [
        ("46346", True, False, "20/11/2026"),
        ("46346.75", True, False, "20/11/2026"),
        ("44884", True, True, "20/11/2026"),
        ("46346", False, False, "46346"),
        ("37.0", False, False, "37"),
        ("3.5", False, False, "3.5"),
        ("1e300", False, False, "1e300"),
        ("nan", True, False, "nan"),
        ("5", True, False, "5"),
    ],
)
def test_number_is_shown_by_its_format(text: str, is_day: bool, from_1904: bool, said: str) -> None:
    assert shown(text, is_day=is_day, from_1904=from_1904) == said


@pytest.mark.parametrize(
    ("code", "is_day"),
    [("dd/mm/yyyy", True), ("[$-42A]d mmmm yyyy;@", True), ("0.00", False), ('"ngày" 0', False), ("hh:mm", False)],
)
def test_format_of_a_day_is_told_by_its_letters(code: str, is_day: bool) -> None:
    assert is_day_format(code) is is_day


GATEWAY = (
    '<EdXMLEnvelope xmlns="http://www.go.vn/eDoc"><MessageHeader><Code><CodeNumber>1</CodeNumber><CodeNotation>QĐ-UBND'
    "</CodeNotation></Code><PromulgationInfo><PromulgationDate>2026-05-20T08:00:00Z</PromulgationDate></PromulgationInfo>"
    "<DocumentType>Quyết định</DocumentType><Subject>về việc</Subject></MessageHeader></EdXMLEnvelope>"
)
SOAP = (
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:x="urn:x"><e:Header><x:MessageHeader>'
    "<x:Code><x:CodeNumber>1</x:CodeNumber><x:CodeNotation>QĐ-UBND</x:CodeNotation></x:Code><x:PromulgationInfo>"
    "<x:Date>2026-05-20T08:00:00Z</x:Date></x:PromulgationInfo><x:type><value>2</value>"
    "<description>Quyết định</description></x:type><x:Subject>về việc</x:Subject></x:MessageHeader></e:Header>"
    "</e:Envelope>"
)


def test_message_of_the_regulation_is_read_and_its_files_are_not(read: Callable[..., ForeignList]) -> None:
    found = read(message().encode(), "goi.edxml")

    assert found.header == {
        "issuer": "UBND tỉnh",
        "number": "37",
        "notation": "UBND-NC",
        "date": "2026/11/20",
        "type": "Công văn",
        "subject": "tăng cường bảo vệ thông tin trên không gian mạng",
    }


@pytest.mark.parametrize("text", [GATEWAY, SOAP])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_messages_in_other_shapes_and_encodings_are_read(
    read: Callable[..., ForeignList], text: str, encoding: str
) -> None:
    found = read(text.encode(encoding), "goi.xml")

    assert found.header == {
        "number": "1",
        "notation": "QĐ-UBND",
        "date": "2026-05-20T08:00:00Z",
        "type": "Quyết định",
        "subject": "về việc",
    }


BOMB = b'<!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b "&a;&a;">]>' % (b"a" * 100) + GATEWAY.encode()
FETCHES = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + GATEWAY.encode().replace(
    "về việc".encode(), b"&a;"
)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "so.xlsx", "empty"),
        (b"%PDF-1.4 x", "so.pdf", "not_accepted"),
        (b"Xin chao", "so.xlsx", "not_accepted"),
        (b"PK\x03\x04" + b"x" * 100, "so.xlsx", "polyglot"),
        (workbook(HEADS), "so.edxml", "name_disagrees"),
        (GATEWAY.encode(), "so.xlsx", "name_disagrees"),
        (b"<html><body>x</body></html>", "so.xml", "no_edxml"),
        (b"<edXML><MessageHeader>", "so.xml", "damaged"),
        (b"<a>" * 100 + b"</a>" * 100, "so.xml", "damaged"),
        (BOMB, "so.xml", "damaged"),
        (FETCHES, "so.xml", "damaged"),
    ],
)
def test_what_is_no_list_is_refused_and_leaves_nothing(
    read: Callable[..., ForeignList], content: bytes, name: str, code: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        read(content, name)

    event = Event.objects.get()
    assert (refused.value.code, event.action, event.details) == (code, "file.refused", {"refusal": code})
    assert list(folder().iterdir()) == []


def test_archive_that_unpacks_without_end_is_refused(read: Callable[..., ForeignList]) -> None:
    with pytest.raises(FileRefused) as refused:
        read(edited(workbook(HEADS), "xl/comments1.xml", b"", b" " * 120 * 1024 * 1024))

    assert refused.value.code == "bomb"


def test_list_is_read_and_never_kept(read: Callable[..., ForeignList]) -> None:
    read(workbook(HEADS))

    assert StoredFile.objects.count() == Event.objects.count() == 0
    assert list(folder().iterdir()) == []


def test_sheet_longer_than_is_read_says_so(read: Callable[..., ForeignList]) -> None:
    sheet = read(workbook(*[("x",)] * 10_101)).sheets[0]

    assert (len(sheet.rows), sheet.is_cut) == (10_100, True)


def test_content_is_put_to_the_checks(read: Callable[..., ForeignList]) -> None:
    register(_refuses_secret)

    with pytest.raises(FileRefused) as by_workbook:
        read(workbook(HEADS, ("mã canary", "x", "y")))
    with pytest.raises(FileRefused) as by_message:
        read(message(subject="mã canary").encode(), "goi.edxml")

    assert (by_workbook.value.code, by_message.value.code) == ("canary", "canary")
    assert read(message(subject="mã canary").encode(), "goi.edxml", vouched=True).header["subject"] == "mã canary"


def _refuses_secret(text: str) -> Refusal | None:
    return Refusal("canary", "x", doubt=True) if "canary" in text else None
