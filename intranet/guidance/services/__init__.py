"""Every write of guidance."""

from intranet.guidance.services.annexes import add_annex, remove_annex
from intranet.guidance.services.asking import carry_on, tell_changed
from intranet.guidance.services.publishing import Change, PublishOrder, publish, withdraw
from intranet.guidance.services.reviewing import confirm, end_reviews, hand_over, postpone, tell_owners
from intranet.guidance.services.writing import PageFields, create, delete_draft, keep_as_guidance, seen_of, update

__all__ = [
    "Change",
    "PageFields",
    "PublishOrder",
    "add_annex",
    "carry_on",
    "confirm",
    "create",
    "delete_draft",
    "end_reviews",
    "hand_over",
    "keep_as_guidance",
    "postpone",
    "publish",
    "remove_annex",
    "seen_of",
    "tell_changed",
    "tell_owners",
    "update",
    "withdraw",
]
