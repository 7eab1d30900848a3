"""Words for the codes in the log. Only wording: a code without a line here is shown as it is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.audit.verify import Fault

ACTIONS: dict[str, Promise] = {
    "access.rule-laid-down": _("Access rule laid down"),
    "access.rule-released": _("Access rule released"),
    "audit.exported": _("Audit log downloaded"),
    "audit.tampering-found": _("Audit log verified: tampered with"),
    "audit.verification-asked": _("Verification of the audit log asked for"),
    "audit.verified": _("Audit log verified: intact"),
    "audit.viewed": _("Audit log viewed"),
    "demo.people_loaded": _("Demo people loaded"),
    "deputy.appointed": _("Deputy appointed"),
    "deputy.changed": _("Deputy's dates changed"),
    "directive.assignments-opened": _("People asked to acknowledge"),
    "directive.draft-deleted": _("Draft deleted"),
    "directive.drafted": _("Draft made"),
    "directive.edited": _("Draft edited"),
    "directive.issue-completed": _("Issuing completed"),
    "directive.issued": _("Directive issued"),
    "file.accepted": _("File accepted"),
    "file.refused": _("File refused"),
    "file.swept": _("Unused files removed"),
    "job.discarded": _("Background job discarded"),
    "job.retried": _("Background job started again"),
    "person.contact_corrected": _("Contact corrected"),
    "person.created": _("Person added"),
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
    "post.ended": _("Post ended"),
    "post.made_main": _("Main post chosen"),
    "post.taken_up": _("Post taken up"),
    "reading.acknowledged": _("Reading acknowledged"),
    "slip.confirmed": _("Sign-in slip confirmed"),
    "slip.issued": _("Sign-in slip issued"),
    "slip.redeemed": _("Sign-in slip redeemed"),
    "slip.refused": _("Sign-in slip refused"),
    "theme.chosen": _("Theme chosen"),
    "unit.closed": _("Unit closed"),
    "unit.created": _("Unit added"),
    "unit.merged": _("Unit merged"),
    "unit.moved": _("Unit moved"),
    "unit.renamed": _("Unit renamed"),
}

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


def action_words(action: str) -> str:
    """An action as words; its code where there are none (a plugin's own actions)."""
    return str(ACTIONS.get(action, action))


def fault_words(fault: str) -> str:
    """What a fault of the chain means, in a sentence; "" for one that is not known."""
    return str(FAULTS.get(fault, ""))
