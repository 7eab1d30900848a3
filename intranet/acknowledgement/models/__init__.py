"""Versions, audiences, assignments, receipts and their counts."""

from intranet.acknowledgement.models.audiences import Audience, AudienceTerm, TermKind
from intranet.acknowledgement.models.ledger import NO_DUE_DATE, Assignment, Receipt, ReceiptKind, Tally, TallyState
from intranet.acknowledgement.models.versions import Version

__all__ = [
    "NO_DUE_DATE",
    "Assignment",
    "Audience",
    "AudienceTerm",
    "Receipt",
    "ReceiptKind",
    "Tally",
    "TallyState",
    "TermKind",
    "Version",
]
