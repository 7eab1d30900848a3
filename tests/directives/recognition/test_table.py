"""The table of docs/recognition.md: never sure and wrong, nearly everything right, and the page says what is so."""

import pytest

from tests.directives.recognition.table.__main__ import PAGE
from tests.directives.recognition.table.page import page, share
from tests.directives.recognition.table.reading import rows
from tests.directives.recognition.table.sources import DOCUMENTS, GROUPS

pytestmark = [
    pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real documents are not here"),
    pytest.mark.django_db,
    pytest.mark.documents,
]
_BY_TITLE = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.title)


@_BY_TITLE
def test_no_field_of_a_real_document_is_sure_and_wrong(group):
    assert [
        (row.source.file, row.source.form, cell.field, cell.read)
        for row in rows(group)
        for cell in row.cells
        if cell.is_sure_and_wrong
    ] == []


@_BY_TITLE
def test_fields_of_real_documents_are_right_as_often_as_promised(group):
    assert share(rows(group)) >= group.goal


def test_page_of_the_docs_is_what_the_table_makes():
    if not all(row.cells for group in GROUPS for row in rows(group)):
        pytest.skip("a program that makes one of the forms is not installed")

    assert PAGE.read_text(encoding="utf-8") == page()
