"""Entries that somebody points at, rather than words: pins, a chain of documents, and what is related to an entry."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from django.db.models import Q

from search import models
from search.asking import scope_of
from search.backends import current
from search.backends.base import BY_RELEVANCE, Question, Scope, having_any
from search.errors import EngineDown
from search.highlights import Highlighter
from search.hits import hit_of
from search.marks import Marker
from search.outages import note_question
from search.pending import withdrawn
from search.permitted import checked, is_permitted
from search.results import Hit
from search.understanding import understood

MOST_NAMED = 100

ALIKE = 0.25
"""Share of what a title says that another entry must say to be related to it."""

Identity = tuple[str, str]
"""The source and the key of an entry."""


def named(
    identities: Iterable[Identity], *, tokens: Collection[str], sources: Collection[str], text: str = ""
) -> tuple[Hit, ...]:
    """Those of some entries that the person may see, in the order given, with the words of ``text`` marked.

    What does not exist and what they may not see are left out alike. At most ``MOST_NAMED``. No engine is asked.
    """
    wanted = list(dict.fromkeys(identities))[:MOST_NAMED]
    scope = scope_of(withdrawn(), tokens, sources)
    some = Q(pk__in=[])
    for source, key in wanted:
        some |= Q(source=source, key=key, part="")
    records = {(record.source, record.key): record for record in models.Entry.objects.filter(some)}
    shows = _shows(text)
    found = (records[identity] for identity in wanted if identity in records)
    return tuple(hit_of(record, shows) for record in found if is_permitted(record, scope))


def circles_of(source: str, key: str) -> dict[str, tuple[str, ...]]:
    """The tokens by which each part of an entry may be found; empty if there is none. For those who look after it."""
    return dict(models.Entry.objects.filter(source=source, key=key).order_by("part").values_list("part", "tokens"))


def related(
    source: str, key: str, *, tokens: Collection[str], sources: Collection[str], limit: int = 5
) -> tuple[Hit, ...]:
    """Entries that say much of what the title of an entry says, the likest first; none if the person may not see it.

    Empty when the engine is down, and while too much is withdrawn for it to be relied on.
    """
    withheld = withdrawn()
    scope = scope_of(withheld, tokens, sources)
    own = models.Entry.objects.filter(source=source, key=key, part="").first()
    if own is None or not withheld.is_complete or not is_permitted(own, scope):
        return ()
    try:
        shows = _shows("")
        return tuple(hit_of(record, shows) for record in _alike(own, scope, limit))
    except EngineDown as error:
        note_question(error)
        return ()


def _alike(own: models.Entry, scope: Scope, limit: int) -> list[models.Entry]:
    weighing = understood(own.title).weighing
    if not weighing.pairs:
        return []
    parts = models.Entry.objects.filter(source=own.source, key=own.key).values_list("pk", flat=True)
    elsewhere = replace(scope, excluded=scope.excluded | frozenset(parts))
    question = Question(elsewhere, having_any(weighing.pairs), weighing.clauses)
    hits = current().search(question, sort=BY_RELEVANCE, offset=0, limit=2 * limit)
    least = ALIKE * sum(clause.weight for clause in weighing.clauses)
    records, _refused = checked([hit for hit in hits if hit.score >= least], question)
    return [record for record in records if not record.part][:limit]


def _shows(text: str) -> Highlighter:
    asked = understood(text)
    return Highlighter(Marker(asked.reading, asked.weighing))
