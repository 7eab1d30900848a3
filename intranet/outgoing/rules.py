"""The transitions of an outgoing document: from where to where, and whose post each belongs to. No database."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.outgoing.models import Stage
from intranet.people.models import PostRole

Whose = Literal["author", "approver", "clerk", "signer", "issuer"]

ROLES: dict[Whose, tuple[str, ...]] = {
    "author": (PostRole.CLERK, PostRole.EDITOR),
    "approver": (PostRole.HEAD, PostRole.LEADER),
    "clerk": (PostRole.CLERK,),
    "signer": (PostRole.LEADER, PostRole.HEAD),
    "issuer": (PostRole.CLERK, PostRole.EDITOR),
}
"""Posts by which a step may be taken: of the drafting unit for the approver, else of the office in charge. The author
of the draft needs no such post, but must still belong to the drafting unit; once they have left, its head does.
"""

COMMENTING_ROLES = (PostRole.HEAD, PostRole.LEADER, PostRole.EDITOR, PostRole.CLERK)
"""Posts that answer for their unit when it is asked for a comment."""

WHO_MAY: dict[Whose, str | Promise] = {
    "author": _("the author of the draft, or clerk and editor of the office"),
    "approver": _("the head of the drafting unit, who has not written the draft"),
    "clerk": _("the clerk of the office"),
    "signer": _("a leader of the office"),
    "issuer": _("clerk or editor of the office, who issues it"),
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One step: its code, the stages it leads from and to, and whose it is."""

    action: str
    sources: tuple[str, ...]
    target: str
    whose: Whose
    label: str | Promise


TRANSITIONS = {
    each.action: each
    for each in (
        Transition("comments-asked", (Stage.DRAFTING,), Stage.COMMENTING, "author", _("Ask for comments")),
        Transition("comments-closed", (Stage.COMMENTING,), Stage.DRAFTING, "author", _("End the comments")),
        Transition("submitted", (Stage.DRAFTING,), Stage.APPROVAL, "author", _("Submit to the head of the unit")),
        Transition("withdrawn", (Stage.APPROVAL,), Stage.DRAFTING, "author", _("Take back")),
        Transition("approved", (Stage.APPROVAL,), Stage.FORM_CHECK, "approver", _("Approve the draft")),
        Transition("returned-by-head", (Stage.APPROVAL,), Stage.DRAFTING, "approver", _("Return with a reason")),
        Transition("form-checked", (Stage.FORM_CHECK,), Stage.SIGNATURE, "clerk", _("The form is right: submit")),
        Transition("returned-by-clerk", (Stage.FORM_CHECK,), Stage.DRAFTING, "clerk", _("Return with a reason")),
        Transition("signed", (Stage.SIGNATURE,), Stage.SIGNED, "signer", _("Sign")),
        Transition("returned-by-leader", (Stage.SIGNATURE,), Stage.DRAFTING, "signer", _("Return with a reason")),
        Transition("numbered", (Stage.SIGNED,), Stage.NUMBERED, "clerk", _("Assign the number")),
        Transition("signature-undone", (Stage.SIGNED,), Stage.DRAFTING, "clerk", _("Undo the signature")),
        Transition("number-voided", (Stage.NUMBERED,), Stage.SIGNED, "clerk", _("Void the number")),
    )
}

NEXT: dict[str, Whose] = {
    Stage.APPROVAL: "approver",
    Stage.FORM_CHECK: "clerk",
    Stage.SIGNATURE: "signer",
    Stage.SIGNED: "clerk",
    Stage.NUMBERED: "issuer",
}
"""Whose step is next once the draft has left its author."""

NEEDS_REASON = frozenset(
    {"returned-by-head", "returned-by-clerk", "returned-by-leader", "signature-undone", "number-voided"}
)
"""Steps that a person has to give a reason for."""

RETURNS = ("returned-by-head", "returned-by-clerk", "returned-by-leader", "signature-undone")
"""Steps that give a draft back to its author."""

UNSIGNED = frozenset({Stage.DRAFTING, Stage.COMMENTING, Stage.APPROVAL, Stage.FORM_CHECK, Stage.SIGNATURE})
"""Stages before anybody has signed."""

AFTERWARDS = {
    "comments-asked": _("asked for comments"),
    "commented": _("commented"),
    "comments-closed": _("ended the comments"),
    "submitted": _("submitted to the head of the unit"),
    "withdrawn": _("took it back"),
    "approved": _("approved"),
    "returned-by-head": _("returned by the head of the unit"),
    "form-checked": _("checked the form and submitted for signature"),
    "returned-by-clerk": _("returned by the clerk"),
    "signed": _("signed"),
    "returned-by-leader": _("returned by the leader"),
    "numbered": _("assigned the number"),
    "signature-undone": _("returned after signing"),
    "number-voided": _("voided the number"),
    "original-attached": _("attached the issued original"),
    "handed-over": _("handed the draft over"),
}
"""What each step is called once it was taken."""


def given_too_early(day: date, signed: date | None) -> str:
    """Why ``day`` cannot be the date of a document that was signed on ``signed``: a number is given after the signature
    (Decree 30/2020/NĐ-CP, art. 14 and 15). Empty when it can.
    """
    if signed is None or day >= signed:
        return ""
    words = gettext(
        "The list says %(day)s, but the document was signed on %(signed)s. Correct the list. If the signature was only "
        "recorded late, assign the number on the document's page."
    )
    return words % {"day": f"{day:%d/%m/%Y}", "signed": f"{signed:%d/%m/%Y}"}
