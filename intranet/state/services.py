"""Changes of the switches. Each takes the row's lock, so two administrators cannot overwrite one another."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import F

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
    """Make every worker compute people's tokens anew from the next request on. Call inside the writing transaction."""
    if not SiteState.objects.filter(pk=1).update(membership_revision=F("membership_revision") + 1):
        SiteState.objects.create(pk=1, membership_revision=1)
    current.changed()
