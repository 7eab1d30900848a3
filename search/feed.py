"""Feeding the engine from the outbox: after a commit, in the process that wrote, and by the worker for the rest."""

from collections.abc import Sequence

from search import census, models, outages
from search.backends import current
from search.backends.base import Change, Removal, SourceRemoval
from search.documents import document_of
from search.errors import Busy, EngineDown

AT_ONCE = 50
"""Notes handled in the process that wrote them; a bulk load leaves the rest to the worker."""


def drain(limit: int = 500) -> int:
    """Tell the engine up to ``limit`` things that wait; returns how many, 0 if nothing waits or somebody else does it.

    For the worker: call it again while it returns something. When nothing waits it also counts words anew if the
    catalogue has grown enough to matter. Repeating what was told is harmless, so a crash at any point loses nothing.

    Raises:
        EngineDown: the engine cannot be written to; everything still waits.
    """
    told = _drain(limit)
    if not told:
        census.take_if_due()
    return told


def after_commit() -> None:
    """Tell the engine what this process just committed, if nobody else is telling it something. Never raises."""
    try:
        _drain(AT_ONCE)
    except EngineDown as error:
        outages.note("The search engine cannot be fed; the worker will try again", error)


def waiting() -> int:
    """How many things the engine has yet to be told."""
    return models.Outbox.objects.count()


def _drain(limit: int) -> int:
    if not models.Outbox.objects.exists():
        return 0
    try:
        with current().writing() as writer:
            notes = list(models.Outbox.objects.order_by("pk")[:limit])
            if notes:
                writer.apply(changes_of(notes))
                models.Outbox.objects.filter(pk__in=[note.pk for note in notes]).delete()
            return len(notes)
    except Busy:
        return 0


def changes_of(notes: Sequence[models.Outbox]) -> list[Change]:
    """What the engine is told for these notes: each entry once, as it is now, in the place of its last note.

    The records are read after the notes and under the writer's lock, so that an older state never overwrites a newer.
    """
    last = {note.entry: note for note in notes if note.entry is not None}
    entries = models.Entry.objects.in_bulk(list(last))
    changes: list[Change] = []
    for note in notes:
        if note.entry is None:
            changes.append(SourceRemoval(note.source))
        elif last[note.entry] is note:
            entry = entries.get(note.entry)
            changes.append(document_of(entry) if entry else Removal(note.entry))
    return changes
