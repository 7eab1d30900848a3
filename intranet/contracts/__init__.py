"""The public surface for plugins: everything a plugin may import from the core, and nothing else.

Types can be imported at any time. The functions below the types reach into the core and are resolved when first used,
because a plugin's ``apps.py`` is imported before any model exists.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from intranet.contracts.access import Decision, Guard, Policy, Verdict, Who
from intranet.contracts.components import PanelComponent, SlotComponent
from intranet.contracts.manifest import (
    SLOTS,
    Demo,
    GuardSpec,
    Health,
    HealthCheck,
    Listener,
    Manifest,
    NavItem,
    Panel,
    PermissionSpec,
    PolicySpec,
    PrincipalSpec,
    Role,
    Setting,
    Slot,
    SourceSpec,
    Step,
    TaskSpec,
)
from intranet.contracts.plugin import PluginConfig

CORE_VERSION = "1.0.0"
"""The version of this contract; a manifest's ``core`` says which ones it works with."""

BASE_TEMPLATE = "intranet/base.html"
"""The template a plugin's reader pages extend: blocks ``title`` and ``content``."""

ADMIN_TEMPLATE = "intranet/registry/admin.html"
"""The template a plugin's admin pages extend: blocks ``titletag``, ``heading`` and ``main_content``."""

_FUNCTIONS = {
    "decide": "intranet.access.decisions",
    "visible": "intranet.access.decisions",
    "visible_or_404": "intranet.access.decisions",
    "who": "intranet.access.tokens",
    "accept_file": "intranet.files.services",
    "write_transaction": "intranet.database",
    "record": "intranet.audit.services",
    "notify": "intranet.notifications.services",
    "enqueue": "intranet.worker.services",
    "setting": "intranet.registry.settings",
    "enabled_sources": "intranet.registry.sources",
    "PluginConformance": "intranet.contracts.conformance",
}

if TYPE_CHECKING:
    from intranet.access.decisions import decide, visible, visible_or_404
    from intranet.access.tokens import who
    from intranet.audit.services import record
    from intranet.contracts.conformance import PluginConformance
    from intranet.database import write_transaction
    from intranet.files.services import accept_file
    from intranet.notifications.services import notify
    from intranet.registry.settings import setting
    from intranet.registry.sources import enabled_sources
    from intranet.worker.services import enqueue


def __getattr__(name: str) -> Any:
    if module := _FUNCTIONS.get(name):
        return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ADMIN_TEMPLATE",
    "BASE_TEMPLATE",
    "CORE_VERSION",
    "SLOTS",
    "Decision",
    "Demo",
    "Guard",
    "GuardSpec",
    "Health",
    "HealthCheck",
    "Listener",
    "Manifest",
    "NavItem",
    "Panel",
    "PanelComponent",
    "PermissionSpec",
    "PluginConfig",
    "PluginConformance",
    "Policy",
    "PolicySpec",
    "PrincipalSpec",
    "Role",
    "Setting",
    "Slot",
    "SlotComponent",
    "SourceSpec",
    "Step",
    "TaskSpec",
    "Verdict",
    "Who",
    "accept_file",
    "decide",
    "enabled_sources",
    "enqueue",
    "notify",
    "record",
    "setting",
    "visible",
    "visible_or_404",
    "who",
    "write_transaction",
]
