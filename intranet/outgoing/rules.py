"""The transitions of an outgoing document: from where to where, and whose post each belongs to. No database."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.outgoing.models import Stage
from intranet.people.models import PostRole

Whose = Literal["author", "approver", "clerk", "signer"]

ROLES: dict[Whose, tuple[str, ...]] = {
    "author": (PostRole.CLERK, PostRole.EDITOR),
    "approver": (PostRole.HEAD, PostRole.LEADER),
    "clerk": (PostRole.CLERK,),
    "signer": (PostRole.LEADER, PostRole.HEAD),
}
"""Posts by which a step may be taken: of the drafting unit for the approver, else of the office in charge. The author
of the draft needs no post.
"""

WHO_MAY: dict[Whose, str | Promise] = {
    "author": _("the author of the draft, or clerk and editor of the office"),
    "approver": _("the head of the drafting unit, who is not its author"),
    "clerk": _("the clerk of the office"),
    "signer": _("a leader of the office"),
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
}
"""What each step is called once it was taken."""
