"""The fields of a tantivy index."""

from functools import lru_cache

import tantivy

from search.backends.base import Document

ID, REVISION, RANK = "id", "revision", "rank"
TITLE_LENGTH, TEXT_LENGTH = "title_length", "text_length"
SOURCE, TOKEN, FACET = "source", "token", "facet"
TERMS, TITLE = "terms", "title"

_TOKENIZER = "terms"


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """Nothing is stored: hits are read from the records, and what orders or identifies them are fast fields.

    Signed integers: tantivy 0.27 deletes by term nothing from an unsigned field, and says nothing about it.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(ID, indexed=True, fast=True)
    builder.add_integer_field(RANK, indexed=True, fast=True)
    for field in (REVISION, TITLE_LENGTH, TEXT_LENGTH):
        builder.add_integer_field(field, fast=True)
    builder.add_text_field(SOURCE, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(TOKEN, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(FACET, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(TERMS, tokenizer_name=_TOKENIZER, index_option="basic")
    builder.add_text_field(TITLE, tokenizer_name=_TOKENIZER, index_option="basic")
    return builder.build()


def made_or_opened(path: str) -> tantivy.Index:
    """The index in the folder ``path``, to be written; made if the folder is empty.

    Raises:
        ValueError, OSError: tantivy cannot read what is there.
    """
    index = tantivy.Index(schema(), path=path, reuse=True)
    index.register_tokenizer(_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return _quiet(index)


def opened(path: str) -> tantivy.Index:
    """The index in the folder ``path``, to be read. Raises as above, also if there is none."""
    return _quiet(tantivy.Index.open(path))


def _quiet(index: tantivy.Index) -> tantivy.Index:
    """No thread that watches the folder: a reader reloads when it is asked something."""
    index.config_reader(reload_policy="manual")
    return index


def tantivy_document(document: Document) -> tantivy.Document:
    """An entry as tantivy takes it. Terms hold no white space, so a joined string is split into the same terms."""
    made = tantivy.Document()
    made.add_integer(ID, document.id)
    made.add_integer(REVISION, document.revision)
    made.add_integer(RANK, document.rank)
    made.add_integer(TITLE_LENGTH, document.title_length)
    made.add_integer(TEXT_LENGTH, document.text_length)
    made.add_text(SOURCE, document.source)
    for token in document.tokens:
        made.add_text(TOKEN, token)
    for facet in document.facets:
        made.add_text(FACET, facet)
    made.add_text(TERMS, " ".join(document.terms))
    made.add_text(TITLE, " ".join(document.title_terms))
    return made
