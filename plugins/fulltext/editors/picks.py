"""Which documents stand first for a query, and which are left out: changes, each in the audit log.

The log names the entry and not the query: its words may be those of a document that its readers may not see.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from intranet.contracts import Refused, Who, record, write_transaction
from plugins.fulltext.editors.access import check_may
from plugins.fulltext.editors.models import Pick
from plugins.fulltext.editors.queries import Identity, hits_of, seen
from search.catalogue import folded

MOST = 20
"""Documents that are picked for one query, of those that an editor sees."""

LONGEST = 100
"""Letters of a query that is picked for."""


def choose(text: str, identity: Identity, asker: Who, *, is_left_out: bool = False) -> None:
    """Let an entry stand last among the first of a query, or leave it out; the other is taken back.

    Raises:
        Refused: ``asker`` may not, there is no such document for them, the query says nothing, or enough are picked.
    """
    words = check_query(text)
    with write_transaction():
        _check(identity, asker)
        picks = Pick.objects.select_for_update().filter(words=words)
        pick = picks.filter(source=identity[0], key=identity[1]).first()
        if pick is not None and pick.is_left_out == is_left_out:
            return
        if pick is None and len(seen(picks, asker)) >= MOST:
            raise Refused(_("At most %(count)d documents are picked for one query.") % {"count": MOST})
        pick = pick or Pick(words=words, source=identity[0], key=identity[1])
        pick.text, pick.is_left_out = " ".join(text.split()), is_left_out
        pick.place = (picks.aggregate(last=Max("place"))["last"] or 0) + 1
        _save(pick)
        _note("left-out" if is_left_out else "put-first", pick, asker.person)


def move(text: str, identity: Identity, asker: Who, *, by: int) -> None:
    """Let an entry change places with its neighbour among those that ``asker`` sees first: ``by`` is -1 or 1.

    Raises:
        Refused: ``asker`` may not, or there is no such document for them.
    """
    words = check_query(text)
    with write_transaction():
        _check(identity, asker)
        rows = Pick.objects.select_for_update().filter(words=words, is_left_out=False)
        shown = [each.pick for each in seen(rows, asker)]
        at = next((place for place, pick in enumerate(shown) if pick.identity == identity), None)
        if at is None or not 0 <= at + by < len(shown):
            return
        one, other = shown[at], shown[at + by]
        one.place, other.place = other.place, one.place
        for pick in (one, other):
            pick.save(update_fields=["place"])
        _note("moved", one, asker.person)


def take_back(text: str, identity: Identity, asker: Who) -> None:
    """Let an entry stand where it is found.

    Raises:
        Refused: as above.
    """
    words = check_query(text)
    with write_transaction():
        _check(identity, asker)
        pick = Pick.objects.select_for_update().filter(words=words, source=identity[0], key=identity[1]).first()
        if pick is not None:
            _note("taken-back", pick, asker.person)
            pick.delete()


def check_query(text: str) -> str:
    """The folded words of a query.

    Raises:
        Refused: it has none, or too many.
    """
    words = folded(text)
    if not words:
        raise Refused(_("Type the words of the query, like: bao ve bi mat."), "q")
    if len(text) > LONGEST or len(words) > 3 * LONGEST:
        raise Refused(_("At most %(count)d letters. Take the words that people type most.") % {"count": LONGEST}, "q")
    return words


def _check(identity: Identity, asker: Who) -> None:
    check_may(asker.person)
    if not hits_of([identity], asker):
        raise Refused(_("There is no such document. Choose another one."))


def _save(pick: Pick) -> None:
    """A row that is not there yet cannot be locked: where two editors choose at once the constraint decides."""
    try:
        with transaction.atomic():
            pick.save()
    except IntegrityError as error:
        raise Refused(_("Somebody has just chosen this document, too. Look at it again.")) from error


def _note(done: str, pick: Pick, by: Any) -> None:
    record(f"fulltext.{done}", actor=by, subject=pick, plugin="fulltext", label=str(pick))
