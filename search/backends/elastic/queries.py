"""A question as the cluster takes it. Built from parts; nothing that a person typed is ever parsed."""

from collections.abc import Collection, Iterator
from typing import Any

from elasticsearch_dsl.query import Bool, ConstantScore, MatchAll, Query, Range, Term, Terms

from search.backends.base import AllOf, Clause, Match, OneOf, Question, Scope
from search.backends.elastic.schema import FACET, ID, RANK, SOURCE, TERMS, TITLE, TOKEN

MOST_VALUES = 60_000
"""Values of one ``terms`` query; the cluster refuses more than 65,536."""


def matched(question: Question) -> Query:
    """What is found, unscored."""
    return Bool(filter=[*_scope(question.scope), *_match(question.match)], must_not=_excluded(question.scope))


def scored(question: Question) -> Query:
    """What is found, and its constants. The parts that only filter count nothing."""
    found = matched(question)
    found.should = [part for clause in question.clauses for part in _clause(clause)]
    return found


def of_source(source: str) -> Query:
    """Every entry of a source."""
    return Bool(filter=[Term(**{SOURCE: source})])


def _scope(scope: Scope) -> Iterator[Query]:
    yield _any_of(TOKEN, scope.tokens)
    yield _any_of(SOURCE, scope.sources)
    for field, values in scope.filters.items():
        yield _any_of(FACET, [f"{field}={value}" for value in values])
    if scope.ranks:
        lowest, highest = scope.ranks
        yield Range(**{RANK: {"gte": lowest, "lte": highest}})


def _excluded(scope: Scope) -> list[Query]:
    return [Terms(**{ID: some}) for some in _in_parts(scope.excluded)]


def _match(match: Match) -> Iterator[Query]:
    return map(_one_of, match.every)


def _one_of(alternatives: OneOf) -> Query:
    single = [terms[0] for terms in alternatives if len(terms) == 1]
    together = [_all_of(terms) for terms in alternatives if len(terms) != 1]
    if not together:
        return _any_of(TERMS, single)
    return Bool(should=[*together, _any_of(TERMS, single)], minimum_should_match=1)


def _all_of(terms: AllOf) -> Query:
    return Bool(filter=[Term(**{TERMS: term}) for term in terms]) if terms else MatchAll()


def _clause(clause: Clause) -> Iterator[Query]:
    yield _constant(TERMS, clause.term, clause.weight)
    if clause.in_title:
        yield _constant(TITLE, clause.term, clause.in_title)


def _constant(field: str, term: str, weight: int) -> Query:
    return ConstantScore(filter=Term(**{field: term}), boost=float(weight))


def _any_of(field: str, values: Collection[Any]) -> Query:
    """One clause however many values there are, so that no limit of clauses is met; none at all finds nothing."""
    parts = [Terms(**{field: some}) for some in _in_parts(values)] or [Terms(**{field: []})]
    return parts[0] if len(parts) == 1 else Bool(should=parts, minimum_should_match=1)


def _in_parts(values: Collection[Any]) -> Iterator[list[Any]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), MOST_VALUES):
        yield ordered[start : start + MOST_VALUES]
