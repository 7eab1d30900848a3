"""Making a new index from the records while the old one goes on answering."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from search import census, models
from search.backends import current
from search.backends.base import Change, Document, Removal, Replacement, Stamp
from search.batches import batched
from search.documents import document_of

BATCH = 5_000
"""Entries told in one commit."""

_AT_A_TIME = 200


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Count words and make a new index, then put it in the old one's place; returns how many entries it holds.

    Atomic: until the last step readers ask the old index and writers feed it, and an interruption leaves it as it was.
    What changed in between is told to the new index while writers wait, so nothing is missing when it takes over.
    What an engine kept of an interrupted one is gone on with. ``progress`` is told entries done and entries in all.

    Raises:
        Busy: a rebuild is going on already, or a writer did not finish.
        EngineDown: the engine cannot be written to; the old index stands.
    """
    total = models.Entry.objects.count()
    with current().replacing() as replacement:
        last = max((stamp.id for stamp in replacement.stamps()), default=0)
        done = models.Entry.objects.filter(pk__lte=last).count()
        rest = models.Entry.objects.filter(pk__gt=last).order_by("pk")
        counting = None if last else census.Counting()
        entries = rest.iterator(chunk_size=_AT_A_TIME)
        while (first := next(entries, None)) is not None:
            replacement.apply(_documents(chain([first], islice(entries, BATCH - 1)), counting))
            done = min(done + BATCH, total)
            progress(done, total)
        if counting:
            counting.finish()
        else:  # of what was told before the interruption the words were not kept
            census.take()
        with replacement.publish():
            return _catch_up(replacement)


def _documents(entries: Iterable[models.Entry], counting: census.Counting | None) -> Iterator[Document]:
    """What an engine is told of entries; their words are counted on the way, which costs a tenth of doing it again."""
    for entry in entries:
        document = document_of(entry)
        if counting and entry.is_open:
            counting.add(document.terms)
        yield document


def differences(stamps: Iterator[Stamp]) -> tuple[list[int], list[int]]:
    """Entries the engine lacks or knows in another state, and entries it holds that are gone; both in order.

    ``stamps`` come in the order of ``id``, as the records do: what both hold alike is never in memory together.
    """
    unlike, gone = [], []
    told = next(stamps, None)
    for entry, revision in models.Entry.objects.order_by("pk").values_list("pk", "revision").iterator(chunk_size=2_000):
        while told and told.id < entry:
            gone.append(told.id)
            told = next(stamps, None)
        if told is None or told != (entry, revision):
            unlike.append(entry)
        if told and told.id == entry:
            told = next(stamps, None)
    if told:
        gone += [told.id, *(stamp.id for stamp in stamps)]
    return unlike, gone


def _catch_up(replacement: Replacement) -> int:
    unlike, gone = differences(replacement.stamps())
    for some in batched(unlike, _AT_A_TIME):
        entries = models.Entry.objects.in_bulk(some)
        replacement.apply(_changes(some, entries))
    if gone:
        replacement.apply([Removal(entry) for entry in gone])
    return models.Entry.objects.count()


def _changes(wanted: Sequence[int], entries: dict[int, models.Entry]) -> list[Change]:
    return [document_of(entries[entry]) if entry in entries else Removal(entry) for entry in wanted]
