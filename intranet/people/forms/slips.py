"""What a clerk states when issuing a slip."""

from django import forms
from django.utils.translation import gettext_lazy as _

IDENTITY_CHECKS = [
    ("staff-card", _("staff card seen")),
    ("identity-card", _("citizen identity card seen")),
    ("known", _("known to me in person")),
]
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


def check_in_words(value: str) -> str:
    """A stored kind of check as the form words it."""
    return str(dict(IDENTITY_CHECKS).get(value, value))
