"""Changes of the switches. Each takes the row's lock, so two administrators cannot overwrite one another."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from intranet.database import write_transaction
from intranet.state import current
from intranet.state.models import SiteState


@contextmanager
def locked_state() -> Iterator[SiteState]:
    """The row, locked; what the caller changes on it is saved at the end of the block, and nothing else: inside the
    block somebody may change another switch (a plugin that is being enabled lays down a rule before a path).
    """
    with write_transaction():
        SiteState.objects.get_or_create(pk=1)
        row = SiteState.objects.select_for_update().get(pk=1)
        before = deepcopy(_values(row))
        yield row
        if changed := [name for name, value in _values(row).items() if value != before[name]]:
            row.save(update_fields=changed)
    current.changed()


def _values(row: SiteState) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in SiteState._meta.concrete_fields}


def bump_membership() -> None:
    """Make every worker compute people's tokens anew from the next request on. Call inside the writing transaction.

    The revision is drawn at random, not counted: a count taken in a transaction that is rolled back would come again
    and
    with it what was cached under it.
    """
    revision = secrets.randbits(62)
    if not SiteState.objects.filter(pk=1).update(membership_revision=revision):
        SiteState.objects.create(pk=1, membership_revision=revision)
    current.changed()
