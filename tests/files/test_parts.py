"""The text of every kind of file is findable on its page, for whoever may open it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group

from intranet.files import scans
from intranet.files.errors import FileRefused
from intranet.files.models import StoredFile
from intranet.files.parts import parts_of
from intranet.files.queries import attachments_of
from intranet.files.services import accept_bytes, attach
from intranet.files.tasks import read_rest
from intranet.people.models import Person
from search import feed
from search.catalogue import Entry, Hit, index, query
from tests.directives.recognition.table.forms.office import converted
from tests.files.samples import packages, pdfs
from tests.files.samples.hostile import HOSTILE
from tests.files.samples.letters import LETTER, scanned, typeset

WORD = "HOACHUONGVANG"
BOMBS = {"bomb", "unsafe_names", "too_many_pages", "picture_too_large", "too_demanding"}
PARENT = Entry("letter", "1", "Nghị định", "/letters/1/", ["unit:1"], number="30/2020/NĐ-CP", text="Điều 1.")


def _hits(circle: Group, words: str = WORD, reader: str = "unit:1") -> tuple[Hit, ...]:
    index(parts_of(PARENT, attachments_of(circle)))
    while feed.drain():
        pass
    return query(words, tokens=[reader], sources=["letter"]).hits


def _hang(circle: Group, content: bytes, name: str, by: Person) -> StoredFile:
    stored = accept_bytes(name, content, by=by)
    attach(stored, circle, role="annex", name=name)
    return stored


@pytest.mark.parametrize(
    ("name", "content", "page", "leads_to"),
    [
        ("a.pdf", pdfs.pdf("Mot", f"Hai {WORD}"), 2, "/tep/{}/#page=2"),
        ("a.pptx", packages.pptx([packages.shape("Một")], [packages.shape(WORD)]), 2, "/letters/1/#tep-{}"),
        ("a.xlsx", packages.xlsx(Một=[["1"]], Hai=[[WORD]]), 2, "/letters/1/#tep-{}"),
        ("a.docx", packages.docx("Một", WORD), 0, "/letters/1/#tep-{}"),
        ("a.odt", packages.odt("Một", WORD), 0, "/letters/1/#tep-{}"),
        ("a.html", f"<html><body><p>Một</p><p>{WORD}</p></body></html>".encode(), 0, "/letters/1/#tep-{}"),
        ("a.txt", f"Một\n{WORD}".encode(), 0, "/tep/{}/"),
        ("a.md", f"# Một\n{WORD}".encode(), 0, "/tep/{}/"),
    ],
)
def test_word_of_a_file_is_found_on_its_page(
    name: str, content: bytes, page: int, leads_to: str, circle: Group, clerk: Person
) -> None:
    _hang(circle, content, name, clerk)
    (attachment,) = attachments_of(circle)

    (hit,) = _hits(circle)

    assert (hit.page, hit.url) == (page, leads_to.format(attachment.public_id))
    assert (hit.attachment, "".join(part.text for part in hit.number)) == (attachment.name, PARENT.number)
    assert [segment.text for segment in hit.passage if segment.marked] == [WORD]
    assert _hits(circle, reader="unit:2") == ()


@pytest.mark.documents
def test_word_of_a_later_page_of_a_scan_is_found_once_the_worker_has_read_it(
    circle: Group, clerk: Person, settings: Any
) -> None:
    settings.INTRANET_TESSERACT = "tesseract"
    if not scans.program():
        pytest.skip("tesseract is not installed with Vietnamese")
    second = [(90.0, 60.0, "2"), (90.0, 100.0, f"Trang hai nói về {WORD} và việc thực hiện.")]
    stored = _hang(circle, scanned(typeset(LETTER, second)), "a.pdf", clerk)
    before = len(_hits(circle))

    read_rest(stored.pk)

    assert (before, [hit.page for hit in _hits(circle)]) == (0, [2])


@pytest.mark.documents
def test_word_of_an_old_word_file_is_found(circle: Group, clerk: Person) -> None:
    content = converted(packages.whole_docx("Một", WORD), "docx", "doc")
    if content is None:
        pytest.skip("LibreOffice is not installed")
    _hang(circle, content, "a.doc", clerk)

    assert [hit.page for hit in _hits(circle)] == [0]


def test_file_without_text_has_no_part(circle: Group, clerk: Person) -> None:
    _hang(circle, pdfs.pdf(""), "a.pdf", clerk)

    assert list(parts_of(PARENT, attachments_of(circle))) == []


@pytest.mark.parametrize("count", [1, 3])
def test_parts_are_read_in_one_query_whatever_their_number(
    count: int, circle: Group, clerk: Person, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        _hang(circle, f"Phụ lục {number}".encode(), f"{number}.txt", clerk)
    files = attachments_of(circle)

    with django_assert_num_queries(1):
        parts = list(parts_of(PARENT, files))

    assert [(each.key, each.part, set(each.tokens)) for each in parts] == [
        ("1", str(file.public_id), {"unit:1"}) for file in files
    ]


def test_narrower_tokens_of_a_file_are_its_own(circle: Group, clerk: Person) -> None:
    _hang(circle, b"Phu luc", "a.txt", clerk)

    (part,) = parts_of(PARENT, attachments_of(circle), tokens=["post:editor@1"])

    assert list(part.tokens) == ["post:editor@1"]


def test_bombs_never_come_to_the_catalogue_and_what_comes_after_them_does(circle: Group, clerk: Person) -> None:
    codes = []
    for _what, name, content, code in HOSTILE:
        if code in BOMBS:
            with pytest.raises(FileRefused) as refused:
                accept_bytes(name, content, by=clerk)
            codes.append((refused.value.code, code))
    _hang(circle, f"Một {WORD}".encode(), "a.txt", clerk)

    assert {seen == expected for seen, expected in codes} == {True}
    assert (StoredFile.objects.count(), len(_hits(circle))) == (1, 1)
