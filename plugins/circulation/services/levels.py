"""Another level for a document: raised at once, lowered when a second keeper agrees."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, bump_membership, record, who, write_transaction
from plugins.circulation.catalogue import put
from plugins.circulation.models import Item, ItemState, Level, Proposal, ProposalKind
from plugins.circulation.policy import permits
from plugins.circulation.queries.previews import Preview, compare
from plugins.circulation.queries.readers import may_read
from plugins.circulation.rules import split_tokens
from plugins.circulation.services import proposals
from plugins.circulation.services.scopes import set_scope, wanted_of


@dataclass(frozen=True, slots=True)
class LevelChange:
    """What the keeper wants, and why."""

    level: Level
    reason: str


def preview(item: Item, level: Level) -> Preview:
    """Who gains and who loses the right to read by the change, as people are cleared today."""
    wanted = wanted_of(item)
    after = may_read(item, wanted, rank=level.rank)
    return compare(item, may_read(item, wanted), after, widens=level.rank < item.level.rank)


def change_level(item: Item, change: LevelChange, by: Any) -> Proposal | None:
    """Raise at once, or propose what lowers: returns the proposal that waits, None when it is done.

    Raises:
        Refused: ``by`` does not keep the document or is not cleared for the level, no reason, nothing changes, or a
            proposal waits already.
    """
    with write_transaction():
        locked = Item.objects.select_for_update(of=("self",)).select_related("space", "level").get(pk=item.pk)
        _check(locked, change, by)
        about = Proposal(item=locked, kind=ProposalKind.LEVEL)
        about.was, about.wanted = {"level": locked.level.slug}, {"level": change.level.slug}
        if change.level.rank < locked.level.rank:
            return proposals.propose(about, change.reason, by)
        proposals.settle_at_once(about, change.reason, by)
        _apply(locked, change, by)
        return None


def decide_level(proposal: Proposal, agreed: bool, by: Any, refusal: str = "") -> None:
    """A second keeper agrees to a lower level or refuses it with a reason.

    Raises:
        Refused: the proposer themselves, somebody without a say, no reason for refusing, it was decided already, or
            the document is in circulation no more or its level was changed since.
    """
    with write_transaction():
        row = proposals.decide(proposal, agreed, by, refusal)
        if not agreed:
            return
        level = Level.objects.get(slug=row.wanted["level"])
        if not _may_change(row.item) or row.item.level.slug != row.was["level"]:
            raise Refused(_("The document has changed meanwhile. Refuse this and propose anew."))
        _apply(row.item, LevelChange(level, row.reason), by)


def _check(item: Item, change: LevelChange, by: Any) -> None:
    asker = who(by)
    if asker is None or not permits(by, "keep", item) or not _may_change(item):
        raise Refused(_("Only keepers change the level, and only before the document is recalled."))
    if split_tokens(asker.tokens)[0] < change.level.rank:
        raise Refused(_("Choose a level that you are cleared for."))
    if not change.reason.strip():
        raise Refused(_("Say why."))
    if change.level.rank == item.level.rank:
        raise Refused(_("The document has this level already."))


def _may_change(item: Item) -> bool:
    return item.state in {ItemState.DRAFT, ItemState.ISSUED}


def _apply(item: Item, change: LevelChange, by: Any) -> None:
    before, item.level = item.level, change.level
    item.save(update_fields=["level"])
    if item.state == ItemState.ISSUED:
        set_scope(item, wanted_of(item)["tokens"])
    bump_membership()
    put(item)
    details = {"before": before.slug, "now": change.level.slug, "reason": change.reason[:200]}
    record(
        "circulation.level-changed", actor=by, subject=item, plugin="circulation", label=item.number, details=details
    )
