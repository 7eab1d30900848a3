"""Keeping, renaming and forgetting searches. None of it is audited: what somebody looks for is nobody's business."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.contracts import Refused, write_transaction
from plugins.fulltext.asking import Asked
from plugins.fulltext.saved.models import SavedSearch
from plugins.fulltext.saved.watching import found_by, remembered

MOST = 20
"""Saved searches of one person."""


def keep(person: Any, asked: Asked) -> SavedSearch:
    """Keep a question for ``person``; what it finds now is no news later. Keeping it again changes nothing.

    Raises:
        Refused: nothing is asked, or there are too many already.
    """
    if not asked.text:
        raise Refused(_("Type what to look for first, then keep the search."))
    address, found = asked.address(page=1, sort="relevance"), found_by(person, asked)
    seen = None if found is None else remembered(found, ())
    with write_transaction():
        own = SavedSearch.objects.filter(person=person)
        if held := own.filter(address=address).first():
            return held
        if own.count() >= MOST:
            raise Refused(_("You follow %(n)d searches. Delete one that you no longer need first.") % {"n": MOST})
        now = timezone.now() if seen is not None else None
        return SavedSearch.objects.create(
            person=person, name=asked.text[:100], address=address, seen=seen, looked_at=now
        )


def rename(saved: SavedSearch, name: str) -> None:
    """Call it otherwise."""
    SavedSearch.objects.filter(pk=saved.pk).update(name=name)


def forget(saved: SavedSearch) -> None:
    """Nobody looks for it any more, and nothing of it stays."""
    saved.delete()
