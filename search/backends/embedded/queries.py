"""A question as tantivy takes it. Built from parts; nothing that a person typed is ever parsed."""

from tantivy import Occur, Query

from search.backends.base import Clause, Match, Question, Scope
from search.backends.embedded.schema import FACET, ID, SOURCE, TERMS, TITLE, TOKEN, schema

Parts = list[tuple[Occur, Query]]


def matched(question: Question) -> Query:
    """What is found, unscored."""
    return Query.boolean_query([*_scope(question.scope), *_match(question.match)])


def scored(question: Question) -> Query:
    """What is found, and its constants. The parts that only filter count nothing."""
    parts: Parts = [(Occur.Must, Query.const_score_query(matched(question), 0.0))]
    for clause in question.clauses:
        parts += _clause(clause)
    return Query.boolean_query(parts)


def _scope(scope: Scope) -> Parts:
    parts: Parts = [(Occur.Must, _any_of(TOKEN, scope.tokens)), (Occur.Must, _any_of(SOURCE, scope.sources))]
    for field, values in scope.filters.items():
        parts.append((Occur.Must, _any_of(FACET, [f"{field}={value}" for value in values])))
    if scope.excluded:
        parts.append((Occur.MustNot, _any_of(ID, scope.excluded)))
    return parts


def _match(match: Match) -> Parts:
    parts: Parts = [(Occur.Must, _term(TERMS, term)) for term in match.required]
    if match.at_least >= len(match.terms):
        return parts + [(Occur.Must, _term(TERMS, term)) for term in match.terms]
    if match.at_least == 1:
        return [*parts, (Occur.Must, _any_of(TERMS, match.terms))]
    if match.at_least > 1:
        some: Parts = [(Occur.Should, _term(TERMS, term)) for term in match.terms]
        parts.append((Occur.Must, Query.boolean_query(some, minimum_number_should_match=match.at_least)))
    return parts


def _clause(clause: Clause) -> Parts:
    parts: Parts = [(Occur.Should, Query.const_score_query(_term(TERMS, clause.term), float(clause.weight)))]
    if clause.in_title:
        parts.append((Occur.Should, Query.const_score_query(_term(TITLE, clause.term), float(clause.in_title))))
    return parts


def _term(field: str, term: str) -> Query:
    return Query.term_query(schema(), field, term, index_option="basic")


def _any_of(field: str, values: "frozenset[str] | frozenset[int] | list[str] | tuple[str, ...]") -> Query:
    return Query.term_set_query(schema(), field, list(values))
