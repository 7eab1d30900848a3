"""Questions that templates of progress ask. ``{% load progress %}``."""

from datetime import date

from django import template

from intranet.progress.figures import Figures
from intranet.progress.scope import Scope
from intranet.progress.tree import UnitLine

register = template.Library()


@register.filter
def names(scope: Scope, unit: UnitLine) -> bool:
    """Whether people of ``unit`` are seen by name."""
    return scope.names(unit.path)


@register.filter
def late_words(figures: Figures, on: date) -> str:
    """How long the oldest of what is late has been so; "" where nothing is."""
    words = figures.late_words(on)
    return words.words if words else ""
