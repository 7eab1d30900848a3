"""Reading a tantivy index: hits in an order that does not depend on how the index was written."""

from collections.abc import Iterator
from typing import Any

import tantivy

from search.backends.base import BY_DATE, Candidate, Found, Question, Stamp
from search.backends.embedded.queries import matched, scored
from search.backends.embedded.schema import FACET, ID, RANK, REVISION, TEXT_LENGTH, TITLE_LENGTH

Searcher = Any
"""``tantivy.Searcher``, whose stubs do not know ``SearchResult.count`` and are vague about fast fields."""

Scored = tuple[float, tantivy.DocAddress]

SPARE = 30
"""Hits fetched beyond the page, so that ties at its end are usually all in hand at once."""

MOST_FACET_VALUES = 60_000
"""Buckets of one aggregation; tantivy refuses more than 65,000."""


def search(searcher: Searcher, question: Question, *, sort: str, offset: int, limit: int) -> Found:
    """One page of hits, and how many there are."""
    if sort == BY_DATE:
        result = searcher.search(matched(question), limit=limit, offset=offset, order_by_field=RANK)
        return Found(result.count, _candidates(searcher, [(0, address) for _, address in result.hits]))
    total, hits = _ranked(searcher, question, offset + limit)
    return Found(total, _candidates(searcher, hits[offset : offset + limit]))


def facets(searcher: Searcher, question: Question) -> dict[str, int]:
    """Counts by ``"field=value"``."""
    terms = {"field": FACET, "size": MOST_FACET_VALUES, "segment_size": MOST_FACET_VALUES}
    answer = searcher.aggregate(matched(question), {"values": {"terms": terms}})
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["values"]["buckets"]}


def all_stamps(searcher: Searcher) -> Iterator[Stamp]:
    """Everything that is in the index."""
    if not searcher.num_docs:
        return iter(())
    hits = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs, count=False).hits
    return iter(_stamps(searcher, [address for _, address in hits]))


def _ranked(searcher: Searcher, question: Question, needed: int) -> tuple[int, list[Scored]]:
    """The best hits. tantivy breaks ties by where an entry lies in its files; so fetch all that tie with the last."""
    query, limit = scored(question), needed + SPARE
    while True:
        result = searcher.search(query, limit=limit)
        hits = result.hits
        if len(hits) >= result.count or hits[-1][0] < hits[needed - 1][0]:
            break
        limit = min(limit * 8, result.count)
    ranks = searcher.fast_field_values(RANK, [address for _, address in hits])
    order = sorted(range(len(hits)), key=lambda at: (-hits[at][0], -ranks[at]))
    return result.count, [hits[at] for at in order]


def _candidates(searcher: Searcher, hits: list[Scored]) -> list[Candidate]:
    addresses = [address for _, address in hits]
    values = [searcher.fast_field_values(field, addresses) for field in (ID, REVISION, TITLE_LENGTH, TEXT_LENGTH)]
    return [
        Candidate(pk, revision, int(score), title, text)
        for (score, _), pk, revision, title, text in zip(hits, *values, strict=True)
    ]


def _stamps(searcher: Searcher, addresses: list[tantivy.DocAddress]) -> list[Stamp]:
    ids = searcher.fast_field_values(ID, addresses)
    revisions = searcher.fast_field_values(REVISION, addresses)
    return list(map(Stamp, ids, revisions))
