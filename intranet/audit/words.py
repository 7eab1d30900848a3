"""Words for the codes in the log. Only wording: a code without a line here is shown as it is."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.audit.verify import Fault

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

ACTIONS: dict[str, Promise] = {
    "absence.ended": _("Absence shortened"),
    "absence.recorded": _("Absence recorded"),
    "access.rule-laid-down": _("Access rule laid down"),
    "access.rule-released": _("Access rule released"),
    "audience.expired": _("Acknowledgements no longer asked for"),
    "audience.remembered": _("Usual audience remembered"),
    "audience.resolved": _("Audience brought up to date"),
    "audit.exported": _("Audit log downloaded"),
    "audit.tampering-found": _("Audit log verified: tampered with"),
    "audit.verification-asked": _("Verification of the audit log asked for"),
    "audit.verified": _("Audit log verified: intact"),
    "audit.viewed": _("Audit log viewed"),
    "calendar.day-ruled": _("Day made a working day or a day off"),
    "calendar.ruling-withdrawn": _("Ruling on a day taken back"),
    "topic.added": _("Topic added"),
    "topic.changed": _("Topic changed"),
    "delivery.fault": _("Delivery reported as faulty"),
    "delivery.fault-settled": _("Fault of delivery settled"),
    "demo.people_loaded": _("Demo people loaded"),
    "demo.unloaded": _("Demo taken out"),
    "deputy.appointed": _("Deputy appointed"),
    "deputy.changed": _("Deputy's dates changed"),
    "directive.annex-added": _("Annex added to a draft"),
    "directive.annex-removed": _("Annex taken off a draft"),
    "directive.approved": _("Draft approved"),
    "directive.assignments-opened": _("People asked to acknowledge"),
    "directive.labelled": _("Topic of a document chosen"),
    "directive.pages-opened": _("Other pages opened to who has not acknowledged a document"),
    "directive.audience-changed": _("Readers and audience of a document changed"),
    "directive.commented": _("Comment on a draft sent"),
    "directive.comments-asked": _("Comments on a draft asked for"),
    "directive.comments-closed": _("Comments on a draft ended"),
    "directive.corrected": _("Document corrected by another"),
    "directive.draft-deleted": _("Draft deleted"),
    "directive.drafted": _("Draft made"),
    "directive.edited": _("Draft edited"),
    "directive.face-corrected": _("Line of the register corrected"),
    "directive.form-checked": _("Form checked, submitted for signature"),
    "directive.handed-over": _("Draft handed over"),
    "directive.handling-closed": _("Handling closed"),
    "directive.handling-reopened": _("Handling opened again"),
    "directive.instructed": _("Leader's instruction given"),
    "directive.issue-completed": _("Issuing completed"),
    "directive.issued": _("Directive issued"),
    "directive.number-voided": _("Number of a document voided"),
    "directive.numbered": _("Number assigned"),
    "directive.original-attached": _("Issued original attached"),
    "directive.put-to-leader": _("Submitted to the leader"),
    "directive.readers-proposed": _("Wider readership proposed"),
    "directive.readers-refused": _("Wider readership refused"),
    "directive.recalled": _("Document recalled"),
    "directive.registered": _("Document registered"),
    "directive.replaced": _("Document replaced by another"),
    "directive.returned": _("Document returned to the sender"),
    "directive.returned-by-clerk": _("Draft returned by the clerk"),
    "directive.returned-by-head": _("Draft returned by the head of the unit"),
    "directive.returned-by-leader": _("Draft returned by the leader"),
    "directive.signature-undone": _("Draft returned after signing"),
    "directive.signed": _("Draft signed"),
    "directive.submitted": _("Draft submitted to the head of the unit"),
    "directive.transcribed": _("Reading of a document put right"),
    "directive.withdrawn": _("Draft taken back"),
    "duty.assigned": _("Task assigned to a person"),
    "duty.cancelled": _("Task cancelled"),
    "duty.closed": _("Task closed"),
    "duty.extended": _("Due date of a task extended"),
    "duty.handed-over": _("Task handed over"),
    "duty.moved-to-successor": _("Task moved to the unit's successor"),
    "duty.opened": _("Task given out"),
    "duty.progress-reported": _("Progress of a task reported"),
    "duty.result-reported": _("Result of a task reported"),
    "duty.returned": _("Task given back"),
    "file.accepted": _("File accepted"),
    "file.refused": _("File refused"),
    "file.swept": _("Unused files removed"),
    "file.withdrawn": _("File withdrawn: a later page bears a secrecy mark"),
    "guidance.annex-added": _("File added to a page of guidance"),
    "guidance.annex-removed": _("File taken off a page of guidance"),
    "guidance.asked": _("People asked to acknowledge a page"),
    "guidance.closed-asking": _("Page no longer asked to be acknowledged"),
    "guidance.draft-deleted": _("Draft of guidance deleted"),
    "guidance.drafted": _("Page of guidance begun"),
    "guidance.edited": _("Page of guidance written"),
    "guidance.handed-over": _("Page of guidance handed to another person"),
    "guidance.published": _("Page of guidance published"),
    "guidance.review-confirmed": _("Page of guidance looked through: it still holds"),
    "guidance.review-ended": _("Page of guidance need not be looked through"),
    "guidance.review-postponed": _("Review of a page of guidance put off"),
    "guidance.withdrawn": _("Page of guidance withdrawn"),
    "job.discarded": _("Background job discarded"),
    "job.retried": _("Background job started again"),
    "loan.given-back": _("File copy given back"),
    "loan.lent": _("File copy lent"),
    "number.book-closed": _("Register book closed"),
    "number.book-opened": _("Register book opened"),
    "number.series-saved": _("Series of numbers saved"),
    "number.voided": _("Number voided"),
    "people.import-confirmed": _("List of units and people confirmed"),
    "people.import-done": _("List of units and people written"),
    "people.import-refused": _("List of units and people stopped"),
    "person.contact_confirmed": _("Contact confirmed"),
    "page.problem-reported": _("Problem with a page reported"),
    "page.problem-settled": _("Problem with a page settled"),
    "person.contact_corrected": _("Contact corrected"),
    "person.created": _("Person added"),
    "person.invited": _("E-mail link for the first sign-in asked for"),
    "person.login_closed": _("Login closed"),
    "person.login_reopened": _("Login reopened"),
    "person.password_changed": _("Password changed"),
    "person.password_reset_by_link": _("Password set by e-mail link"),
    "person.sign_in_refused": _("Sign-in refused"),
    "person.signed_in": _("Signed in"),
    "person.signed_out": _("Signed out"),
    "plugin.disabled": _("Plugin disabled"),
    "plugin.enabled": _("Plugin enabled"),
    "plugin.settings-changed": _("Plugin settings changed"),
    "plugin.uninstalled": _("Plugin uninstalled"),
    "post.handed-over": _("Post handed over"),
    "post.ended": _("Post ended"),
    "post.made_main": _("Main post chosen"),
    "post.titled": _("Title of a post changed"),
    "post.taken_up": _("Post taken up"),
    "reading.acknowledged": _("Reading acknowledged"),
    "reading.confirmed-on-paper": _("Acknowledgements on paper recorded"),
    "reading.extended": _("Due date of a reading put off"),
    "reading.reminded": _("People reminded of a reading"),
    "reading.urged": _("People reminded of a reading by hand"),
    "reading.waived": _("Reading waived"),
    "session.added": _("Person added to a session"),
    "session.added-after-closing": _("Person added to a session after it was closed"),
    "session.called-off": _("Session called off"),
    "session.closed": _("Session closed"),
    "session.counted": _("Head count of a session written down"),
    "session.follow-up-set": _("Follow-up of absentees set"),
    "session.followed-up": _("Absentees followed up"),
    "session.invited": _("People invited to a session"),
    "session.minutes-kept": _("Minutes of a session kept"),
    "session.planned": _("Session planned"),
    "session.receipts-given": _("Attendance counted as acknowledgement"),
    "session.recorded": _("Attendance of a session written down"),
    "reminders.timing": _("Timing of reminders changed"),
    "site.alert-ended": _("Message on every page taken off"),
    "site.alert-set": _("Message on every page set"),
    "site.readings-a-week": _("Number of required readings a week changed"),
    "slip.confirmed": _("Sign-in slip confirmed"),
    "slip.issued": _("Sign-in slip issued"),
    "slip.redeemed": _("Sign-in slip redeemed"),
    "slip.refused": _("Sign-in slip refused"),
    "theme.chosen": _("Theme chosen"),
    "unit.closed": _("Unit closed"),
    "unit.created": _("Unit added"),
    "unit.key-given": _("Unit got its key"),
    "unit.merged": _("Unit merged"),
    "unit.moved": _("Unit moved"),
    "unit.received": _("Arrival confirmed by a unit"),
    "unit.renamed": _("Unit renamed"),
}

DETAILS: dict[str, Promise] = {
    "action": _("Action"),
    "actor": _("Person"),
    "as": _("File format"),
    "asked": _("People asked"),
    "assignment": _("Assignment"),
    "attachments": _("Attachments"),
    "basis": _("Basis"),
    "before": _("Before which action"),
    "change": _("Kind of change"),
    "closed": _("Assignments closed"),
    "directive": _("Official document"),
    "due": _("Due date"),
    "ends": _("Last day"),
    "event": _("Event"),
    "exported": _("Rows exported"),
    "fields": _("What was changed"),
    "files": _("Files"),
    "former": _("Former name"),
    "from": _("Before"),
    "guard": _("Guard"),
    "hash": _("Hash of the content"),
    "identity_check": _("Identity checked by"),
    "into": _("Successor"),
    "is_working": _("Working day"),
    "issued_by": _("Issued by"),
    "item": _("Item"),
    "is_offered": _("Is offered"),
    "kind": _("Kind"),
    "name": _("Name"),
    "needs_confirmation": _("Needs confirmation"),
    "new_slip_needed": _("Needs a new sign-in slip"),
    "on": _("On"),
    "opened": _("Assignments opened"),
    "origin": _("Origin"),
    "parent": _("Unit above"),
    "person": _("Staff member"),
    "post": _("Post"),
    "posts": _("Posts"),
    "readers": _("Readers"),
    "reason": _("Reason"),
    "refusal": _("Reason of the refusal"),
    "reply": _("Reply document"),
    "role": _("Role"),
    "rows": _("Rows"),
    "settings": _("Settings"),
    "since": _("From date"),
    "size": _("Size in bytes"),
    "slip": _("Number of the slip"),
    "starts": _("First day"),
    "steps": _("Steps of setting up"),
    "subject": _("Object"),
    "successor": _("Who takes over"),
    "text": _("Wording"),
    "to": _("After"),
    "unit": _("Unit"),
    "until": _("To date"),
    "username": _("Login name"),
    "version": _("Version"),
}
"""What the details of the core's events are called; others bear their own name."""

