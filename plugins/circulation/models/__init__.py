"""Spaces, what lies in them, who may see it, where each copy is, and who has opened what."""

from plugins.circulation.models.clearances import Clearance
from plugins.circulation.models.copies import Copy, CopyState, Recall
from plugins.circulation.models.items import Item, ItemReader, ItemScope, ItemState, ItemVersion
from plugins.circulation.models.marks import Level, Marking
from plugins.circulation.models.openings import Opening, PagePicture
from plugins.circulation.models.proposals import Proposal, ProposalKind
from plugins.circulation.models.requests import Extension, JoinRequest
from plugins.circulation.models.spaces import Joining, Known, RosterEntry, Space, Work

__all__ = [
    "Clearance",
    "Copy",
    "CopyState",
    "Extension",
    "Item",
    "ItemReader",
    "ItemScope",
    "ItemState",
    "ItemVersion",
    "JoinRequest",
    "Joining",
    "Known",
    "Level",
    "Marking",
    "Opening",
    "PagePicture",
    "Proposal",
    "ProposalKind",
    "Recall",
    "RosterEntry",
    "Space",
    "Work",
]
