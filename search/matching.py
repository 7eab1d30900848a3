"""What a question finds, without a page of it: for telling somebody later what is new."""

from collections.abc import Collection, Mapping
from datetime import date

from search import models
from search.asking import literal_match, read_filters, scope_of, whole_match
from search.backends import current
from search.backends.base import BY_DATE, Candidate, Question, Scope, both
from search.documents import ranks_between
from search.errors import EngineDown
from search.naming import Identity
from search.outages import note_question
from search.pending import withdrawn
from search.permitted import DEEPEST
from search.understanding import understood


def matching(
    text: str,
    *,
    tokens: Collection[str],
    sources: Collection[str],
    filters: Mapping[str, Collection[str]] | None = None,
    since: date | None = None,
    until: date | None = None,
    exactly: bool = False,
) -> tuple[Identity, ...] | None:
    """Source and key of the entries that have everything ``text`` asks for and that the person may see, the newest
    first, at most ``DEEPEST``. None while nobody can say: the engine is down, or too much is withdrawn.

    Takes what ``query`` takes. Only what has every word: whether a query is content with less depends on how many have
    them all, so that old entries would come and go.
    """
    withheld, asked = withdrawn(), understood(text)
    if not (tokens and sources and asked.reading):
        return ()
    if not withheld.is_complete:
        return None
    scope = scope_of(withheld, tokens, sources, read_filters(filters or {}), ranks_between(since, until))
    match = literal_match(asked.reading) if exactly else whole_match(asked.reading, asked.weighing)
    try:
        found = current().search(Question(scope, match), sort=BY_DATE, offset=0, limit=DEEPEST)
    except EngineDown as error:
        note_question(error)
        return None
    return _permitted(found, scope)


def _permitted(hits: Collection[Candidate], scope: Scope) -> tuple[Identity, ...]:
    """What the records permit of what the engine gave, each entry once. One query."""
    rows = models.Entry.objects.filter(pk__in=[hit.id for hit in hits], source__in=scope.sources)
    seen = {
        pk: (source, key)
        for pk, source, key, tokens in rows.values_list("pk", "source", "key", "tokens")
        if both(tokens, scope.tokens)
    }
    return tuple(dict.fromkeys(seen[hit.id] for hit in hits if hit.id in seen))
