"""Every change of a plugin's state. One code path for the control panel and the command line."""

from intranet.registry.services.configuring import save_settings
from intranet.registry.services.switching import disable, enable
from intranet.registry.services.uninstalling import Uninstalled, uninstall

__all__ = ["Uninstalled", "disable", "enable", "save_settings", "uninstall"]
