"""Identity and manifest of the plugin ``checklists``."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    Demo,
    HealthCheck,
    Listener,
    Manifest,
    NavItem,
    PluginConfig,
    PolicySpec,
    Step,
    TaskSpec,
    Word,
)
from plugins.checklists import words


class ChecklistsConfig(PluginConfig):
    """Units examine themselves; superiors appraise; what is wrong is put right."""

    name = "plugins.checklists"
    label = "plugin_checklists"
    verbose_name = "Checklists"
    manifest = Manifest(
        slug="checklists",
        title=_("Self-inspection"),
        version="1.0.0",
        description=_("Units examine their own practice by checklists and put right what is wrong."),
        core=">=1.0,<2",
        nav=(
            NavItem(
                _("Self-inspection"), "index", icon="check", order=330, count="plugins.checklists.queries.work.waiting"
            ),
        ),
        work="plugins.checklists.queries.work.work",
        policies=(
            PolicySpec("plugin_checklists.Checklist", "plugins.checklists.policy.ChecklistPolicy"),
            PolicySpec("plugin_checklists.Campaign", "plugins.checklists.policy.CampaignPolicy"),
            PolicySpec("plugin_checklists.Inspection", "plugins.checklists.policy.InspectionPolicy"),
            PolicySpec("plugin_checklists.Evidence", "plugins.checklists.policy.EvidencePolicy"),
            PolicySpec("plugin_checklists.Revision", "plugins.checklists.policy.RevisionPolicy"),
            PolicySpec("plugin_checklists.Finding", "plugins.checklists.policy.FindingPolicy"),
        ),
        urls="plugins.checklists.urls",
        export="plugins.checklists.leaving.export",
        erase="plugins.checklists.leaving.erase",
        demo=Demo("plugins.checklists.demo.load", "plugins.checklists.demo.unload"),
        tasks=(
            TaskSpec("remind", "plugins.checklists.tasks.remind", every=60),
            TaskSpec("hand-over", "plugins.checklists.tasks.hand_over", every=60),
            TaskSpec("ready", "plugins.checklists.setup.lay_down_the_ready_checklist", every=60),
            TaskSpec("sweep", "plugins.checklists.keeping.sweep", every=24 * 60),
            TaskSpec("rewrap", "plugins.checklists.keeping.rewrap", every=60),
        ),
        events=(Listener("PostsChanged", "plugins.checklists.tasks.posts_changed"),),
        health=(
            HealthCheck("campaigns", "plugins.checklists.health.campaigns"),
            HealthCheck("keys", "plugins.checklists.keeping.keys"),
        ),
        setup=(Step(1, "plugins.checklists.setup.lay_down_the_ready_checklist"),),
        actions=(
            Word("checklists.created", _("Checklist begun")),
            Word("checklists.published", _("Checklist published")),
            Word("checklists.planned", _("Campaign of self-inspection planned")),
            Word("checklists.changed", _("Plan of a campaign of self-inspection changed")),
            Word("checklists.dropped", _("Planned campaign of self-inspection taken back")),
            Word("checklists.opened", _("Campaign of self-inspection opened")),
            Word("checklists.submit", _("Self-inspection submitted to the head")),
            Word("checklists.send-back", _("Self-inspection given back by the head")),
            Word("checklists.sign", _("Self-inspection signed and sent")),
            Word("checklists.return", _("Self-inspection returned by the lead unit")),
            Word("checklists.accept", _("Self-inspection accepted by the lead unit")),
            Word("checklists.close", _("Self-inspection closed")),
            Word("checklists.reopen", _("Self-inspection opened again")),
            Word("checklists.remedied", _("Shortcoming put right")),
            Word("checklists.verified", _("Remedy verified")),
            Word("checklists.not-verified", _("Remedy not verified; open again")),
            Word("checklists.postponed", _("Remedy postponed")),
            Word("checklists.assigned", _("Section of a self-inspection assigned")),
            Word("checklists.printed", _("Self-inspection printed")),
            Word("checklists.evidence-added", _("Evidence put into the store of a unit")),
            *words.ACTIONS,
        ),
        notices=words.NOTICES,
        jobs=(Word("plugins.checklists.tasks.open_inspections", _("Opening the inspections of a campaign")),),
    )
