"""A question as tantivy takes it. Built from parts; nothing that a person typed is ever parsed."""

from tantivy import FieldType, Occur, Query

from search.backends.base import AllOf, Clause, Match, OneOf, Question, Scope
from search.backends.embedded.schema import FACET, ID, RANK, SOURCE, TERMS, TITLE, TOKEN, schema

Parts = list[tuple[Occur, Query]]

A_FEW = 16
"""Values up to which each is asked for by itself."""


def matched(question: Question) -> Query:
    """What is found, unscored."""
    return Query.boolean_query([*_scope(question.scope), *_match(question.match)])


def scored(question: Question) -> Query:
    """What is found, and its constants. What every hit has for certain is not looked up again: it is the same for all,
    and the lists of frequent words are long.
    """
    certain = question.match.certain
    common = sum(clause.weight for clause in question.clauses if clause.term in certain)
    parts: Parts = [(Occur.Must, Query.const_score_query(matched(question), float(common)))]
    for clause in question.clauses:
        parts += _clause(clause, clause.term in certain)
    return Query.boolean_query(parts)


def _scope(scope: Scope) -> Parts:
    parts: Parts = [(Occur.Must, _any_of(TOKEN, scope.tokens)), (Occur.Must, _any_of(SOURCE, scope.sources))]
    for field, values in scope.filters.items():
        parts.append((Occur.Must, _any_of(FACET, [f"{field}={value}" for value in values])))
    if scope.ranks:
        parts.append((Occur.Must, Query.range_query(schema(), RANK, FieldType.Integer, *scope.ranks)))
    if scope.excluded:
        parts.append((Occur.MustNot, _any_of(ID, scope.excluded)))
    return parts


def _match(match: Match) -> Parts:
    return [(Occur.Must, _one_of(alternatives)) for alternatives in match.every]


def _one_of(alternatives: OneOf) -> Query:
    single = [terms[0] for terms in alternatives if len(terms) == 1]
    together = [_all_of(terms) for terms in alternatives if len(terms) != 1]
    if not together:
        return _any_of(TERMS, single)
    some = together + ([_any_of(TERMS, single)] if single else [])
    return Query.boolean_query([(Occur.Should, each) for each in some])


def _all_of(terms: AllOf) -> Query:
    return Query.boolean_query([(Occur.Must, _term(TERMS, term)) for term in terms])


def _clause(clause: Clause, is_certain: bool) -> Parts:
    weights = [(TITLE, clause.in_title)] if is_certain else [(TERMS, clause.weight), (TITLE, clause.in_title)]
    return [
        (Occur.Should, Query.const_score_query(_term(field, clause.term), float(weight)))
        for field, weight in weights
        if weight
    ]


def _term(field: str, term: str | int) -> Query:
    return Query.term_query(schema(), field, term, index_option="basic")


def _any_of(field: str, values: "frozenset[str] | frozenset[int] | list[str] | tuple[str, ...]") -> Query:
    """A set is read as a whole for each question; of a few values only what the other parts leave."""
    if 0 < len(values) <= A_FEW:
        terms = [_term(field, value) for value in values]
        return terms[0] if len(terms) == 1 else Query.boolean_query([(Occur.Should, term) for term in terms])
    return Query.term_set_query(schema(), field, list(values))
