"""What a clerk states when issuing a slip."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.people.models import Person

IDENTITY_CHECKS = [
    ("staff-card", _("staff card seen")),
    ("identity-card", _("citizen identity card seen")),
    ("known", _("known to me in person")),
]
AT_HAND_OVER = "hand-over"
"""Printed for a whole unit: each is checked when the slip is handed over."""
"""How the clerk made sure. Kinds only: no number of a card is kept."""


class IssueForm(forms.Form):
    """The identity check, stated by the clerk. ``last`` is the person's newest slip when the page was opened: a page
    sent twice does not void the slip that it has just printed.
    """

    identity_check = forms.ChoiceField(
        label=_("How the identity was checked"), choices=IDENTITY_CHECKS, widget=forms.RadioSelect
    )
    checked = forms.BooleanField(
        label=_("The person stands before me, and I have checked who they are"),
        error_messages={"required": _("Check the person's identity, then tick this box.")},
    )
    last = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)


class UnitForm(forms.Form):
    """The people of a unit who get a slip or a link. ``last`` as above, of all of them."""

    people = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Tick at least one person.")}, widget=forms.CheckboxSelectMultiple
    )
    way = forms.ChoiceField(choices=[("slips", ""), ("links", "")])
    checked = forms.BooleanField(
        label=_("I hand every slip to its own person, or know that the address is theirs"),
        error_messages={"required": _("Tick this box: nobody else vouches for who gets the password.")},
    )
    last = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(person.pk, str(person)) for person in people]  # type: ignore[attr-defined]


def check_in_words(value: str) -> str:
    """A stored kind of check as the form words it."""
    return str(dict([*IDENTITY_CHECKS, (AT_HAND_OVER, _("checked when the slip was handed over"))]).get(value, value))
