"""Every write of a directive."""

from intranet.directives.services.amending import plan_amendment, recall
from intranet.directives.services.drafts import (
    DraftFields,
    create_draft,
    delete_draft,
    drafting,
    editing_draft,
    fingerprint,
    update_draft,
)
from intranet.directives.services.forgetting import forget_draft
from intranet.directives.services.issuing import IssueOrder, continue_issuing, issue
from intranet.directives.services.transcribing import transcribe

__all__ = [
    "DraftFields",
    "IssueOrder",
    "continue_issuing",
    "create_draft",
    "delete_draft",
    "drafting",
    "editing_draft",
    "fingerprint",
    "forget_draft",
    "issue",
    "plan_amendment",
    "recall",
    "transcribe",
    "update_draft",
]
