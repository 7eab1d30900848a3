"""What higher layers show of a document on its reading page: they register, this package asks."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from intranet.directives.models import Directive
from intranet.people.models import Person

Section = Callable[[Directive, Person], SafeString | str]
"""Returns HTML, or nothing for a reader whom it does not concern. It asks ``decide`` for what it shows itself."""


@dataclass(frozen=True, slots=True)
class _Registered:
    order: int
    section: Section


_SECTIONS: list[_Registered] = []


def register_section(section: Section, *, order: int) -> None:
    """Show ``section`` beside every letter, lower ``order`` first. Called once, from ``AppConfig.ready``."""
    _SECTIONS.append(_Registered(order, section))
    _SECTIONS.sort(key=lambda each: each.order)


def sections_for(directive: Directive, reader: Person) -> list[SafeString | str]:
    """The HTML of every section that has something to say to ``reader``."""
    return [html for each in _SECTIONS if (html := each.section(directive, reader))]
