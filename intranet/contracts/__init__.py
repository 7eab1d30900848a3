"""The public surface for plugins: everything a plugin may import from the core, and nothing else.

Types can be imported at any time. The functions below the types reach into the core and are resolved when first used,
because a plugin's ``apps.py`` is imported before any model exists.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from intranet.contracts.access import Decision, Demand, Guard, Policy, Verdict, Who
from intranet.contracts.components import PanelComponent, SlotComponent
from intranet.contracts.manifest import (
    SLOTS,
    AdminItem,
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
    Word,
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
    "allowed_or_404": "intranet.access.decisions",
    "who": "intranet.access.tokens",
    "who_at": "intranet.access.tokens",
    "own_circles": "intranet.access.tokens:tokens_of_own_posts",
    "people_in_circles": "intranet.access.circles",
    "circle_words": "intranet.access.circles",
    "circles_of": "intranet.access.circles",
    "membership_revision": "intranet.state.current",
    "bump_membership": "intranet.state.services",
    "type_face": "intranet.printing.fonts",
    "guarded": "intranet.access.decisions",
    "lay_down": "intranet.access.services",
    "lay_down_once": "intranet.access.services",
    "release": "intranet.access.services",
    "rules_of": "intranet.access.services",
    "singled_out": "intranet.access.rules",
    "people_named": "intranet.acknowledgement.names",
    "people_or_units_named": "intranet.acknowledgement.names",
    "holders_in": "intranet.people.queries",
    "holders_of": "intranet.people.queries",
    "open_units": "intranet.people.queries",
    "units_found": "intranet.people.queries.directory",
    "today": "intranet.people.rules",
    "day_field": "intranet.days",
    "DueQuestions": "intranet.calendars.due_questions",
    "working_calendar": "intranet.calendars.queries",
    "end_sessions": "intranet.people.services.told",
    "attempt": "intranet.people.throttle",
    "seconds_left": "intranet.people.throttle",
    "why_not_proven": "intranet.people.proving",
    "source_of": "intranet.people.sources",
    "is_own_path": "intranet.people.redirects",
    "accept_file": "intranet.files.services",
    "checked_file": "intranet.files.checked",
    "TABLES": "intranet.files.tables",
    "read_tables": "intranet.files.tables",
    "Layout": "intranet.spreadsheets",
    "Tab": "intranet.spreadsheets",
    "write_workbook": "intranet.spreadsheets",
    "XLSX": "intranet.printing.answers",
    "differences": "intranet.acknowledgement.difference",
    "documents_among": "intranet.directives.choosing",
    "documents_found": "intranet.directives.choosing",
    "bears_secrecy_mark": "intranet.directives.state_secrets",
    "is_open_below": "intranet.access.decisions",
    "page_picture": "intranet.files.checked",
    "VouchedForm": "intranet.files.forms",
    "FileRefused": "intranet.files.errors",
    "Refused": "intranet.portal.doing",
    "done": "intranet.portal.doing",
    "prepared": "intranet.prepared",
    "pressed": "intranet.portal.doing",
    "Percent": "intranet.spreadsheets",
    "Sheet": "intranet.printing.sheet",
    "sheet_pdf": "intranet.printing.sheet_pdf",
    "xlsx_answer": "intranet.printing.answers",
    "file_answer": "intranet.printing.answers",
    "seal": "intranet.sealing.seals",
    "unseal": "intranet.sealing.seals",
    "is_newest": "intranet.sealing.seals",
    "SealBroken": "intranet.sealing.seals",
    "SealedFile": "intranet.sealing.files",
    "WorkItem": "intranet.directives.work",
    "WorkLine": "intranet.directives.work",
    "write_transaction": "intranet.database",
    "record": "intranet.audit.services",
    "notify": "intranet.notifications.services",
    "notify_many": "intranet.notifications.services",
    "enqueue": "intranet.worker.services",
    "setting": "intranet.registry.settings",
    "enabled_sources": "intranet.registry.sources",
    "PluginConformance": "intranet.contracts.conformance",
}

_MODULES = {"sealed_files": "intranet.sealing.files"}
"""Whole modules: files encrypted at rest."""

if TYPE_CHECKING:
    from intranet.access.circles import circle_words, circles_of, people_in_circles
    from intranet.access.decisions import allowed_or_404, decide, guarded, is_open_below, visible, visible_or_404
    from intranet.access.rules import singled_out
    from intranet.access.services import lay_down, lay_down_once, release, rules_of
    from intranet.access.tokens import tokens_of_own_posts as own_circles
    from intranet.access.tokens import who, who_at
    from intranet.acknowledgement.difference import differences
    from intranet.acknowledgement.names import people_named, people_or_units_named
    from intranet.audit.services import record
    from intranet.calendars.due_questions import DueQuestions
    from intranet.calendars.queries import working_calendar
    from intranet.contracts.conformance import PluginConformance
    from intranet.database import write_transaction
    from intranet.days import day_field
    from intranet.directives.choosing import documents_among, documents_found
    from intranet.directives.state_secrets import bears_secrecy_mark
    from intranet.directives.work import WorkItem, WorkLine
    from intranet.files.checked import checked_file, page_picture
    from intranet.files.errors import FileRefused
    from intranet.files.forms import VouchedForm
    from intranet.files.services import accept_file
    from intranet.files.tables import TABLES, read_tables
    from intranet.notifications.services import notify, notify_many
    from intranet.people.proving import why_not_proven
    from intranet.people.queries import holders_in, holders_of, open_units
    from intranet.people.queries.directory import units_found
    from intranet.people.redirects import is_own_path
    from intranet.people.rules import today
    from intranet.people.services.told import end_sessions
    from intranet.people.sources import source_of
    from intranet.people.throttle import attempt, seconds_left
    from intranet.portal.doing import Refused, done, pressed
    from intranet.prepared import prepared
    from intranet.printing.answers import XLSX, file_answer, xlsx_answer
    from intranet.printing.fonts import type_face
    from intranet.printing.sheet import Sheet
    from intranet.printing.sheet_pdf import sheet_pdf
    from intranet.registry.settings import setting
    from intranet.registry.sources import enabled_sources
    from intranet.sealing import files as sealed_files
    from intranet.sealing.files import SealedFile
    from intranet.sealing.seals import SealBroken, is_newest, seal, unseal
    from intranet.spreadsheets import Layout, Percent, Tab, write_workbook
    from intranet.state.current import membership_revision
    from intranet.state.services import bump_membership
    from intranet.worker.services import enqueue


def __getattr__(name: str) -> Any:
    if path := _FUNCTIONS.get(name):
        module, _colon, other = path.partition(":")
        return getattr(import_module(module), other or name)
    if path := _MODULES.get(name):
        return import_module(path)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ADMIN_TEMPLATE",
    "BASE_TEMPLATE",
    "CORE_VERSION",
    "SLOTS",
    "TABLES",
    "XLSX",
    "AdminItem",
    "Decision",
    "Demand",
    "Demo",
    "DueQuestions",
    "FileRefused",
    "Guard",
    "GuardSpec",
    "Health",
    "HealthCheck",
    "Layout",
    "Listener",
    "Manifest",
    "NavItem",
    "Panel",
    "PanelComponent",
    "Percent",
    "PermissionSpec",
    "PluginConfig",
    "PluginConformance",
    "Policy",
    "PolicySpec",
    "PrincipalSpec",
    "Refused",
    "Role",
    "SealBroken",
    "SealedFile",
    "Setting",
    "Sheet",
    "Slot",
    "SlotComponent",
    "SourceSpec",
    "Step",
    "Tab",
    "TaskSpec",
    "Verdict",
    "VouchedForm",
    "Who",
    "Word",
    "WorkItem",
    "WorkLine",
    "accept_file",
    "allowed_or_404",
    "attempt",
    "bears_secrecy_mark",
    "bump_membership",
    "checked_file",
    "circle_words",
    "circles_of",
    "day_field",
    "decide",
    "differences",
    "documents_among",
    "documents_found",
    "done",
    "enabled_sources",
    "end_sessions",
    "enqueue",
    "file_answer",
    "guarded",
    "holders_in",
    "holders_of",
    "is_newest",
    "is_open_below",
    "is_own_path",
    "lay_down",
    "lay_down_once",
    "membership_revision",
    "notify",
    "notify_many",
    "open_units",
    "own_circles",
    "page_picture",
    "people_in_circles",
    "people_named",
    "people_or_units_named",
    "prepared",
    "pressed",
    "read_tables",
    "record",
    "release",
    "rules_of",
    "seal",
    "sealed_files",
    "seconds_left",
    "setting",
    "sheet_pdf",
    "singled_out",
    "source_of",
    "today",
    "type_face",
    "units_found",
    "unseal",
    "visible",
    "visible_or_404",
    "who",
    "who_at",
    "why_not_proven",
    "working_calendar",
    "write_transaction",
    "write_workbook",
    "xlsx_answer",
]
