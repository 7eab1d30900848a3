"""The catalogue: everything that can be found, and who may find it. The whole public interface of ``search``.

Write with ``index``, ``replace``, ``remove``, ``link``, ``drop_source`` and ``reindex``, in the transaction that
changes the thing itself. Ask with ``query``, ``suggest``, ``named``, ``related`` and ``matching``, giving the tokens of
the person who asks and the names of the sources that are enabled. ``circles_of`` says who may find an entry; queries
with the same ``folded`` words are the same query.
"""

from search.abbreviations import folded
from search.answering import query
from search.entries import ANY, PAGE_HERE, Entry, Link, Source
from search.errors import WordingRefused
from search.health import check as health
from search.linking import link
from search.matching import matching
from search.models import Wording
from search.naming import circles_of, named, related
from search.records import drop_source, index, reindex, remove, replace
from search.results import Facet, FacetValue, Hit, Results, Segment, Segments, Suggestion
from search.sections import in_sections
from search.suggesting import suggest
from search.wordings import put_wording, remove_wording, wordings

__all__ = [
    "ANY",
    "PAGE_HERE",
    "Entry",
    "Facet",
    "FacetValue",
    "Hit",
    "Link",
    "Results",
    "Segment",
    "Segments",
    "Source",
    "Suggestion",
    "Wording",
    "WordingRefused",
    "circles_of",
    "drop_source",
    "folded",
    "health",
    "in_sections",
    "index",
    "link",
    "matching",
    "named",
    "put_wording",
    "query",
    "reindex",
    "related",
    "remove",
    "remove_wording",
    "replace",
    "suggest",
    "wordings",
]
