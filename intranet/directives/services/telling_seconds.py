"""Notices about a wider readership: that it waits for a second person, and what came of it."""

from typing import Any

from django.urls import reverse

from intranet.directives.models import AudienceChange
from intranet.directives.policy import SECONDS
from intranet.notifications.services import mark_done, notify, notify_many
from intranet.people.queries import holders_of


def tell_seconds(change: AudienceChange) -> None:
    """Tell those who may decide on ``change``; once each. Call in the transaction that puts it by."""
    directive = change.directive
    others = [who for who in holders_of(SECONDS, directive.owner_unit_id) if who.pk != change.by_id]
    url = _page(change)
    notify_many(others, kind="readers-proposed", key=_key(change), subject=directive, number=directive.symbol, url=url)


def tell_proposer(change: AudienceChange) -> None:
    """Tell who proposed ``change`` what came of it, and the others that it needs nobody any more. Call in the
    transaction that decides.
    """
    directive, key = change.directive, _key(change)
    mark_done(holders_of(SECONDS, directive.owner_unit_id), kind="readers-proposed", key=key)
    about: dict[str, Any] = {"key": key, "subject": directive, "number": directive.symbol, "url": _page(change)}
    if change.was_accepted:
        notify(change.by, kind="readers-agreed", **about)
    else:
        notify(change.by, kind="readers-refused", **about)


def _key(change: AudienceChange) -> str:
    return f"readers:{change.pk}"


def _page(change: AudienceChange) -> str:
    return reverse("directives:audience", args=[change.directive.public_id])
