"""Who gets a document as PDF and as DOCX, and what kind of answer it is."""

import io
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx import Document

from intranet.directives.models import Directive
from intranet.directives.printing import READING_COPY
from tests.factories.documents import draft, issued
from tests.factories.province import Province
from tests.grounds import grounded
from tests.printing.reading import words_of

SECRET = "canary trong văn bản"


def answer(client: Client, directive: Directive, kind: str) -> HttpResponse:
    return client.get(reverse(f"directives:print_{kind}", args=[directive.public_id]))


@grounded
def pending(province: Province) -> Directive:
    return draft(province, paragraphs=[SECRET])


@grounded
def out(province: Province) -> Directive:
    return issued(province, paragraphs=[SECRET])


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(
    ("persona", "of_draft", "of_issued"),
    [
        ("clerk", {"pdf", "docx"}, {"pdf", "docx"}),
        ("editor", {"pdf", "docx"}, {"pdf", "docx"}),
        ("cadre", set(), {"pdf"}),
        ("leader", set(), {"pdf"}),
        ("outsider", set(), set()),
        ("administrator", set(), {"pdf"}),
    ],
)
def test_print_is_for_readers_and_docx_for_the_office(
    province: Province,
    client: Client,
    pending: Directive,
    out: Directive,
    persona: str,
    of_draft: set[str],
    of_issued: set[str],
    kind: str,
) -> None:
    client.force_login(province.people[persona])

    assert answer(client, pending, kind).status_code == (200 if kind in of_draft else 404)
    assert answer(client, out, kind).status_code == (200 if kind in of_issued else 404)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_print_of_a_hidden_document_answers_as_for_a_missing_one(
    province: Province, client: Client, out: Directive, kind: str
) -> None:
    client.force_login(province.outsider)
    missing = client.get(reverse(f"directives:print_{kind}", args=["00000000-0000-4000-8000-000000000000"]))

    hidden = answer(client, out, kind)

    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_draft_is_printed_as_it_is_signed(province: Province, client: Client, pending: Directive) -> None:
    client.force_login(province.clerk)

    text = words_of(answer(client, pending, "pdf").content)

    assert SECRET in text
    assert READING_COPY not in text
    assert "(Đã ký)" not in text


def test_issued_document_is_a_reading_copy(province: Province, client: Client, out: Directive) -> None:
    client.force_login(province.cadre)

    text = words_of(answer(client, out, "pdf").content)

    assert SECRET in text
    assert text.count(READING_COPY) == 1
    assert "(Đã ký)" in text


def test_docx_opens_and_holds_the_text(province: Province, client: Client, pending: Directive) -> None:
    client.force_login(province.clerk)

    document = Document(io.BytesIO(answer(client, pending, "docx").content))

    assert [p.text for p in document.paragraphs if p.text.strip()] == ["Kính gửi: Các sở, ban, ngành", SECRET]


@pytest.mark.parametrize(("kind", "shown"), [("pdf", "inline"), ("docx", "attachment")])
def test_answer_is_named_after_the_symbol_and_kept_nowhere(
    province: Province, client: Client, kind: str, shown: str
) -> None:
    client.force_login(province.clerk)
    directive = draft(province, symbol="39/QĐ-UBND")

    got = answer(client, directive, kind)

    assert got["Content-Disposition"] == f"{shown}; filename*=utf-8''{quote(f'39-QĐ-UBND.{kind}')}"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Cache-Control"] == "private, no-store"
    assert got["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client.post(reverse(f"directives:print_{kind}", args=[directive.public_id])).status_code == 405


def test_reading_page_offers_what_the_reader_may_have(
    province: Province, client: Client, pending: Directive, out: Directive
) -> None:
    def offered(persona: str, directive: Directive) -> list[str]:
        client.force_login(province.people[persona])
        page = client.get(directive.get_absolute_url()).content.decode()
        return [k for k in ("pdf", "docx") if reverse(f"directives:print_{k}", args=[directive.public_id]) in page]

    assert offered("clerk", pending) == ["pdf", "docx"]
    assert offered("clerk", out) == ["pdf", "docx"]
    assert offered("cadre", out) == ["pdf"]
