"""Who follows what up: the whole tree of a document, or the units that one heads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Audience, Version
from intranet.acknowledgement.subjects import office_of
from intranet.people.models import Person, PostRole, Unit
from intranet.reminders.offices import lead_of

OFFICE_ROLES = (PostRole.CLERK, PostRole.EDITOR, PostRole.LEADER, PostRole.HEAD)
"""Posts of the office in charge that see the whole tree."""

UNIT_ROLES = (PostRole.HEAD, PostRole.LEADER, PostRole.CLERK)
"""Posts that see their own unit and what is below it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """``paths`` are where the tree begins (empty: everywhere); ``named`` where names are shown (None: everywhere)."""

    paths: tuple[str, ...] = ()
    named: tuple[str, ...] | None = None

    @property
    def is_whole(self) -> bool:
        return not self.paths

    def within(self, field: str) -> Q:
        """The rows whose unit lies in the tree; ``field`` leads to its path."""
        return below(self.paths, field) if self.paths else Q()

    def covers(self, path: str) -> bool:
        """Whether the unit at ``path`` is seen."""
        return not self.paths or path.startswith(self.paths)

    def names(self, path: str) -> bool:
        """Whether people of the unit at ``path`` are seen by name."""
        return self.named is None or (bool(self.named) and path.startswith(self.named))


def below(paths: Iterable[str], field: str) -> Q:
    """The rows whose unit is one of ``paths`` or below; none for no paths."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(**{f"{field}__startswith": path})
    return found


def follows_up(person: Person) -> bool:
    """Whether ``person`` holds, or stands in for, a post that follows anything up. No query."""
    return bool(units_with_role(tokens_of(person), OFFICE_ROLES))


def scope_of(person: Person, subject: Any, audience: Audience | None) -> Scope | None:
    """What of a document ``person`` follows up, who may read it; None for nothing. One query where there are units."""
    tokens = tokens_of(person)
    if office_of(subject) in units_with_role(tokens, OFFICE_ROLES):
        return Scope()
    units = units_with_role(tokens, UNIT_ROLES)
    if not units:
        return None
    paths = paths_of(units)
    if audience is not None and lead_of(audience, subject) in units:
        return Scope((), paths)
    return Scope(paths, paths) if paths else None


def paths_of(units: Iterable[int]) -> tuple[str, ...]:
    """Paths of units, without those that lie below another of them. One query."""
    kept: list[str] = []
    for path in Unit.objects.filter(pk__in=list(units)).order_by("path").values_list("path", flat=True):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return tuple(kept)


def page_address(version: Version) -> str:
    """Where a version is followed up."""
    return reverse("progress:page", args=[version.pk])
