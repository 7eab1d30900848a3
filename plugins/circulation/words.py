"""What the codes of circulation are called."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Word

ACTIONS = tuple(
    Word(f"circulation.{code}", label)
    for code, label in (
        ("space-opened", _("Space opened")),
        ("space-confirmed", _("Space with one keeper confirmed")),
        ("space-changed", _("Space changed")),
        ("space-archived", _("Space closed")),
        ("let-in", _("Let into a space")),
        ("let-go", _("Let go from a space")),
        ("join-asked", _("Asked to join a space")),
        ("join-refused", _("Request to join a space refused")),
        ("item-added", _("Restricted document put in")),
        ("version-added", _("New file of a restricted document")),
        ("item-issued", _("Restricted document issued")),
        ("item-dropped", _("Draft of a restricted document dropped")),
        ("scope-proposed", _("Wider circulation scope proposed")),
        ("scope-changed", _("Circulation scope changed")),
        ("scope-refused", _("Wider circulation scope refused")),
        ("level-proposed", _("Lower level of a restricted document proposed")),
        ("level-changed", _("Level of a restricted document changed")),
        ("level-refused", _("Lower level of a restricted document refused")),
        ("proposal-withdrawn", _("Proposal taken back")),
        ("handed-over", _("Copies handed over")),
        ("received", _("Copy received")),
        ("returned", _("Copy given back")),
        ("destroyed", _("Copy destroyed")),
        ("extended", _("Loan extended")),
        ("extension-asked", _("Longer loan asked for")),
        ("extension-refused", _("Longer loan refused")),
        ("recalled", _("Restricted document recalled")),
        ("recall-closed", _("Recall closed")),
        ("cleared", _("Person cleared for a level")),
        ("clearance-withdrawn", _("Clearance withdrawn")),
        ("mark-added", _("Level or marking added")),
        ("mark-changed", _("Marking changed")),
        ("mark-ended", _("End of a level or marking set")),
        ("exported", _("Register of copies exported")),
    )
)
JOBS = (Word("plugins.circulation.tasks.bring_texts", _("Texts of a space put into the search, or taken out")),)
NOTICES = tuple(
    Word(f"circulation-{code}", label)
    for code, label in (
        ("keeper", _("You keep a space for restricted documents")),
        ("join-asked", _("Somebody asks to join a space that you keep")),
        ("joined", _("You were let into a space for restricted documents")),
        ("closed", _("A space for restricted documents to which you belonged was closed")),
        ("not-joined", _("Your request to join a space was refused")),
        ("to-decide", _("Another keeper proposed a change that you decide")),
        ("decided", _("The change that you proposed was decided")),
        ("new-version", _("A document of which you hold a copy has a new version")),
        ("extension-asked", _("The holder of a copy asks to keep it longer")),
        ("extended", _("You may keep a copy longer")),
        ("not-extended", _("Your request to keep a copy longer was refused")),
        ("handed-over", _("A numbered copy was handed over to you; confirm that you have received it")),
        ("defect", _("The receiver of a copy reports a defect")),
        ("taken-back", _("A keeper took back a copy that you held")),
        ("destroyed", _("A keeper recorded that a copy that you held was destroyed")),
        ("loan-due", _("A copy that was lent to you is to be given back")),
        ("recalled", _("A document of which you hold a copy was recalled; give it back")),
        ("cleared", _("You were cleared for restricted documents")),
        ("clearance-withdrawn", _("Your clearance for restricted documents was withdrawn")),
    )
)
