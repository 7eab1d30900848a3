"""A question and a section as they are written, and what holds of them wherever they are written."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugins.checklists.models import Kind, Proof

MOST_SECTIONS, MOST_QUESTIONS = 26, 200
"""A section is one letter."""

MOST_CHOICES, LONGEST_CHOICE = 20, 200
DIVIDER = "|"
"""Stands between choices in a cell, so it stands in none."""

A_WEIGHT = gettext_lazy("Write a number from 0 to 999,99, for example 4 or 2,5.")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is written: what ``Question`` keeps, without its place, which the order gives."""

    key: str
    text: str
    kind: str = Kind.VERDICT
    weight: Decimal = Decimal(1)
    proof: str = Proof.WELCOME
    choices: tuple[str, ...] = ()
    measure: str = ""
    guidance: str = ""
    basis: str = ""
    directive: Any = None


@dataclass(frozen=True, slots=True)
class Part:
    """One section with its questions, in order."""

    title: str
    questions: tuple[Asked, ...] = field(default=())


def wrong_choices(choices: tuple[str, ...]) -> str:
    """What is wrong with the choices of a question, and what to write; nothing when they are right."""
    if len(choices) < 2:
        return _("Write at least two different choices.")
    if len(choices) > MOST_CHOICES:
        return _("At most 20 choices. Ask for a text instead, or put some together.")
    if any(len(choice) > LONGEST_CHOICE for choice in choices):
        return _("A choice has at most 200 letters. Shorten it.")
    return _("A choice cannot hold the sign “|”. Leave it out.") if any(DIVIDER in each for each in choices) else ""
