"""The reader's navigation: the core's own lines, then what enabled plugins add."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.access.tokens import tokens_of, units_with_role
from intranet.people.models import PostRole
from intranet.registry.loader import registry

TABS = 4
"""Lines in the bar at the bottom of a phone; the rest opens under "More"."""

WORK, CARE, ADMINISTRATION = 300, 800, 900
"""Lines are grouped by their ``order``: what everybody reads, what one works with, what one answers for, what one runs
the site with.
"""


_WITH_TASKS = frozenset(PostRole.values) - {PostRole.SECURITY, PostRole.ADMINISTRATOR}
"""Posts whose holder a task may be assigned to. Whether one is assigned now would cost each page a query."""


@dataclass(frozen=True, slots=True)
class NavLine:
    """One line. ``short`` fits under an icon on a phone; ``count`` is a badge in the tone ``state``, and
    ``count_words`` say it aloud.
    """

    title: str
    url: str
    icon: str
    order: int
    short: str = ""
    count: int | None = None
    state: str = ""
    count_words: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Lines under one heading; the first group has none."""

    title: str
    lines: list[NavLine]


def lines_for(request: HttpRequest, *, due: tuple[int, str, str] = (0, "", "")) -> list[NavLine]:
    """Every line that this person sees, in order. ``due`` is the badge of "My work": number, state, words.

    No query of its own: the person's tokens are cached, and plugins answer for theirs.
    """
    lines = [*_core(request, due), *(_of_plugin(entry) for entry in registry().nav(request))]
    return sorted((line for line in lines if line.url), key=lambda line: line.order)


def _core(request: HttpRequest, due: tuple[int, str, str]) -> Iterable[NavLine]:
    count, state, words = due
    yield NavLine(_("My work"), url_of("portal:home"), "home", 10, count=count, state=state, count_words=words)
    yield NavLine(_("Directives"), url_of("directives:list"), "doc", 20, short=pgettext("bottom bar", "Directives"))
    if holds(request, *_WITH_TASKS):
        yield NavLine(pgettext("duty", "Tasks"), url_of("duties:board"), "check", 30)
    yield NavLine(_("Guidance"), url_of("guidance:list"), "doc", 40, short=pgettext("bottom bar", "Guidance"))
    yield NavLine(_("Courses"), url_of("training:list"), "book", 45)
    yield NavLine(_("Training classes"), url_of("training:sessions:list"), "people", 47)
    yield NavLine(_("Units and people"), url_of("people:units"), "people", 60, short=pgettext("bottom bar", "People"))
    if holds(request, PostRole.CLERK, PostRole.EDITOR):
        yield NavLine(
            _("Take in a document"), url_of("directives:intake"), "inbox", 310, short=pgettext("bottom bar", "Take in")
        )
    if holds(request, PostRole.CLERK, PostRole.EDITOR, PostRole.LEADER, PostRole.HEAD):
        yield NavLine(
            _("Incoming documents"), url_of("incoming:list"), "inbox", 312, short=pgettext("bottom bar", "In")
        )
    yield NavLine(_("Outgoing documents"), url_of("outgoing:list"), "doc", 314, short=pgettext("bottom bar", "Out"))
    if holds(request, PostRole.CLERK, PostRole.EDITOR, PostRole.LEADER, PostRole.HEAD):
        yield NavLine(_("Registers"), url_of("registers:overview"), "ledger", 316)
    if holds(request, PostRole.TRAINER, PostRole.EDITOR):
        yield NavLine(_("Own courses"), url_of("training:office:list"), "book", 318)
    if holds(request, PostRole.CLERK, PostRole.SECURITY):
        yield NavLine(_("Sign-in slips"), url_of("people:slips"), "key", 320, short=pgettext("bottom bar", "Slips"))
    if holds(request, PostRole.HEAD, PostRole.LEADER, PostRole.CLERK, PostRole.EDITOR):
        short = pgettext("bottom bar", "Progress")
        yield NavLine(_("Acknowledgement progress"), url_of("progress:list"), "chart", 810, short=short)
    if holds(request, PostRole.CLERK, PostRole.HEAD, PostRole.LEADER):
        yield NavLine(_("Dissemination sessions"), url_of("dissemination:list"), "people", 820)
    if holds(request, PostRole.TRAINER, PostRole.EDITOR, PostRole.HEAD, PostRole.LEADER):
        yield NavLine(_("Learning at a glance"), url_of("training:overview:list"), "chart", 825)
    if may_administer(request):
        yield NavLine(_("Administration"), url_of("wagtailadmin_home"), "shield", 910)


def holds(request: HttpRequest, *roles: str) -> bool:
    """Whether the person has one of ``roles`` in any unit, also as a deputy. Cached with the tokens."""
    return bool(units_with_role(tokens_of(request.user), roles))  # type: ignore[arg-type]


def may_administer(request: HttpRequest) -> bool:
    """Whether the admin would open; asked of the permissions only for people who hold more than ordinary posts."""
    person: Any = request.user
    special = [role for role in PostRole.values if role != PostRole.MEMBER]
    return (person.is_superuser or holds(request, *special)) and person.has_perm("wagtailadmin.access_admin")


def _of_plugin(entry: Any) -> NavLine:
    """The title as plain text: joining makes of a string that calls itself safe one that is escaped like any other."""
    return NavLine("".join(str(entry.title)), entry.url, entry.icon, entry.order, count=entry.count, state=entry.state)


def url_of(name: str) -> str:
    """The address of a named page; empty when no app provides it, and the line is left out."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def mark_current(lines: list[NavLine], path: str) -> list[NavLine]:
    """The same lines, the one that ``path`` lies under marked as current: the longest address wins, "/" only itself."""
    under: Callable[[NavLine], bool] = lambda line: path == line.url or (line.url != "/" and path.startswith(line.url))  # noqa: E731
    best = max((line.url for line in lines if under(line)), key=len, default=None)
    return [replace(line, current=line.url == best) for line in lines]


def grouped(lines: list[NavLine]) -> list[NavGroup]:
    """The lines under their headings, without empty groups."""
    groups = [
        NavGroup("", [line for line in lines if line.order < WORK]),
        NavGroup(_("Office work"), [line for line in lines if WORK <= line.order < CARE]),
        NavGroup(_("Units in my care"), [line for line in lines if CARE <= line.order < ADMINISTRATION]),
        NavGroup(_("System"), [line for line in lines if line.order >= ADMINISTRATION]),
    ]
    return [group for group in groups if group.lines]


def for_phone(lines: list[NavLine]) -> tuple[list[NavLine], list[NavLine]]:
    """The lines of the bottom bar and those under "More". The search stands in the bar: its box is not shown there."""
    places = TABS if len(lines) > TABS + 1 else TABS + 1
    wanted = sorted(lines, key=lambda line: (line.icon != "search", line.order))[:places]
    bar = [replace(line, short=line.short or line.title) for line in lines if line in wanted]
    return bar, [line for line in lines if line not in wanted]
