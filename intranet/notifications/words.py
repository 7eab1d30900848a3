"""What kinds of notices say. A kind without words here says that there is something new."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.registry.loader import registry

KINDS: dict[str, Promise] = {
    "certificate-expires": _("A certificate of yours ends soon"),
    "certificate-given": _("You were given a certificate"),
    "course-asked": _("You are asked to take a course"),
    "course-attempt": _("You may try a test once more"),
    "course-due": _("A course is to be finished today"),
    "course-due-soon": _("A course is soon to be finished"),
    "course-lead-overdue": _("Units have not finished a course in time"),
    "course-overdue": _("A course that you are to finish is overdue"),
    "course-urged": _("You are reminded of a course that you are to finish"),
    "course-unit-overdue": _("People of your unit have not finished a course in time"),
    "absence-recorded": _("Your absence was recorded or changed; due dates of your readings move with it"),
    "arrival-asked": _("Your unit is to confirm that a document has arrived"),
    "delivery-fault": _("A reader reports that a document came wrongly"),
    "delivery-settled": _("What you reported about a document is put right; you can acknowledge it now"),
    "duty-assigned": _("A task was assigned to you"),
    "duty-cancelled": _("A task of your unit was cancelled"),
    "duty-closed": _("A task of your unit was closed"),
    "duty-extended": _("The due date of a task was extended"),
    "duty-opened": _("Your unit was given a task"),
    "duty-progress": _("Progress on a task was reported"),
    "duty-reported": _("The result of a task was reported"),
    "duty-returned": _("A task was given back to your unit"),
    "lead-overdue": _("Units have not finished acknowledging a document"),
    "reading-asked": _("You are asked to acknowledge reading a document"),
    "reading-due": _("A document is to be acknowledged today"),
    "reading-due-soon": _("A document is soon to be acknowledged"),
    "reading-overdue": _("A document that you are to acknowledge is overdue"),
    "unit-overdue": _("People of your unit have not acknowledged a document in time"),
    "draft-submitted": _("A document waits for your step"),
    "draft-returned": _("A document came back to you; its page says why"),
    "draft-handed-over": _("A draft was handed over to you"),
    "class-called-off": _("A training class that you are invited to was called off"),
    "class-changed": _("Day, hour or place of a training class that you are invited to changed"),
    "class-invited": _("You are invited to a training class; please say whether you will come"),
    "class-soon": _("A training class that you are invited to is soon"),
    "comment-asked": _("Your unit is asked for a comment on a draft"),
    "document-arrived": _("A document has arrived for your office"),
    "file-withdrawn": _("A file that you took in was removed: a later page bears a secrecy mark"),
    "guidance-changed": _("A page that you acknowledged was changed; nobody asks you again"),
    "guidance-handed-over": _("You answer for a page of guidance from now on"),
    "guidance-review": _("A page that you answer for is due to be looked through"),
    "instruction-asked": _("A document waits for your instruction"),
    "document-recalled": _("A document that you were asked to read was recalled"),
    "page-problem": _("Somebody reported a problem with a page that you look after"),
    "page-problem-settled": _("A problem with a page that you reported is settled"),
    "readers-agreed": _("Your change of the readers of a document was agreed to"),
    "readers-proposed": _("A wider readership of a document waits for your decision"),
    "readers-refused": _("Your change of the readers of a document was refused"),
    "slip-issued": _("A slip for a new password was issued for you"),
    "unit-news": _("There is something new from a unit or of a topic that you follow"),
}

OWN_WORDS = frozenset({"course-attempt"})
"""Kinds of which the note is what somebody wrote: it is read on the site, and no e-mail takes it along."""

OTHERWISE = _("There is something new for you")


def words_of(kind: str) -> str:
    """One short sentence without any content: it stands in e-mails."""
    return str(KINDS.get(kind) or registry().words("notices").get(kind, OTHERWISE))
