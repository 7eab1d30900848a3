"""Every write of the way of an outgoing document."""

from intranet.outgoing.services.amending import start_amendment
from intranet.outgoing.services.comments import answer_comment, ask_comments
from intranet.outgoing.services.drafting import start_draft
from intranet.outgoing.services.numbering import assign_number, attach_original, void_assigned_number
from intranet.outgoing.services.signing import sign
from intranet.outgoing.services.steps import check_form, move, refuse_unless_open, submit
from intranet.outgoing.services.taking_over import ListedNumber, TakenOver, take_over

__all__ = [
    "ListedNumber",
    "TakenOver",
    "answer_comment",
    "ask_comments",
    "assign_number",
    "attach_original",
    "check_form",
    "move",
    "refuse_unless_open",
    "sign",
    "start_amendment",
    "start_draft",
    "submit",
    "take_over",
    "void_assigned_number",
]
