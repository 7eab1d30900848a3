from django.utils.translation import gettext_lazy as _

from intranet.contracts import Manifest, PluginConfig


class PlinthConfig(PluginConfig):
    """The least a plugin can be: it is there, and another one requires it."""

    name = "tests.doubles.plinth"
    label = "plugin_plinth"
    manifest = Manifest(
        slug="plinth", title=_("Plinth"), version="1.0.0", description=_("Carries the dummy."), core=">=1.0,<2"
    )
