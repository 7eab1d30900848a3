"""Versions, audiences, assignments, receipts and their counts."""

from intranet.acknowledgement.models.audiences import OF_A_TEXT, Audience, AudienceTerm, Manner, Question, TermKind
from intranet.acknowledgement.models.delivery import Fault, FaultKind, PaperList, UnitReceipt
from intranet.acknowledgement.models.ledger import (
    BY_HAND,
    NO_DUE_DATE,
    POSITIVE,
    QUICK,
    Assignment,
    Extension,
    Reason,
    Receipt,
    ReceiptKind,
    Tally,
    TallyState,
    state_of,
)
from intranet.acknowledgement.models.usual import UsualAudience
from intranet.acknowledgement.models.versions import Version

__all__ = [
    "BY_HAND",
    "NO_DUE_DATE",
    "OF_A_TEXT",
    "POSITIVE",
    "QUICK",
    "Assignment",
    "Audience",
    "AudienceTerm",
    "Extension",
    "Fault",
    "FaultKind",
    "Manner",
    "PaperList",
    "Question",
    "Reason",
    "Receipt",
    "ReceiptKind",
    "Tally",
    "TallyState",
    "TermKind",
    "UnitReceipt",
    "UsualAudience",
    "Version",
    "state_of",
]
