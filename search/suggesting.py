"""Where to go directly while typing: only titles and numbers that the person may see."""

from collections.abc import Collection

from search import models
from search.analysis import prefixes
from search.asking import scope_of
from search.backends import current
from search.backends.base import BY_DATE, Question, having_all
from search.errors import EngineDown
from search.facets import labels_of
from search.highlights import beginnings
from search.outages import note_question
from search.pending import withdrawn
from search.permitted import Place, exact_page
from search.results import Suggestion

SUGGESTIONS, MOST_SUGGESTIONS = 8, 20


def suggest(
    text: str, *, tokens: Collection[str], sources: Collection[str], limit: int = SUGGESTIONS
) -> tuple[Suggestion, ...]:
    """Titles and numbers a person may go to directly, whose words begin with what is typed; the newest first.

    Takes the same ``tokens`` and ``sources`` as ``query``. Empty when the engine is down, and while too much is
    withdrawn for it to be relied on.
    """
    required = prefixes(text)
    withheld = withdrawn()
    if not (required and tokens and sources and withheld.is_complete):
        return ()
    question = Question(scope_of(withheld, tokens, sources), having_all(required))
    limit = min(max(limit, 1), MOST_SUGGESTIONS)
    try:
        found = exact_page(current(), question, Place(BY_DATE, 0, limit))
    except EngineDown as error:
        note_question(error)
        return ()
    typed = [term[1:] for term in required]
    return tuple(_suggestion(record, typed) for record in found.records if found.is_exact)


def _suggestion(record: models.Entry, typed: list[str]) -> Suggestion:
    title, number = beginnings(record.title, typed), beginnings(record.number, typed)
    return Suggestion(title, number, labels_of(record.facets).get("kind", ""), record.url)
