"""The files of a directive are found on their pages by whoever reads it, and go with it."""

import pytest

from intranet.access.services import lay_down
from intranet.access.tokens import tokens_of
from intranet.database import write_transaction
from intranet.directives.catalogue import SOURCE, put
from intranet.directives.models import Directive, DirectiveReader
from intranet.directives.policy import LABEL
from intranet.directives.services import IssueOrder, issue, recall
from intranet.directives.services.attaching import add_annex, replace_original
from intranet.directives.services.freezing import admit
from intranet.files.models import Attachment, StoredFile
from intranet.files.pages import BEING_READ, finish, withdraw
from intranet.files.services import accept_bytes
from search import feed
from search.catalogue import Hit, query
from search.models import Entry
from tests.factories.documents import draft
from tests.factories.province import Province
from tests.files.samples.pdfs import pdf
from tests.grounds import grounded

ANNEX = pdf("Phan chung", "Danh sach bang lang", "Ket thuc")


def _with_annex(province: Province) -> Directive:
    directive = draft(province)
    stored = accept_bytes("danh-sach.pdf", ANNEX, by=province.clerk)
    add_annex(directive.pk, province.clerk, stored, name="Danh sách.pdf")
    return directive


@grounded
def issued(province: Province) -> Directive:
    """Read by one department, with an annex of three pages."""
    return issue(_with_annex(province).pk, province.editor, IssueOrder([f"under:{province.department.pk}"], []))


def _hits(words: str, *tokens: str) -> tuple[Hit, ...]:
    while feed.drain():
        pass
    return query(words, tokens=tokens, sources=[SOURCE]).hits


def test_word_of_the_second_page_leads_to_that_page(province: Province, issued: Directive) -> None:
    (hit,) = _hits("bằng lăng", f"under:{province.department.pk}")

    assert (hit.attachment, hit.page) == ("Danh sách.pdf", 2)
    assert hit.url == f"/tep/{Attachment.objects.get().public_id}/#page=2"
    assert "".join(part.text for part in hit.passage) == "… Danh sach bang lang …"
    assert ("".join(part.text for part in hit.number), hit.date) == (issued.symbol, issued.date)


def test_outsider_finds_nothing_of_an_annex_not_even_a_count(province: Province, issued: Directive) -> None:
    asked = {"text": "bằng lăng", "sources": [SOURCE]}
    while feed.drain():
        pass

    assert query(**asked, tokens=tokens_of(province.trainer)).total == 1
    assert query(**asked, tokens=tokens_of(province.outsider)) == query("", tokens=(), sources=())


def test_title_and_number_find_the_document_and_none_of_its_files(province: Province, issued: Directive) -> None:
    reader = f"under:{province.department.pk}"

    assert [hit.part for words in (issued.summary, issued.symbol) for hit in _hits(words, reader)] == ["", ""]


def test_annex_of_a_draft_is_not_findable(province: Province) -> None:
    _with_annex(province)

    assert list(Entry.objects.values_list("key")) == []


def test_recalled_document_takes_its_annex_with_it(province: Province, issued: Directive) -> None:
    before = Entry.objects.exclude(part="").count()

    recall(issued.pk, province.editor, "Gửi nhầm")

    assert (before, Entry.objects.count()) == (1, 0)


def test_circle_that_is_let_in_finds_the_annex_and_loses_it_with_the_right(
    province: Province, issued: Directive
) -> None:
    head = f"post:head@{province.office.pk}"
    before = len(_hits("bằng lăng", head))
    with write_transaction():
        admit(issued, [head])
    let_in = len(_hits("bằng lăng", head))
    with write_transaction():
        DirectiveReader.objects.filter(directive=issued, token=head).delete()
        put(issued)

    assert (before, let_in, query("bằng lăng", tokens=[head], sources=[SOURCE]).total) == (0, 1, 0)


def test_annex_behind_a_guard_is_not_findable(province: Province, issued: Directive) -> None:
    reader = f"under:{province.department.pk}"
    before = [len(_hits(words, reader)) for words in ("bằng lăng", "không gian mạng")]

    lay_down("otp", action="read", subject=f"{LABEL}:{issued.pk}", guard="otp", by=None)

    assert (before, [len(_hits(words, reader)) for words in ("bằng lăng", "không gian mạng")]) == ([1, 1], [0, 1])


def test_pages_that_are_read_later_are_found_then(province: Province, issued: Directive) -> None:
    reader, whole = f"under:{province.department.pk}", StoredFile.objects.get().text
    StoredFile.objects.update(text=whole.replace("bang lang", ""), text_note=BEING_READ)
    put(issued)
    before = len(_hits("bằng lăng", reader))

    StoredFile.objects.update(text=whole)
    finish(StoredFile.objects.get())

    assert (before, [hit.page for hit in _hits("bằng lăng", reader)]) == (0, [2])


def test_file_that_has_to_go_is_found_no_more(province: Province, issued: Directive) -> None:
    withdraw(StoredFile.objects.get(), "state-secret")

    assert list(Entry.objects.values_list("part")) == [("",)]


@pytest.mark.parametrize(
    ("says", "parts"), [("1. Phổ biến văn bản này đến toàn thể cán bộ.", 0), ("Phụ lục: danh sách bằng lăng", 1)]
)
def test_original_is_found_where_it_says_more_than_the_document(province: Province, says: str, parts: int) -> None:
    directive = draft(province)
    stored = accept_bytes("goc.txt", says.encode(), by=province.clerk)
    with write_transaction():
        replace_original(directive, stored, name="goc.txt")

    issue(directive.pk, province.editor, IssueOrder([f"under:{province.department.pk}"], []))

    assert Entry.objects.exclude(part="").count() == parts
