"""A change of scope or level that waits for a second person: proposed, agreed to, refused, withdrawn.

Called inside the writing transaction of who makes the change, all but ``withdraw``.
"""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, notify, record, write_transaction
from plugins.circulation.models import Item, Proposal
from plugins.circulation.policy import permits
from plugins.circulation.queries.readers import keepers_of


def propose(change: Proposal, reason: str, by: Any) -> Proposal:
    """Keep ``change`` until another keeper decides; the other keepers are told.

    Raises:
        Refused: another change of the same kind waits already.
    """
    item = change.item
    if Proposal.objects.filter(item=item, kind=change.kind, decided_at__isnull=True).exists():
        raise Refused(_("A change of the same kind already waits for a decision."))
    change.reason, change.by, change.at = reason.strip()[:300], by, timezone.now()
    change.save()
    record(f"circulation.{change.kind}-proposed", actor=by, subject=item, plugin="circulation", label=item.number)
    for keeper in keepers_of(item.space).exclude(pk=by.pk):
        _tell(change, "circulation-to-decide", keeper)
    return change


def settle_at_once(change: Proposal, reason: str, by: Any) -> None:
    """Put what needs no second person on record as in force."""
    change.reason, change.by, change.at = reason.strip()[:300], by, timezone.now()
    change.agreed, change.decided_at = True, change.at
    change.save()


def decide(proposal: Proposal, agreed: bool, by: Any, refusal: str = "") -> Proposal:
    """Lock and decide; what follows from it is the caller's. The proposer is told.

    Raises:
        Refused: the proposer themselves, somebody without a say, no reason for refusing, or it was decided already.
    """
    row = _open_row(proposal)
    if by.pk == row.by_id or not permits(by, "keep", row.item):
        raise Refused(_("Another keeper decides, not the one who proposed it."))
    if not agreed and not refusal.strip():
        raise Refused(_("Say why not."))
    row.agreed, row.decided_by, row.decided_at, row.refusal = agreed, by, timezone.now(), refusal.strip()[:300]
    row.save(update_fields=["agreed", "decided_by", "decided_at", "refusal"])
    if not agreed:
        _record(f"{row.kind}-refused", row, by)
    _tell(row, "circulation-decided", row.by)
    return row


def withdraw(proposal: Proposal, by: Any) -> None:
    """Who proposed a change takes it back while it waits; it stays on record as withdrawn.

    Raises:
        Refused: somebody else, or it was decided already.
    """
    with write_transaction():
        row = _open_row(proposal)
        if by.pk != row.by_id or not permits(by, "keep", row.item):
            raise Refused(_("Only who proposed a change takes it back."))
        row.decided_at = timezone.now()
        row.save(update_fields=["decided_at"])
        _record("proposal-withdrawn", row, by)


def _open_row(proposal: Proposal) -> Proposal:
    """Locked after its document, in the order in which everything else takes them."""
    Item.objects.select_for_update().get(pk=proposal.item_id)
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("item__space", "item__level", "by")
    row = rows.get(pk=proposal.pk)
    if row.decided_at is not None:
        raise Refused(_("This was decided already."))
    return row


def _record(action: str, row: Proposal, by: Any) -> None:
    record(f"circulation.{action}", actor=by, subject=row.item, plugin="circulation", label=row.item.number)


def _tell(row: Proposal, kind: str, person: Any) -> None:
    url = reverse("circulation:keep", args=[row.item.public_id])
    notify(person, kind=kind, key=f"proposal:{row.pk}", subject=None, number=row.item.number, url=url)
