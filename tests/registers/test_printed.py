"""Registers on paper, as they come from their address: pages, heads, and every word in the column it belongs to."""

import io
from collections.abc import Iterator
from datetime import timedelta

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from intranet.registers import columns
from tests.factories.province import Province
from tests.registers import shelf

BINDING, EDGE = 25 * mm, 15 * mm
REGISTERS = ("outgoing", "incoming", "handling", "loans")
HEADS = {
    "outgoing": (columns.OUTGOING_HEADS, columns.OUTGOING_WIDTHS),
    "incoming": (columns.INCOMING_HEADS, columns.INCOMING_WIDTHS),
    "handling": (columns.HANDLING_HEADS, columns.HANDLING_WIDTHS),
    "loans": (columns.LOAN_HEADS, columns.LOAN_WIDTHS),
}
COLUMNS = {
    "outgoing": {1: "{n:02}/UBND-NC", 2: "{day}", 3: "ty{n}", 4: "nk{n}", 5: "nn{n}", 7: "12", 8: "{day}"},
    "incoming": {1: "{day}", 2: "{n:02}", 3: "tg{n}", 4: "{own}/STC", 5: "{day}", 6: "ty{n}", 8: "{day}"},
    "handling": {1: "{n:02}", 2: "ty{n}", 4: "{day}", 5: "kq{n}", 6: "{n}/tl"},
    "loans": {1: "{day}", 3: "{n}/UBND", 4: "ty{n}", 5: "hs{n}", 7: "{day}", 9: "gc{n}"},
}
"""Words of row ``n`` by the column of annex IV that they belong into."""

COVERS = {"outgoing": 1, "incoming": 1, "handling": 1, "loans": 0}


def printed(province: Province, client: Client, register: str, count: int) -> pypdfium2.PdfDocument:
    """The register with this many rows, fetched by the clerk."""
    client.force_login(province.clerk)
    if register == "loans":
        shelf.loans(province, count)
        address = reverse("registers:loans_pdf", args=[province.committee.pk])
    else:
        fill = shelf.outgoing if register == "outgoing" else shelf.incoming
        slug = "giai-quyet" if register == "handling" else "dang-ky"
        address = reverse("registers:book_pdf", args=[fill(province, count).pk, slug])
    return pypdfium2.PdfDocument(io.BytesIO(client.get(address).content))


def words(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, str]]:
    """The words of a page with the left and right end of each."""
    text = page.get_textpage()
    line, left, right = "", 0.0, 0.0
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if not character.strip():
            if line:
                yield left, right, line
            line = ""
            continue
        start, _bottom, end, _top = text.get_charbox(index)
        left, right, line = (left if line else start), end, line + character
    if line:
        yield left, right, line


def column_of(left: float, right: float, widths: tuple[float, ...]) -> int:
    """The column, counted from 1, between whose lines a word stands; 0 when it crosses one."""
    room, edge = landscape(A4)[0] - BINDING - EDGE, BINDING
    for number, width in enumerate(widths, start=1):
        following = edge + room * width / sum(widths)
        if edge - 0.5 <= left and right <= following + 0.5:
            return number
        edge = following
    return 0


def flat(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_bounded().split())


@pytest.mark.parametrize("register", REGISTERS)
def test_words_of_a_row_stand_in_their_columns(province: Province, client: Client, register: str) -> None:
    document = printed(province, client, register, 3)
    _heads, widths = HEADS[register]
    standing = [
        (word.rstrip(";,"), column_of(left, right, widths))
        for page in list(document)[COVERS[register] :]
        for left, right, word in words(page)
    ]

    for n in (1, 2, 3):
        day = shelf.FIRST + timedelta(days=n)
        asked = {
            number: words.format(n=n, own=500 + n, day=f"{day:%d/%m/%Y}") for number, words in COLUMNS[register].items()
        }
        assert [(number, word) for number, word in asked.items() if (word, number) not in standing] == []
    assert [word for word, column in standing if column == 0 and word[:2] in {"ty", "nk", "nn", "tg", "kq", "hs"}] == []


@pytest.mark.parametrize("register", REGISTERS)
def test_two_hundred_rows_have_the_head_and_the_number_on_every_page(
    province: Province, client: Client, register: str
) -> None:
    document = printed(province, client, register, 200)
    pages = [flat(page) for page in list(document)[COVERS[register] :]]
    columns = " ".join(f"({number})" for number in range(1, len(HEADS[register][0]) + 1))
    mark = {"loans": "hs"}.get(register, "ty")

    assert [page.count(columns) for page in pages] == [1] * len(pages)
    assert [page.count(f"Trang {n}/{len(pages)}") for n, page in enumerate(pages, start=1)] == [1] * len(pages)
    rows = [word.rstrip(";,") for page in document for _left, _right, word in words(page)]
    assert [word for word in rows if word.startswith(mark)] == [f"{mark}{n}" for n in range(1, 201)]


@pytest.mark.parametrize("register", REGISTERS)
def test_empty_register_is_one_page_with_its_head_and_room_for_the_pen(
    province: Province, client: Client, register: str
) -> None:
    document = printed(province, client, register, 0)
    page = flat(document[len(document) - 1])

    assert len(document) == 1 + COVERS[register]
    assert page.endswith("Trang 1/1")
    assert [head for head in HEADS[register][0] if set(head.split()) - set(page.split())] == []
    if COVERS[register]:
        assert "Từ ngày ………… đến ngày ………… Từ số ………… đến số …………" in flat(document[0])
