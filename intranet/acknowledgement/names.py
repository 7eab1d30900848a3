"""People and units as they are typed: a name, a login name, or a name with its post or its unit, or both, behind it
after a dot or a comma.

Who is named may be several people: then what the directory says of them is shown, never a login name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from intranet.people.models import Person, Post, Unit
from intranet.people.queries import find_people, open_units
from intranet.people.rules import today
from search.analysis.syllables import forms

_PARTS = re.compile(r"\s*[·,;|]\s*")
MOST_NAMED, MOST_LIKE = 4, 3


@dataclass(frozen=True, slots=True)
class Found:
    """Who or what a line names; ``problem`` says why it names nobody (``names_nobody``), or too many."""

    person: Person | None = None
    unit: Unit | None = None
    problem: str = ""
    names_nobody: bool = False


def people_named(lines: Iterable[str]) -> list[Found]:
    """One answer a line. Two queries a line."""
    return [_person(line) for line in lines]


def people_or_units_named(lines: Iterable[str]) -> list[Found]:
    """The same where a unit may be named too; the whole line is its name, its short name or its code."""
    lines = list(lines)
    units = {_plain(name): unit for unit in open_units(today()) for name in _names(unit)} if lines else {}
    return [Found(unit=units[_plain(line)]) if _plain(line) in units else _either(line, units) for line in lines]


def _either(line: str, units: Mapping[str, Unit]) -> Found:
    """A person, or why the line names neither a person nor a unit; with units whose name is like it."""
    found = _person(line)
    if found.person or not found.names_nobody:
        return found
    words = _("No person and no unit here is called “%(name)s”. %(advice)s") % {
        "name": line,
        "advice": _advice(line, units),
    }
    return Found(problem=words, names_nobody=True)


def _advice(line: str, units: Mapping[str, Unit]) -> str:
    like = get_close_matches(_plain(line), units, n=MOST_LIKE, cutoff=0.6)
    names = list(dict.fromkeys(units[name].name for name in like))
    if names:
        return _("Did you mean: %(units)s? Write the name as it stands there.") % {"units": "; ".join(names)}
    return _(
        "Write the whole name or the login name of a person, or the name of a unit as it stands in the list above."
    )


def _names(unit: Unit) -> Iterable[str]:
    return (name for name in (unit.name, unit.short_name, unit.code) if name)


def _person(line: str) -> Found:
    name, *rest = _PARTS.split(line.strip())
    people = [each for each in find_people(name, today()) if each.is_active]
    exact = [each for each in people if _plain(name) in {_plain(str(each)), each.username}]
    people = exact or people
    if rest and len(people) > 1:
        people = [each for each in people if any(_is_behind(rest, post) for post in _posts(each))]
    if len(people) == 1:
        return Found(person=people[0])
    if not people:
        words = _("Nobody here is called “%(name)s”. Write the whole name or the login name.")
        return Found(problem=words % {"name": line}, names_nobody=True)
    return Found(problem=_several(line, people))


def _several(line: str, people: Iterable[Person]) -> str:
    told = [f"{each}, {_place(post)}" for each in people for post in list(_posts(each))[:1]][:MOST_NAMED]
    if not told:
        return _("“%(name)s” may be several people. Write the login name.") % {"name": line}
    words = _(
        "“%(name)s” may be several people: %(people)s. Write the name with post and unit as here, or the login name."
    )
    return words % {"name": line, "people": "; ".join(told)}


def _place(post: Post) -> str:
    return f"{post.title or post.get_role_display()}, {post.unit}"


def _is_behind(parts: Iterable[str], post: Post) -> bool:
    """Whether every part that was typed behind a name is of ``post``."""
    return all(_plain(part) in _plain(str(post)) for part in parts)


def _posts(person: Person) -> Iterable[Post]:
    return getattr(person, "current_posts", ())


def _plain(text: str) -> str:
    return " ".join(forms(word)[1] for word in text.split())