FAULTS: dict[str, Promise] = {
    Fault.EDITED: _("It does not hold what was recorded."),
    Fault.MISSING: _("It is missing."),
    Fault.REORDERED: _("It was recorded at another place."),
    Fault.FORKED: _("It follows another event than the one that now stands before it."),
    Fault.TRUNCATED: _("Events at the end of the log are missing."),
    Fault.HEADLESS: _("The mark of the last event does not fit."),
    Fault.ROLLED_BACK: _("A signed checkpoint has seen other events: the database was set back or written anew."),
    Fault.CHECKPOINT_FORGED: _("The file of checkpoints holds a line that does not bear our signature."),
}


def register_actions(words: Mapping[str, Promise]) -> None:
    """Words for the actions of an installed plugin, enabled or not: what it has written stays in the log."""
    ACTIONS.update(words)


def action_words(action: str) -> str:
    """An action as words; its code where there are none."""
    return str(ACTIONS.get(action, action))


def detail_name(key: str) -> str:
    """What a detail is called; its key where there are no words (a plugin's own details)."""
    return str(DETAILS.get(key, key))


def plain_words(value: Any) -> str:
    """A detail's value without code: yes and no, days as people write them, lists with commas, a dash for nothing."""
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(plain_words(one) for one in value)
    day = _DAY.fullmatch(value) if isinstance(value, str) else None
    return "/".join(reversed(day.groups())) if day else str(value)


def fault_words(fault: str) -> str:
    """What a fault of the chain means, in a sentence; "" for one that is not known."""
    return str(FAULTS.get(fault, ""))
