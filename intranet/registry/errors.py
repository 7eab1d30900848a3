"""What can go wrong with a plugin, named after what is wrong; each message says what to do."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


class PluginError(ImproperlyConfigured):
    """A plugin cannot be loaded; the message names it, every problem found, and the operator's way out."""


class PluginRefusal(Exception):
    """A change of a plugin's state that is not made. ``message`` is for the administrator."""

    message = _("This cannot be done.")

    def __init__(self, **named: object) -> None:
        self.named = named
        super().__init__(str(self.message % named))

    def __str__(self) -> str:
        return str(self.message % self.named)


class NotInstalled(PluginRefusal):
    """No plugin of this slug is installed."""

    message = _(
        "No plugin “%(slug)s” is installed. Add it to INTRANET_PLUGINS, run “migrate” and start the site again."
    )


class RequirementMissing(PluginRefusal):
    """Another plugin must be enabled first."""

    message = _("“%(slug)s” needs “%(missing)s”. Enable that plugin first.")


class RequiredByOthers(PluginRefusal):
    """An enabled plugin depends on this one."""

    message = _("“%(others)s” needs “%(slug)s”. Disable that plugin first.")


class SetupFailed(PluginRefusal):
    """A step of setting up raised; nothing was changed. The cause is in the log."""

    message = _(
        "Step %(number)s of setting up “%(slug)s” failed, and nothing was changed. The cause is in the system's log."
    )


class StillEnabled(PluginRefusal):
    """Only a disabled plugin can be uninstalled."""

    message = _("“%(slug)s” is enabled. Disable it first.")


class LeavingFailed(PluginRefusal):
    """The plugin's own export or erase raised; its tables are still there. The cause is in the log."""

    message = _("“%(slug)s” could not %(part)s, and its tables are kept. The cause is in the system's log.")


class SettingRefused(PluginRefusal):
    """A value does not fit the setting."""

    message = _("“%(value)s” does not fit the setting “%(name)s” (%(kind)s).")
