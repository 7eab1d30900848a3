"""Writing entries, in the caller's transaction: the record and, beside it, what the engine has yet to be told."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from search import feed, models
from search.batches import batched
from search.entries import Entry, Source

BATCH = 200
Identity = tuple[str, str, str]


def index(entries: Iterable[Entry]) -> int:
    """Put entries in the catalogue or bring them up to date; returns how many were new or different.

    Part of the caller's transaction: with it they appear, with it they vanish. A right that is withdrawn here is
    effective at the commit, whatever the engine knows; what is added shows when the engine has been fed, usually at
    once.
    """
    changed = 0
    with transaction.atomic():
        for batch in batched(entries, BATCH):
            changed += _put({_identity(entry): entry for entry in batch})
        if changed:
            transaction.on_commit(feed.after_commit, robust=True)
    return changed


def remove(source: str, key: str, part: str | None = None) -> int:
    """Take one thing out of the catalogue, all its parts or only ``part``; returns how many entries went."""
    gone = models.Entry.objects.filter(source=source, key=key)
    return _remove(gone if part is None else gone.filter(part=part))


def replace(source: str, key: str, entries: Iterable[Entry]) -> int:
    """Make ``entries`` all there is of one thing: they are put in, and its other parts taken out, in one transaction.
    Returns how many entries changed or went.
    """
    wanted = list(entries)
    with transaction.atomic():
        others = models.Entry.objects.filter(source=source, key=key).exclude(part__in=[each.part for each in wanted])
        return _remove(others) + index(wanted)


def drop_source(slug: str) -> int:
    """Take out everything a source ever put in; returns how many entries went. One note for the engine says it all."""
    with transaction.atomic():
        models.Outbox.objects.create(source=slug, withdraws=True)
        count, _ = models.Entry.objects.filter(source=slug).delete()
        transaction.on_commit(feed.after_commit, robust=True)
    return count


def reindex(source: Source) -> tuple[int, int]:
    """Bring everything of a source up to date from its objects; returns how many entries changed and how many went."""
    seen: set[Identity] = set()

    def noted() -> Iterator[Entry]:
        for entry in source.entries():
            seen.add(_identity(entry))
            yield entry

    with transaction.atomic():
        changed = index(noted())
        stored = models.Entry.objects.filter(source=source.slug).values_list("pk", "source", "key", "part")
        gone = [row[0] for row in stored.iterator() if row[1:] not in seen]
        for some in batched(gone, BATCH):
            _remove(models.Entry.objects.filter(pk__in=some))
    return changed, len(gone)


def record_of(entry: Entry) -> models.Entry:
    """The record of an entry that is new, not stored yet."""
    return models.Entry(source=entry.source, key=entry.key, part=entry.part, **entry.columns())


def _identity(entry: Entry | models.Entry) -> Identity:
    return entry.source, entry.key, entry.part


def _put(wanted: dict[Identity, Entry]) -> int:
    stored = {_identity(row): row for row in _stored(wanted)}
    fresh, revised, notes = [], [], []
    for identity, entry in wanted.items():
        columns, row = entry.columns(), stored.get(identity)
        if row is None:
            fresh.append(record_of(entry))
        elif any(getattr(row, name) != value for name, value in columns.items()):
            notes.append(_note(row, withdraws=_takes_away(row, columns)))
            _revise(row, columns)
            revised.append(row)
    models.Entry.objects.bulk_create(fresh)
    models.Entry.objects.bulk_update(revised, [*_COLUMNS, "revision"], batch_size=50)
    models.Outbox.objects.bulk_create([*(_note(row) for row in fresh), *notes])
    return len(fresh) + len(revised)


_COLUMNS = (
    *("title", "number", "summary", "text", "words", "signs", "attachment"),
    *("url", "tokens", "is_open", "facets", "date", "chain"),
)


def _takes_away(row: models.Entry, columns: dict[str, Any]) -> bool:
    """Whether somebody loses a right: a circle is gone, or the text, as when a guard is put before it."""
    lost = any(getattr(row, name) and not columns[name] for name in ("summary", "text"))
    return lost or not set(row.tokens) <= set(columns["tokens"])


def _revise(row: models.Entry, columns: dict[str, object]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.revision += 1


def _stored(wanted: Iterable[Identity]) -> Iterable[models.Entry]:
    keys: dict[str, list[str]] = {}
    for source, key, _ in wanted:
        keys.setdefault(source, []).append(key)
    some = Q(pk__in=[])
    for source, of_source in keys.items():
        some |= Q(source=source, key__in=of_source)
    return models.Entry.objects.select_for_update().filter(some)


def _remove(gone: QuerySet[models.Entry]) -> int:
    with transaction.atomic():
        rows = list(gone.select_for_update().only("pk"))
        models.Outbox.objects.bulk_create([_note(row, withdraws=True) for row in rows])
        models.Entry.objects.filter(pk__in=[row.pk for row in rows]).delete()
        if rows:
            transaction.on_commit(feed.after_commit, robust=True)
    return len(rows)


def _note(row: models.Entry, *, withdraws: bool = False) -> models.Outbox:
    return models.Outbox(entry=row.pk, withdraws=withdraws)
