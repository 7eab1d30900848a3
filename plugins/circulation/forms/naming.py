"""People and units as they are typed, one a line, and the circles that they make."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import people_named, people_or_units_named

NAMES = forms.Textarea(attrs={"rows": 4})
MOST_LINES = 200


def lines_of(text: str) -> list[str]:
    """The lines that say something.

    Raises:
        ValidationError: more than 200.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(_("At most 200 lines at a time."))
    return lines


def people_of(text: str) -> list[Any]:
    """The people of ``text``.

    Raises:
        ValidationError: a line names nobody, or may name several people.
    """
    found = people_named(lines_of(text))
    _raise([each.problem for each in found if each.problem])
    return [each.person for each in found]


def circles_of(text: str, *, below: bool) -> list[str]:
    """Tokens of the people and units of ``text``; ``below`` takes a unit with all units below it.

    Raises:
        ValidationError: as above.
    """
    found = people_or_units_named(lines_of(text))
    _raise([each.problem for each in found if each.problem])
    kind = "under" if below else "unit"
    of_units = {each.unit.pk for each in found if each.unit}
    of_people = {each.person.pk for each in found if each.person}
    return [*(f"{kind}:{key}" for key in sorted(of_units)), *(f"user:{key}" for key in sorted(of_people))]


def _raise(problems: list[str]) -> None:
    if problems:
        raise forms.ValidationError(problems)


NAMES_HELP = gettext_lazy("One a line: the name of a person or of a unit.")
PEOPLE_HELP = gettext_lazy("One person a line: the whole name, or the login name.")
KEEPERS_HELP = gettext_lazy(
    "Two people or more, one a line: the whole name, or the login name. Where there is one only, the space waits until "
    "the head of the owner unit confirms it."
)
CHOOSE = gettext_lazy("Choose")
WHO = gettext_lazy("Say who.")
WHY = gettext_lazy("Say why.")
A_LEVEL = gettext_lazy("Choose a level.")


def missing(words: Any) -> dict[str, Any]:
    """What a field says when it is left empty."""
    return {"required": words}
