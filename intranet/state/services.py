"""Changes of the switches. Each takes the row's lock, so two administrators cannot overwrite one another."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from intranet.database import write_transaction
from intranet.state import current
from intranet.state.models import SiteState


@contextmanager
def locked_state() -> Iterator[SiteState]:
    """The row, locked; what the caller changes on it is saved at the end of the block."""
    with write_transaction():
        SiteState.objects.get_or_create(pk=1)
        row = SiteState.objects.select_for_update().get(pk=1)
        yield row
        row.save()
    current.changed()


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
