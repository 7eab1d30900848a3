"""The circulation scope: who may read a document, and changing that after issue."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, bump_membership, record, write_transaction
from plugins.circulation.catalogue import put
from plugins.circulation.models import Item, ItemReader, ItemScope, ItemState, Proposal, ProposalKind
from plugins.circulation.policy import permits
from plugins.circulation.queries.previews import Preview, compare
from plugins.circulation.queries.readers import may_read
from plugins.circulation.rules import WHOLE, reader_token
from plugins.circulation.services import proposals


def set_scope(item: Item, tokens: Iterable[str]) -> None:
    """Write the circles and what opens the document. Inside the writing transaction; the membership is bumped by it."""
    tokens = list(dict.fromkeys(tokens))
    item.scope.all().delete()
    item.readers.all().delete()
    ItemScope.objects.bulk_create(ItemScope(item=item, token=token) for token in tokens)
    circles = [WHOLE] if item.whole_space else tokens
    opening = (reader_token(item.space_id, item.level.rank, circle, item.valid_until) for circle in circles)
    ItemReader.objects.bulk_create(ItemReader(item=item, token=token) for token in opening)


def wanted_of(item: Item) -> dict[str, Any]:
    """The scope as it stands, in the shape of ``Proposal.wanted``."""
    return {"whole": item.whole_space, "tokens": sorted(item.scope.values_list("token", flat=True))}


def preview(item: Item, wanted: dict[str, Any]) -> Preview:
    """What a change of the scope would do to people as they are today: circle, roster and clearance together."""
    before, after = may_read(item, wanted_of(item)), may_read(item, wanted)
    return compare(item, before, after, widens=widens(item, wanted))


def change_scope(item: Item, wanted: dict[str, Any], reason: str, by: Any) -> Proposal | None:
    """Narrow at once, or propose what widens: returns the proposal that waits, None when it is done.

    Widening is agreed to by a second person (Decree 30/2020, annex VI).

    Raises:
        Refused: ``by`` does not keep the document, no reason, nobody would be left, or a proposal waits already.
    """
    with write_transaction():
        locked = _kept(item, by)
        if not reason.strip():
            raise Refused(_("Say why."))
        if not wanted["whole"] and not wanted["tokens"]:
            raise Refused(_("Somebody must be left who may read it. To take it from everybody, recall it."))
        change = Proposal(item=locked, kind=ProposalKind.SCOPE, was=wanted_of(locked), wanted=wanted)
        if not widens(locked, wanted):
            proposals.settle_at_once(change, reason, by)
            _apply(locked, wanted, by, reason)
            return None
        return proposals.propose(change, reason, by)


def widens(item: Item, wanted: dict[str, Any]) -> bool:
    """Whether anybody could gain by the change, now or by joining a circle: every circle that was not named before."""
    now = wanted_of(item)
    if now["whole"]:
        return False
    return bool(wanted["whole"] or set(wanted["tokens"]) - set(now["tokens"]))


def decide_scope(proposal: Proposal, agreed: bool, by: Any, refusal: str = "") -> None:
    """A second keeper, or the head of the owner unit, agrees to a wider scope or refuses it with a reason.

    Raises:
        Refused: the proposer themselves, somebody without a say, no reason for refusing, it was decided already, or
            the document is in circulation no more or its scope was changed since.
    """
    with write_transaction():
        row = proposals.decide(proposal, agreed, by, refusal)
        if not agreed:
            return
        if row.item.state != ItemState.ISSUED or wanted_of(row.item) != row.was:
            raise Refused(_("The document has changed meanwhile. Refuse this and propose anew."))
        _apply(row.item, row.wanted, by, row.reason)


def _apply(item: Item, wanted: dict[str, Any], by: Any, reason: str) -> None:
    before = wanted_of(item)
    item.whole_space = wanted["whole"]
    item.save(update_fields=["whole_space"])
    set_scope(item, wanted["tokens"])
    bump_membership()
    put(item)
    details = {"before": before["tokens"], "now": wanted["tokens"], "whole": wanted["whole"], "reason": reason[:200]}
    record(
        "circulation.scope-changed", actor=by, subject=item, plugin="circulation", label=item.number, details=details
    )


def _kept(item: Item, by: Any) -> Item:
    locked = Item.objects.select_for_update().select_related("space", "level").get(pk=item.pk)
    if not permits(by, "keep", locked) or locked.state != ItemState.ISSUED:
        raise Refused(_("Only keepers change the scope, and only while the document is in circulation."))
    return locked
