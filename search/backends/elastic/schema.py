"""The fields of an entry in the cluster, and how an index of them is laid out."""

from typing import Any

from elasticsearch_dsl import Document, Keyword, Long, MetaField, Text

from search import analysis
from search.backends import base
from search.backends.elastic.address import Address

ID, REVISION, RANK = "id", "revision", "rank"
TITLE_LENGTH, TEXT_LENGTH = "title_length", "text_length"
SOURCE, TOKEN, FACET = "source", "token", "facet"
TERMS, TITLE = "terms", "title"

LONGEST_KEYWORD = 8_000
"""Characters; Lucene refuses a term of more than 32,766 bytes, and one such value would stop all that waits."""


def _words() -> Text:
    """Terms joined by spaces: the only analyser is the one that splits them again. Neither counted nor placed."""
    return Text(analyzer="whitespace", norms=False, index_options="docs")


def _key(*, counted: bool = False) -> Keyword:
    return Keyword(doc_values=counted, ignore_above=LONGEST_KEYWORD)


class ElasticEntry(Document):
    """An entry as the cluster keeps it. The source of it is not kept: hits are read from the records."""

    id = Long()
    revision = Long(index=False)
    rank = Long()
    title_length = Long(index=False)
    text_length = Long(index=False)
    source = _key()
    token = _key()
    facet = _key(counted=True)
    terms = _words()
    title = _words()

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(enabled=False)


def entry_of(document: base.Document) -> dict[str, Any]:
    """What the cluster is told of ``document``."""
    return {
        ID: document.id,
        REVISION: document.revision,
        RANK: document.rank,
        TITLE_LENGTH: document.title_length,
        TEXT_LENGTH: document.text_length,
        SOURCE: document.source,
        TOKEN: document.tokens,
        FACET: document.facets,
        TERMS: " ".join(document.terms),
        TITLE: " ".join(document.title_terms),
    }


def made_for(address: Address) -> dict[str, Any]:
    """What must agree for an unfinished index to be finished: kept in ``_meta``."""
    return {"analysis": analysis.ANALYSIS, "shards": address.shards, "replicas": address.replicas}


def layout(address: Address) -> dict[str, Any]:
    """Settings and mapping of a new index."""
    mapping = ElasticEntry._doc_type.mapping.to_dict()
    return {
        "mappings": {**mapping, "_meta": made_for(address)},
        "settings": {
            "number_of_shards": address.shards,
            "number_of_replicas": address.replicas,
            "refresh_interval": "-1",  # whoever changes something refreshes it
            "gc_deletes": "10m",  # so long a change that comes late cannot bring back what was deleted
        },
    }
