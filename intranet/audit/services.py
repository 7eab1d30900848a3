"""The one way into the log."""

import re
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from intranet.audit import context
from intranet.audit.chain import SEALED, moment, seal
from intranet.audit.details import clean
from intranet.audit.errors import BadEvent, ChainBroken, NotInTransaction
from intranet.audit.models import Event, Head
from intranet.audit.text import one_line
from intranet.prepared import insert, prepared, prepared_update

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

NOBODY = "system"
"""The actor of what no person did: the worker, a command, somebody not signed in."""

_ACTION = re.compile(r"[a-z0-9][a-z0-9._:-]{0,79}")


def record(
    action: str,
    *,
    actor: "AbstractUser | None",
    subject: Model | str,
    details: dict[str, Any] | None = None,
    on_behalf_of: "AbstractUser | None" = None,
    plugin: str = "",
    label: str = "",
) -> Event:
    """Add one event to the chain. Call it last inside the transaction of the action: the head is locked from here on.

    ``action`` is a word like ``directive.issued``; ``subject`` a saved object or ``"model:id"``; ``label`` what people
    would call it (a number, not a title); ``details`` small JSON without contents. Whatever goes wrong here rolls the
    caller's transaction back, even if the caller swallows the exception: what cannot be audited does not happen.

    Raises:
        NotInTransaction: there is no transaction that the event could share with its action.
        BadEvent: the action or the details are not what the log takes.
        ChainBroken: the end of the chain is not where it was left.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction("record() is called inside write_transaction(), after the writes it speaks of.")
    try:
        event = Event(
            action=_action(action),
            subject=_subject(subject),
            details=clean(details),
            on_behalf_of=_name(on_behalf_of, "") if on_behalf_of else "",
            actor=_name(actor, NOBODY),
            actor_id=actor.pk if actor else None,
            source=one_line(context.source(), 64),
            plugin=one_line(plugin, 50),
            label=one_line(label, 300),
        )
        return _append(event)
    except BaseException:
        transaction.set_rollback(True)
        raise


def _append(event: Event) -> Event:
    """Lock the head, seal the row with it, move the head. The condition on the update holds where locks are no-ops."""
    last_id, last_hash = _locked_head()
    event.id, event.previous, event.at = last_id + 1, last_hash, timezone.now()
    event.hash = seal({name: getattr(event, name) for name in SEALED} | {"at": moment(event.at)})
    insert(event)
    if not _move(last_id, last_hash, event.id, event.hash):
        raise ChainBroken("Another writer moved the end of the chain; the transaction did not hold the write lock.")
    return event


@prepared_update
def _move(last_id: Any, last_hash: Any, new_id: Any, new_hash: Any) -> Any:
    head = Head.objects.filter(pk=1, last_id=last_id, last_hash=last_hash)
    return head, {"last_id": new_id, "last_hash": new_hash}


def _locked_head() -> tuple[int, str]:
    """Number and hash of the last row, from the head, which whoever records first makes; another writer may do both
    between two of our statements.
    """
    heads: list[tuple[int, str]] = _heads()
    if not heads and not Event.objects.exists():
        Head.objects.get_or_create(pk=1)
    heads = heads or _heads()
    if not heads:
        raise ChainBroken("There are events but no head; somebody removed it. Run: manage.py audit verify")
    return heads[0]


@prepared
def _heads() -> Any:
    return Head.objects.select_for_update().filter(pk=1).values_list("last_id", "last_hash")


def _action(action: str) -> str:
    if not _ACTION.fullmatch(action):
        raise BadEvent(f"{action!r} is no name of an action; write it like directive.issued.")
    return action


def _subject(subject: Model | str) -> str:
    if isinstance(subject, str):
        return one_line(subject, 120)
    if subject.pk is None:
        raise BadEvent("The subject of an event is saved before the event is recorded.")
    return f"{subject._meta.label_lower}:{subject.pk}"


def _name(person: "AbstractUser | None", otherwise: str) -> str:
    if person is None:
        return otherwise
    return one_line(f"{person.get_full_name()} ({person.get_username()})", 200)
