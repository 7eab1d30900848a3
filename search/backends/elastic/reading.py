"""Reading an index of the cluster."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from elasticsearch_dsl.query import MatchAll, Query

from search.backends.base import BY_DATE, Candidate, Question, Stamp, Tally
from search.backends.elastic.cluster import LISTING, Cluster
from search.backends.elastic.faults import whole
from search.backends.elastic.queries import matched, scored
from search.backends.elastic.schema import FACET, ID, RANK, REVISION, TEXT_LENGTH, TITLE_LENGTH
from search.errors import EngineDown

MOST_FACET_VALUES = 60_000
"""Buckets of one aggregation; the cluster refuses more than 65,536."""

AT_ONCE = 5_000
"""Stamps of one answer."""

KEPT = "2m"
"""How long the cluster keeps a view of an index open between two answers."""

EVERYTHING: dict[str, Any] = {"query": MatchAll().to_dict(), "size": 0, "track_total_hits": True}
"""What asks how many entries there are."""

_RANKED = [{"_score": "desc"}, {RANK: "desc"}]
_DATED = [{RANK: "desc"}]
_HIT = (ID, REVISION, TITLE_LENGTH, TEXT_LENGTH)

Body = dict[str, Any]


def page_of(question: Question, *, sort: str, offset: int, limit: int) -> Body:
    """What asks for a page of hits."""
    query = matched(question) if sort == BY_DATE else scored(question)
    return {
        **_body(query, _HIT),
        "from": offset,
        "size": limit,
        "sort": _DATED if sort == BY_DATE else _RANKED,
        "track_total_hits": False,
    }


def tally_of(question: Question) -> Body:
    """What asks how many there are, and how many of every value. Every shard tells all it has: sums are exact."""
    return {"query": matched(question).to_dict(), "size": 0, "track_total_hits": True, "aggs": FACETS}


FACETS: Body = {"values": {"terms": {"field": FACET, "size": MOST_FACET_VALUES, "min_doc_count": 1}}}


def ask(cluster: Cluster, index: str, body: Body) -> Any:
    """The answer of every shard; some of them would be a wrong one.

    Raises:
        EngineDown: not all of them answered in time.
    """
    return cluster.ask(lambda client: whole(client.search(index=index, body=body, allow_partial_search_results=False)))


def hits_in(answer: Any) -> list[Candidate]:
    """The page that was answered."""
    return [_candidate(hit) for hit in answer["hits"]["hits"]]


def tally_in(answer: Any) -> Tally:
    """The counts that were answered."""
    buckets = answer["aggregations"]["values"]["buckets"]
    return Tally(total_in(answer), {bucket["key"]: bucket["doc_count"] for bucket in buckets})


def total_in(answer: Any) -> int:
    """How many there are."""
    total: int = answer["hits"]["total"]["value"]
    return total


def stamps(
    cluster: Cluster, index: str, query: Query | None = None, keep: Callable[[], None] = lambda: None
) -> Iterator[Stamp]:
    """Everything that is in the index as it was when the first was asked for, in the order of numbers; ``keep`` is
    called now and then.
    """
    body = {**_body(query or MatchAll(), (ID, REVISION)), "size": AT_ONCE, "sort": [{ID: "asc"}]}
    with _view(cluster, index) as view:
        while hits := _part(cluster, {**body, "pit": {"id": view, "keep_alive": KEPT}, "track_total_hits": False}):
            keep()
            yield from (Stamp(*_values(hit, (ID, REVISION))) for hit in hits)
            body["search_after"] = hits[-1]["sort"]


@contextmanager
def _view(cluster: Cluster, index: str) -> Iterator[str]:
    view = cluster.ask(lambda client: client.open_point_in_time(index=index, keep_alive=KEPT), LISTING)["id"]
    try:
        yield view
    finally:
        with suppress(EngineDown):  # it closes by itself
            cluster.ask(lambda client: client.close_point_in_time(id=view))


def _part(cluster: Cluster, body: Body) -> list[Any]:
    answer = cluster.ask(lambda client: whole(client.search(body=body, allow_partial_search_results=False)), LISTING)
    hits: list[Any] = answer["hits"]["hits"]
    return hits


def _body(query: Query, fields: tuple[str, ...]) -> Body:
    """Values come from columns; nothing else of an entry is fetched."""
    return {"query": query.to_dict(), "_source": False, "stored_fields": "_none_", "docvalue_fields": list(fields)}


def _candidate(hit: Any) -> Candidate:
    entry, revision, title, text = _values(hit, _HIT)
    return Candidate(entry, revision, int(hit["_score"] or 0), title, text)


def _values(hit: Any, fields: tuple[str, ...]) -> list[int]:
    return [hit["fields"][field][0] for field in fields]
