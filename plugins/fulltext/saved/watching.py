"""Looking again for what people want to be told about.

Nothing here goes to the audit log: what somebody looks for is nobody's business, and the log is read by others.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from intranet.contracts import enabled_sources, notify, who, write_transaction
from plugins.fulltext.asking import Asked, read
from plugins.fulltext.editors.queries import picks_of
from plugins.fulltext.saved.models import SavedSearch
from search.catalogue import matching

REST = timedelta(minutes=30)
"""A search that was looked at more recently is passed over: an interrupted round goes on where it was."""

KEPT = 2_000
"""Entries that are remembered as seen: more than one search finds at most."""

Identity = tuple[str, str]


def look_again(job: Any = None) -> int:
    """Look at every saved search that is due; returns how many people were told something. Each is done with before
    the next one begins, so a round may end anywhere.
    """
    due = SavedSearch.objects.exclude(looked_at__gt=timezone.now() - REST).order_by("pk")
    keys = list(due.values_list("pk", flat=True))
    told = 0
    for done, key in enumerate(keys):
        if job is not None:
            job.report(done, len(keys))
        told += look_at(key)
    return told


def look_at(key: int) -> bool:
    """Look at one saved search with the rights of its person at this moment; returns whether they were told of new
    entries. Nothing changes while the engine cannot be asked.
    """
    saved = SavedSearch.objects.select_related("person").filter(pk=key).first()
    found = found_by(saved.person, question_of(saved)) if saved is not None else None
    if found is None:
        return False
    with write_transaction():
        row = SavedSearch.objects.select_for_update(of=("self",)).select_related("person").filter(pk=key).first()
        return row is not None and _note(row, found)


def question_of(saved: SavedSearch) -> Asked:
    """What is asked."""
    return read(QueryDict(saved.address.removeprefix("?")))


def found_by(person: Any, asked: Asked) -> list[Identity] | None:
    """What ``person`` finds now, the newest first, without what editors left out; None if that cannot be said. What a
    guard opens for a moment is not among it.
    """
    asker = who(person)
    if asker is None:
        return None
    since, until = asked.days().between()
    found = matching(
        asked.text,
        tokens=asker.tokens,
        sources=enabled_sources(),
        filters=asked.filters,
        since=since,
        until=until,
        exactly=bool(asked.exact),
    )
    if found is None:
        return None
    left_out = {pick.identity for pick in picks_of(asked.text) if pick.is_left_out}
    return [identity for identity in found if identity not in left_out]


def remembered(found: Iterable[Identity], before: Collection[Identity]) -> list[list[str]]:
    """What counts as seen from now on. What is out of sight at present is no news when it comes back."""
    return [list(identity) for identity in list(dict.fromkeys([*found, *before]))[:KEPT]]


def _note(saved: SavedSearch, found: list[Identity]) -> bool:
    before = [(source, key) for source, key in saved.seen or ()]
    known = set(before)
    new = [identity for identity in found if identity not in known] if saved.seen is not None else []
    saved.seen, saved.looked_at = remembered(found, before), timezone.now()
    if new:
        saved.fresh, saved.fresh_at = len(new), saved.looked_at
        _tell(saved)
    saved.save()
    return bool(new)


def _tell(saved: SavedSearch) -> None:
    """How many are new, and nothing of what they are: rights may have changed when it is read."""
    notify(
        saved.person,
        kind="fulltext-found",
        key=f"{saved.public_id}:{saved.looked_at:%Y%m%dT%H%M%S%f}",
        subject=saved,
        number=f"+{saved.fresh}",
        url=saved.get_absolute_url(),
    )
