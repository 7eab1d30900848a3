"""What is counted for one query, each thing once: what the strictest match finds is also the total and the facets."""

from dataclasses import replace

from search.backends.base import Backend, Match, Question, Scope, Tally

Counted = tuple[Match, frozenset[int], frozenset[tuple[str, frozenset[str]]], tuple[int, int] | None]


class Tallies:
    """Asks an engine how many there are, for one person and one query."""

    def __init__(self, backend: Backend, scope: Scope) -> None:
        self._backend = backend
        self._widest = replace(scope, filters={}, ranks=None)
        self._known: dict[Counted, Tally] = {}

    def of(self, question: Question) -> Tally:
        """What there is. Of questions that differ in what they exclude, in filters and match, not in the asker."""
        scope = question.scope
        counted = (question.match, scope.excluded, frozenset(scope.filters.items()), scope.ranks)
        if counted not in self._known:
            self._known[counted] = self._backend.tally(question)
        return self._known[counted]

    def count(self, match: Match) -> int:
        """How many entries the person may see that match, whatever facets and days are chosen."""
        return self.of(Question(self._widest, match)).total
