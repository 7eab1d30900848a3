"""Entries whose own number was asked for: they are shown before all others, whatever the order."""

from search import models
from search.analysis import Reading
from search.analysis.terms import OWN_NUMBER
from search.backends.base import BY_DATE, Backend, Question, Scope, having_any
from search.permitted import Place, exact_page

MOST_NUMBERED = 3
"""A number that more entries than this bear names none of them."""


def numbered(backend: Backend, scope: Scope, reading: Reading) -> list[models.Entry]:
    """The records that bear a number asked for, the newest first; none if they are many, or the engine and the records
    do not agree. Raises as ``Backend.search``.
    """
    if not reading.numbers:
        return []
    bears = having_any(OWN_NUMBER + number.term() for number in reading.numbers)
    page = exact_page(backend, Question(scope, bears), Place(BY_DATE, 0, MOST_NUMBERED))
    return page.records if page.is_exact and not page.has_next else []
