"""Reading a tantivy index: hits in an order that does not depend on how the index was written."""

from collections.abc import Iterator
from typing import Any

import tantivy

from search.backends.base import BY_DATE, Candidate, Question, Stamp, Tally
from search.backends.embedded.queries import matched, scored
from search.backends.embedded.schema import FACET, ID, RANK, REVISION, TEXT_LENGTH, TITLE_LENGTH, schema

Searcher = Any
"""``tantivy.Searcher``, whose stubs do not know ``SearchResult.count`` and are vague about fast fields."""

Scored = tuple[float, tantivy.DocAddress]

SPARE = 30
"""Hits fetched beyond the page, so that ties at its end are usually all in hand at once."""

AT_A_TIME = 20_000
"""Entries listed at once when all are."""

MOST_FACET_VALUES = 60_000
"""Buckets of one aggregation; tantivy refuses more than 65,000."""

TALLIED = {
    "values": {"terms": {"field": FACET, "size": MOST_FACET_VALUES, "segment_size": MOST_FACET_VALUES}},
    "total": {"value_count": {"field": ID}},
}

_HIGHEST = 2**63 - 1


def search(searcher: Searcher, question: Question, *, sort: str, offset: int, limit: int) -> list[Candidate]:
    """One page of hits."""
    if sort == BY_DATE:
        hits = searcher.search(matched(question), limit=limit, offset=offset, count=False, order_by_field=RANK).hits
        return _candidates(searcher, [(0, address) for _, address in hits])
    return _candidates(searcher, _ranked(searcher, question, offset + limit)[offset:])


def tally(searcher: Searcher, question: Question) -> Tally:
    """How many there are, and counts by ``"field=value"``."""
    answer = searcher.aggregate(matched(question), TALLIED)
    counted = {bucket["key"]: bucket["doc_count"] for bucket in answer["values"]["buckets"]}
    return Tally(int(answer["total"]["value"]), counted)


def all_stamps(searcher: Searcher) -> Iterator[Stamp]:
    """Everything that is in the index, in the order of the numbers of rows; a part at a time is held in memory."""
    last = -1
    while True:
        rest = tantivy.Query.range_query(schema(), ID, tantivy.FieldType.Integer, last + 1, _HIGHEST)
        hits = searcher.search(rest, limit=AT_A_TIME, count=False, order_by_field=ID, order=tantivy.Order.Asc).hits
        if not hits:
            return
        revisions = searcher.fast_field_values(REVISION, [address for _, address in hits])
        yield from (Stamp(hit[0], revision) for hit, revision in zip(hits, revisions, strict=True))
        last = hits[-1][0]


def _ranked(searcher: Searcher, question: Question, needed: int) -> list[Scored]:
    """The best ``needed`` hits. tantivy breaks ties by where an entry lies in its files; so fetch all that tie with the
    last.
    """
    query, limit = scored(question), needed + SPARE
    while True:
        hits = searcher.search(query, limit=limit, count=False).hits
        if len(hits) < limit or hits[-1][0] < hits[needed - 1][0]:
            break
        limit *= 8
    ranks = searcher.fast_field_values(RANK, [address for _, address in hits])
    order = sorted(range(len(hits)), key=lambda at: (-hits[at][0], -ranks[at]))
    return [hits[at] for at in order[:needed]]


def _candidates(searcher: Searcher, hits: list[Scored]) -> list[Candidate]:
    addresses = [address for _, address in hits]
    values = [searcher.fast_field_values(field, addresses) for field in (ID, REVISION, TITLE_LENGTH, TEXT_LENGTH)]
    return [
        Candidate(pk, revision, int(score), title, text)
        for (score, _), pk, revision, title, text in zip(hits, *values, strict=True)
    ]
