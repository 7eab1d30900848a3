"""Calling a document back: frozen for everybody at once, closed when the sums agree."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, bump_membership, notify, record, write_transaction
from plugins.circulation.catalogue import drop
from plugins.circulation.models import Copy, Item, ItemState, Opening, Recall
from plugins.circulation.policy import permits
from plugins.circulation.queries.registers import sums_of
from plugins.circulation.services.copies import OUT


def recall(item: Item, reason: str, by: Any) -> Recall:
    """From this commit on nobody reads the document, and a download under way ends; holders are told.

    Raises:
        Refused: ``by`` may not, there is no reason, or it is not in circulation.
    """
    with write_transaction():
        locked = Item.objects.select_for_update().select_related("space", "level").get(pk=item.pk)
        if not permits(by, "recall", locked):
            raise Refused(_("You may not recall this document, or it was recalled already."))
        if not reason.strip():
            raise Refused(_("Say why it is recalled."))
        locked.state = ItemState.RECALLED
        locked.save(update_fields=["state"])
        called = Recall.objects.create(item=locked, reason=reason.strip()[:300], by=by, at=timezone.now())
        bump_membership()
        drop(locked)
        out = list(Copy.objects.filter(item=locked, state__in=OUT).select_related("holder"))
        record(
            "circulation.recalled",
            actor=by,
            subject=locked,
            plugin="circulation",
            label=locked.number,
            details={"out": len(out)},
        )
        for copy in out:
            url = reverse("circulation:copies")
            key = f"recall:{locked.pk}"
            notify(copy.holder, kind="circulation-recalled", key=key, subject=None, number=locked.number, url=url)
    return called


def close(called: Recall, by: Any) -> None:
    """The register of a recall closes when no copy is out.

    Raises:
        Refused: copies are out still, it is closed, or ``by`` does not keep the document.
    """
    with write_transaction():
        item = Item.objects.select_for_update().select_related("space", "level").get(pk=called.item_id)
        row = Recall.objects.get(pk=called.pk)
        if row.closed_at is not None or not permits(by, "keep", item):
            raise Refused(_("Only keepers close a recall, and only once."))
        sums = sums_of(item)
        if sums.held:
            raise Refused(
                _("%(held)d of %(issued)d copies are out still.") % {"held": sums.held, "issued": sums.issued}
            )
        row.closed_at, row.closed_by = timezone.now(), by
        row.save(update_fields=["closed_at", "closed_by"])
        item.state = ItemState.CLOSED
        item.save(update_fields=["state"])
        details = {"issued": sums.issued, "returned": sums.returned, "destroyed": sums.destroyed}
        record(
            "circulation.recall-closed",
            actor=by,
            subject=item,
            plugin="circulation",
            label=item.number,
            details=details,
        )


def saw(item: Item) -> list[Any]:
    """People who were shown anything of the document, each once, the latest first."""
    seen = Opening.objects.filter(version__item=item).select_related("person").order_by("-pk")
    return list({opening.person_id: opening.person for opening in seen}.values())
