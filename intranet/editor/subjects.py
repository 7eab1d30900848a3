"""What the audit log speaks of, in words: only names that a security officer sees anyway, never a document's title."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from intranet.access.readers import describe
from intranet.audit.subjects import Kind, register_detail, register_kind
from intranet.numbering.models import Book, Series
from intranet.people.models import Deputy, Person, Post, PostRole, Unit
from intranet.registry.loader import registry
from intranet.theming.loader import installed
from intranet.topics.models import Topic
from intranet.worker.words import title_of

_UNIT_DETAILS = {"unit": "", "parent": "unit.", "into": "unit.", "from": "unit.moved", "to": "unit.moved"}
"""Details that hold the number of a unit, and how the actions begin whose details do."""


def register() -> None:
    """Make the kinds known to the log; called once, from ``AppConfig.ready``."""
    people = {
        "person": Kind(_("Staff member"), _rows(Person.objects.all())),
        "unit": Kind(_("Unit"), _rows(Unit.objects.all())),
        "post": Kind(_("Post"), _rows(Post.objects.select_related("person", "unit"))),
        "deputy": Kind(_("Deputy"), _rows(Deputy.objects.select_related("person", "post__person", "post__unit"))),
    }
    for name, kind in people.items():
        register_kind(f"intranet_people.{name}", kind)
    register_kind("intranet_calendars.calendarday", Kind(_("Day of the calendar")))
    register_kind("intranet_topics.topic", Kind(_("Topic"), _rows(Topic.objects.all())))
    register_kind("intranet_directives.directive", Kind(_("Official document")))
    register_kind("intranet_guidance.guidancepage", Kind(_("Guidance page")))
    register_kind("intranet_duties.duty", Kind(_("Task of a document")))
    register_kind(
        "intranet_numbering.series", Kind(_("Series of numbers"), _rows(Series.objects.select_related("office")))
    )
    register_kind("intranet_numbering.book", Kind(_("Register book"), _rows(Book.objects.select_related("series"))))
    register_kind("intranet_registers.loan", Kind(_("Loan of a file copy")))
    register_kind("intranet_worker.job", Kind(_("Background work"), label=title_of))
    register_kind("intranet_files.storedfile", Kind(_("File")))
    register_kind("file", Kind(_("File")))
    register_kind("audit", Kind(_("Audit log")))
    register_kind("plugin", Kind(_("Add-on"), _plugins))
    register_kind("theme", Kind(_("Theme"), _themes))
    for key in _UNIT_DETAILS:
        register_detail(key, _unit_words(key))
    register_detail("person", lambda action, value: _name(Person.objects.all(), value))
    register_detail("role", lambda action, value: str(dict(PostRole.choices).get(value, "")))
    register_detail("readers", _readers)


def _rows(rows: QuerySet[Any]) -> Callable[[list[str]], Mapping[str, str]]:
    """Names of rows by their numbers: one query."""

    def names(keys: list[str]) -> dict[str, str]:
        numbers = [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
        return {str(row.pk): str(row) for row in rows.filter(pk__in=numbers)}

    return names


def _plugins(slugs: list[str]) -> dict[str, str]:
    """Titles in the reader's language; a plugin whose code is gone keeps the title that the row holds."""
    found = {slug: registry().get(slug) for slug in slugs}
    return {slug: str(plugin.manifest.title) for slug, plugin in found.items() if plugin}


def _themes(slugs: list[str]) -> dict[str, str]:
    themes = installed()
    return {slug: str(themes[slug].title) for slug in slugs if slug in themes}


def _unit_words(key: str) -> Callable[[str, Any], str]:
    return lambda action, value: _name(Unit.objects.all(), value) if action.startswith(_UNIT_DETAILS[key]) else ""


def _name(rows: QuerySet[Any], value: Any) -> str:
    row: Model | None = rows.filter(pk=value).first() if isinstance(value, int) else None
    return str(row) if row else ""


def _readers(action: str, value: Any) -> str:
    """Circles in words, two queries; where one has none (a plugin's), the codes follow, so that nothing is left out."""
    if not isinstance(value, list):
        return ""
    tokens = [str(token) for token in value]
    words = describe(tokens)
    return ", ".join(words if len(words) == len(tokens) else [*words, f"({', '.join(tokens)})"])
