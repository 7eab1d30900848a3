"""Every write of guidance."""

from intranet.guidance.services.publishing import publish, withdraw
from intranet.guidance.services.writing import PageFields, create, delete_draft, keep_as_guidance, seen_of, update

__all__ = [
    "PageFields",
    "create",
    "delete_draft",
    "keep_as_guidance",
    "publish",
    "seen_of",
    "update",
    "withdraw",
]
