"""What a person types about a saved search."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """What it is called."""

    name = forms.CharField(
        label=_("Name of the search"),
        max_length=100,
        error_messages={
            "required": _("Give the search a name."),
            "max_length": _("A name has at most 100 characters. Shorten it."),
        },
    )
