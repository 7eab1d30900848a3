"""What editors type."""

from django import forms
from django.utils.translation import gettext_lazy as _

TYPE_BOTH = _("Type both: the short form and what it stands for.")


class WordingForm(forms.Form):
    """Two wordings that stand for each other."""

    short = forms.CharField(
        label=_("Short form"),
        max_length=80,
        help_text=_("As it stands in documents, like: UBND."),
        error_messages={"required": TYPE_BOTH},
    )
    long = forms.CharField(
        label=_("What it stands for"),
        max_length=80,
        help_text=_("At most eight words, like: ủy ban nhân dân. Searching for one finds the other."),
        error_messages={"required": TYPE_BOTH},
    )
