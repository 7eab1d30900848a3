from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    AdminItem,
    Demo,
    HealthCheck,
    Manifest,
    NavItem,
    PermissionSpec,
    PluginConfig,
    PolicySpec,
    PrincipalSpec,
    Role,
    SourceSpec,
    Step,
    TaskSpec,
)
from plugins.circulation.words import ACTIONS, JOBS, NOTICES


class CirculationConfig(PluginConfig):
    """Documents of limited circulation: each copy and each reading accounted for."""

    name = "plugins.circulation"
    label = "plugin_circulation"
    verbose_name = "Restricted circulation"
    manifest = Manifest(
        slug="circulation",
        title=_("Restricted circulation"),
        version="1.0.0",
        description=_(
            "Spaces for documents that only some may see: read with a mark, copies by number, recalled at once."
        ),
        core=">=1.0,<2",
        protects=True,
        nav=(
            NavItem(
                _("Restricted documents"),
                "index",
                icon="lock",
                order=310,
                visible="plugins.circulation.nav.concerns",
                count="plugins.circulation.nav.waiting",
            ),
        ),
        admin_nav=(AdminItem(_("Levels and markings"), "index", "extend_marks", icon="tag", order=896),),
        work="plugins.circulation.work.work",
        sources=(SourceSpec("circulation.item", "plugins.circulation.catalogue.source"),),
        principals=(
            PrincipalSpec(
                "plugins.circulation.principals.tokens", momentary="plugins.circulation.principals.momentary"
            ),
        ),
        permissions=(
            PermissionSpec("plugin_circulation.Marking", "extend_marks", _("Can extend levels and markings")),
        ),
        roles=(Role("circulation-marks", _("Levels and markings"), ("security",), ("extend_marks",)),),
        policies=(
            PolicySpec("plugin_circulation.Space", "plugins.circulation.policy.SpacePolicy"),
            PolicySpec("plugin_circulation.Item", "plugins.circulation.policy.ItemPolicy"),
            PolicySpec("plugin_circulation.Copy", "plugins.circulation.policy.CopyPolicy"),
            PolicySpec("plugin_circulation.Clearance", "plugins.circulation.policy.ClearancePolicy"),
        ),
        urls="plugins.circulation.urls",
        admin_urls="plugins.circulation.urls_admin",
        tasks=(
            TaskSpec("remind", "plugins.circulation.tasks.remind", every=60),
            TaskSpec("sweep", "plugins.circulation.tasks.sweep", every=24 * 60),
            TaskSpec("rewrap", "plugins.circulation.tasks.rewrap", every=60),
        ),
        setup=(Step(1, "plugins.circulation.setup.write_marks"),),
        erase="plugins.circulation.leaving.erase",
        export="plugins.circulation.leaving.export",
        demo=Demo("plugins.circulation.demo.load", "plugins.circulation.demo.unload"),
        health=(
            HealthCheck("registers", "plugins.circulation.health.registers"),
            HealthCheck("keys", "plugins.circulation.health.keys"),
        ),
        actions=ACTIONS,
        notices=NOTICES,
        jobs=JOBS,
        consequences="plugins.circulation.health.consequences",
    )
