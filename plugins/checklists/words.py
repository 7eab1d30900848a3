"""What the codes of appraising, remedies and campaigns are called."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Word

ACTIONS = tuple(
    Word(f"checklists.{code}", label)
    for code, label in (
        ("detached", _("Self-inspection detached")),
        ("handed-over", _("Self-inspection or finding handed over after a merger")),
        ("joined", _("Unit added to a campaign of self-inspection")),
        ("campaign-closed", _("Campaign of self-inspection closed")),
        ("found", _("Shortcoming found afterwards")),
        ("finding-reopened", _("Verified shortcoming opened again")),
        ("finding-rated", _("Severity of a shortcoming set")),
        ("finding-passed-on", _("Shortcoming given to another post")),
    )
)
NOTICES = tuple(
    Word(f"checklists-{code}", label)
    for code, label in (
        ("opened", _("Your unit is asked to inspect itself")),
        ("assigned", _("A part of your unit's self-inspection was assigned to you")),
        ("submit", _("A self-inspection waits for your signature")),
        ("send-back", _("The head of your unit gave a self-inspection back")),
        ("sign", _("A signed self-inspection waits to be appraised")),
        ("return", _("The lead unit returned questions of your unit's self-inspection")),
        ("accept", _("The self-inspection of your unit was accepted")),
        ("close", _("The self-inspection of your unit was closed")),
        ("reopen", _("The self-inspection of your unit was opened again")),
        ("handed-over", _("Your unit goes on with the self-inspection of a unit that was merged into it")),
        ("detached", _("A self-inspection goes on no more")),
        ("due", _("The self-inspection of your unit is to be signed soon")),
        ("due-late", _("The self-inspection of your unit is overdue")),
        ("appraising-due", _("Signed self-inspections are to be appraised soon")),
        ("appraising-due-late", _("Appraising signed self-inspections is overdue")),
        ("found", _("There is a shortcoming to be put right for which you answer")),
        ("finding-due", _("A shortcoming is to be put right soon")),
        ("finding-due-late", _("Putting a shortcoming right is overdue")),
        ("remedied", _("A unit has put a shortcoming right; verify it")),
        ("verified", _("It was verified that a shortcoming is put right")),
        ("not-verified", _("A remedy was not verified; the shortcoming is open again")),
        ("postponed", _("There is more time to put a shortcoming right")),
        ("finding-reopened", _("A shortcoming that was verified is open again")),
        ("finding-rated", _("The severity of a shortcoming was changed")),
        ("finding-passed-on", _("A shortcoming was given to another post")),
    )
)
