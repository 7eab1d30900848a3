"""The poison plugin: loads, and raises wherever it is called."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    Demo,
    GuardSpec,
    HealthCheck,
    Listener,
    Manifest,
    NavItem,
    Panel,
    PermissionSpec,
    PluginConfig,
    PolicySpec,
    PrincipalSpec,
    Role,
    Setting,
    Slot,
    SourceSpec,
    Step,
    TaskSpec,
)

RAISES = "tests.doubles.poison.raising"


class PoisonConfig(PluginConfig):
    """Raises in every extension point that is code."""

    name = "tests.doubles.poison"
    label = "plugin_poison"
    manifest = Manifest(
        slug="poison",
        title=_("Poison"),
        version="0.0.1",
        description=_("Raises wherever it is called."),
        core=">=1.0,<2",
        protects=True,
        settings=(Setting("dose", "int", 1, label=_("Dose")),),
        nav=(
            NavItem(_("Poison"), "index", order=999, count=f"{RAISES}.call"),
            NavItem(_("Hidden poison"), "index", order=999, visible=f"{RAISES}.call"),
        ),
        panels=(Panel("drop", f"{RAISES}.Component", order=1), Panel("torn", f"{RAISES}.TornComponent", order=2)),
        slots=tuple(
            Slot(name, f"{RAISES}.SlotComponent") for name in ("masthead.search", "directive.aside", "notfound.search")
        ),
        sources=(SourceSpec("poison.drop", f"{RAISES}.call"),),
        work=f"{RAISES}.call",
        principals=(PrincipalSpec(f"{RAISES}.call", momentary=f"{RAISES}.call"),),
        permissions=(PermissionSpec("plugin_poison.Drop", "pour_drop", _("Can pour")),),
        roles=(Role("poisoner", _("Poisoner"), posts=("editor",), permissions=("pour_drop",)),),
        policies=(PolicySpec("plugin_poison.Drop", f"{RAISES}.Policy"),),
        guards=(GuardSpec("poison", f"{RAISES}.Guard"),),
        urls="tests.doubles.poison.urls",
        admin_urls="tests.doubles.poison.urls_admin",
        tasks=(TaskSpec("pour", f"{RAISES}.call", every=1),),
        events=(
            Listener("DirectiveIssued", f"{RAISES}.call"),
            Listener("ReadingAcknowledged", f"{RAISES}.call"),
            Listener("PostsChanged", f"{RAISES}.call"),
        ),
        setup=(Step(1, f"{RAISES}.call"),),
        erase=f"{RAISES}.call",
        export=f"{RAISES}.call",
        demo=Demo(f"{RAISES}.call", f"{RAISES}.call"),
        health=(HealthCheck("pulse", f"{RAISES}.call"),),
        consequences=f"{RAISES}.call",
    )
