"""What this plugin is and what it contributes."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Manifest, NavItem, Panel, PluginConfig, Setting


class ${Slug}Config(PluginConfig):
    """${title}."""

    name = "plugins.${slug}"
    label = "plugin_${slug}"
    manifest = Manifest(
        slug="${slug}",
        title=_("${title}"),
        version="0.1.0",
        description=_("Says hello on a page and on the home page."),
        core=">=1.0,<2",
        settings=(Setting("greeting", "text", "Xin chào", label=_("Greeting"), help=_("What the page says.")),),
        nav=(NavItem(_("${title}"), "index"),),
        panels=(Panel("greeting", "plugins.${slug}.panels.Greeting"),),
        urls="plugins.${slug}.urls",
    )
