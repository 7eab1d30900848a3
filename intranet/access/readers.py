"""Tokens as people choose and read them: circles with a name."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from intranet.people.models import Person, PostRole, Unit
from intranet.prepared import prepared


def describe(tokens: Iterable[str]) -> list[str]:
    """Circles in words, in the order given: "UBND tỉnh, with sub-units". Two queries; a token of a plugin is left
    out.
    """
    return [words for _token, words in described(tokens)]


def described(tokens: Iterable[str]) -> list[tuple[str, str]]:
    """Each token beside its words. Two queries; one of a plugin is left out."""
    tokens = list(tokens)
    ids = {unit for token in tokens if (unit := unit_of(token))}
    units = {unit.pk: unit for unit in _units(ids)} if ids else {}
    people = Person.objects.in_bulk({int(token[5:]) for token in tokens if token.startswith("user:")})
    return [(token, words) for token in tokens if (words := _in_words(token, units, people))]


@prepared
def _units(ids: Any) -> Any:
    return Unit.objects.filter(pk__in=ids)


def unit_of(token: str) -> int | None:
    """The unit that a token speaks of, if it speaks of one."""
    kind, _sep, value = token.partition(":")
    if kind == "post":
        value = value.rpartition("@")[2]
    return int(value) if kind in {"unit", "under", "post"} and value.isdigit() else None


def _in_words(token: str, units: dict[int, Unit], people: dict[int, Person]) -> str:
    kind, _sep, value = token.partition(":")
    if kind == "any":
        return _("everybody signed in")
    if kind == "user":
        return str(people[int(value)]) if int(value) in people else ""
    unit = units.get(unit_of(token) or 0)
    if unit is None:
        return ""
    if kind == "under":
        return _("%(unit)s with its sub-units") % {"unit": unit}
    if kind == "post":
        return f"{PostRole(value.partition('@')[0]).label} · {unit}"
    return str(unit)
