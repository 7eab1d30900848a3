"""What the security officer types to find events."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from intranet.audit.queries import Wanted, actions
from intranet.audit.words import action_words
from intranet.days import day_field

BOUNDS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2200, 1, 1))]
"""Days that an event can have; others only tire the database."""


def _day(label: Any) -> forms.DateField:
    invalid = _("There is no such day. Write it as 30/11/2026.")
    return day_field(label, invalid=invalid, placeholder="30/11/2026", validators=BOUNDS)


class FilterForm(forms.Form):
    """Filters of the log; every field is optional."""

    action = forms.ChoiceField(label=_("Action"), required=False)
    actor = forms.CharField(
        label=_("Person"), required=False, max_length=100, help_text=_("Login, or part of the name")
    )
    subject = forms.CharField(
        label=_("Object"),
        required=False,
        max_length=120,
        help_text=_("Or its beginning, for example intranet_people.unit:7"),
    )
    since = _day(_("From date"))
    until = _day(_("To date"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted(((name, action_words(name)) for name in actions()), key=lambda choice: choice[1])
        field = self.fields["action"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", _("every action")), *choices]

    def wanted(self) -> Wanted:
        """What was asked for; fields that are wrong are shown as such and filter nothing."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})
