"""What a plugin says of itself: one frozen ``Manifest`` on its ``PluginConfig``.

Everything that is code is named by its dotted path, because a manifest is read before models can be imported. The
loader
resolves every path at start-up and refuses one that does not resolve or that leads out of the plugin.
"""

from dataclasses import dataclass
from typing import Any, Literal

SettingKind = Literal["text", "int", "bool", "choice"]
Path = str
"""A dotted path to a callable or class inside the plugin: ``"plugins.dummy.panels.Greeting"``."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One typed setting that the control panel edits. ``choices`` only with kind ``choice``: (value, label) pairs."""

    name: str
    kind: SettingKind
    default: str | int | bool
    label: Any
    help: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line in the reader's navigation. ``url`` is a URL name inside the plugin's namespace; ``icon`` one of the
    theme's symbols.

    ``visible`` (optional path) is called with the request and says whether this person sees the line.
    ``count`` (optional path) is called with the request and returns (number, state) for the badge, or None.
    """

    title: Any
    url: str
    icon: str = "doc"
    order: int = 500
    visible: Path = ""
    count: Path = ""


@dataclass(frozen=True, slots=True)
class AdminItem:
    """A line in the menu of the administration, for holders of ``permission`` (a codename of ``permissions``).

    ``url`` is a name of ``admin_urls``; ``icon`` one of Wagtail's.
    """

    title: Any
    url: str
    permission: str
    icon: str = "cog"
    order: int = 940


@dataclass(frozen=True, slots=True)
class Panel:
    """A portlet on the home page: ``component`` is the path of an ``intranet.contracts.PanelComponent``."""

    name: str
    component: Path
    order: int = 500


@dataclass(frozen=True, slots=True)
class Slot:
    """A fragment in a declared slot of a core page (see ``SLOTS``): ``component`` is the path of a
    ``SlotComponent``.
    """

    slot: str
    component: Path
    order: int = 500


SLOTS = ("masthead.search", "directive.aside", "notfound.search")
"""Places in core pages that plugins may fill."""


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """What the plugin puts in the catalogue. ``source`` is the path of a ``search.catalogue.Source``-making callable.

    ``name`` follows the slug: ``"circulation.item"`` is source ``item`` of plugin ``circulation``.
    """

    name: str
    source: Path


@dataclass(frozen=True, slots=True)
class PrincipalSpec:
    """Tokens the plugin grants: ``tokens(person, on) -> Iterable[str]``; each must begin with ``<slug>:``.

    ``momentary`` (optional path) is called with the request and returns tokens for it alone: what lies in the catalogue
    behind a guard is found only while the guard is satisfied.
    """

    tokens: Path
    momentary: Path = ""


@dataclass(frozen=True, slots=True)
class PermissionSpec:
    """A model permission: ``codename`` on the plugin's ``model`` ("plugin_dummy.Greeting"), with the label shown
    to whoever grants it.
    """

    model: str
    codename: str
    label: Any


@dataclass(frozen=True, slots=True)
class Role:
    """A bundle of permissions (codenames of ``permissions``) that comes with posts of these core roles
    (``editor``, ``clerk``, …).
    """

    name: str
    label: Any
    posts: tuple[str, ...]
    permissions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicySpec:
    """``policy`` is the path of an ``intranet.contracts.Policy`` for ``model`` ("plugin_circulation.Item")."""

    model: str
    policy: Path


@dataclass(frozen=True, slots=True)
class GuardSpec:
    """``guard`` is the path of an ``intranet.contracts.Guard``; rules name it as ``name``."""

    name: str
    guard: Path


@dataclass(frozen=True, slots=True)
class Word:
    """What a code of the plugin is called: an action in the audit log ("circulation.item-issued"), a kind of notice
    ("circulation-loan-due"), or the dotted path of work that is asked for. Codes bear the slug.
    """

    code: str
    label: Any


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """Work on a schedule: ``run()`` every so many minutes; the core takes a lock, so two workers never run it twice."""

    name: str
    run: Path
    every: int


@dataclass(frozen=True, slots=True)
class Listener:
    """``handler(event)`` is called after the commit for each event of the named class in
    ``intranet.contracts.events``.
    """

    event: str
    handler: Path


@dataclass(frozen=True, slots=True)
class Step:
    """A numbered, idempotent step ``run()`` of setting the plugin's data up; run once, in order, when the plugin is
    enabled.

    It runs inside the transaction that enables the plugin: keep it short, and ``enqueue`` what is long.
    """

    number: int
    run: Path


@dataclass(frozen=True, slots=True)
class Demo:
    """``load()`` makes demo content of the plugin; ``unload()`` leaves nothing of it."""

    load: Path
    unload: Path


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """``check() -> Health``; shown in the control panel and by ``manage.py plugins doctor``."""

    name: str
    check: Path


@dataclass(frozen=True, slots=True)
class Health:
    """``state`` is ``ok``, ``attention`` or ``broken``; ``message`` one short sentence for an administrator."""

    state: Literal["ok", "attention", "broken"]
    message: Any


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a plugin contributes. What it does not name, it does not do. ``plugins/README.md`` shows each
    field at work.
    """

    slug: str
    """Name of the plugin's folder; prefixes its addresses, templates, static files, sources and tokens."""
    title: Any
    version: str
    description: Any
    core: str
    """Which versions of the contract it works with: ``">=1.0,<2"``."""
    requires: tuple[str, ...] = ()
    """Slugs of plugins that must be enabled for this one to be."""
    protects: bool = False
    """True if it supplies guards or holds restricted data; the operator is told what stays closed without it."""
    settings: tuple[Setting, ...] = ()
    nav: tuple[NavItem, ...] = ()
    admin_nav: tuple[AdminItem, ...] = ()
    work: Path = ""
    """``work(person) -> Iterable[WorkLine]``: what waits for a person in "My work", as far as they may see it; a fixed
    number of queries.
    """
    panels: tuple[Panel, ...] = ()
    slots: tuple[Slot, ...] = ()
    sources: tuple[SourceSpec, ...] = ()
    principals: tuple[PrincipalSpec, ...] = ()
    permissions: tuple[PermissionSpec, ...] = ()
    roles: tuple[Role, ...] = ()
    policies: tuple[PolicySpec, ...] = ()
    guards: tuple[GuardSpec, ...] = ()
    urls: Path = ""
    """Path of a module with ``urlpatterns`` (no ``app_name``): mounted under ``/<slug>/``, namespace ``<slug>``."""
    admin_urls: Path = ""
    """The same under ``/admin/<slug>/``, namespace ``<slug>_admin``, for whoever has access to the admin."""
    tasks: tuple[TaskSpec, ...] = ()
    events: tuple[Listener, ...] = ()
    setup: tuple[Step, ...] = ()
    erase: Path = ""
    """``erase()``: remove what the plugin keeps outside its own tables; called by uninstall before the tables go.
    Idempotent.
    """
    export: Path = ""
    """``export(person) -> Iterable[dict]``: rows as JSON can hold them; of one person, or with None everything
    (before uninstall).
    """
    demo: Demo | None = None
    health: tuple[HealthCheck, ...] = ()
    actions: tuple[Word, ...] = ()
    """Words for what the plugin writes into the audit log."""
    notices: tuple[Word, ...] = ()
    """One short sentence for each kind of notice; it stands in e-mails and says nothing of the content."""
    jobs: tuple[Word, ...] = ()
    """Words for work that is asked for by ``enqueue``."""
    consequences: Path = ""
    """``consequences() -> Iterable[str]``: what disabling means just now, in sentences ("14 spaces cannot be
    opened").
    """
