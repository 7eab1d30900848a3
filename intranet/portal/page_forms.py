"""Forms about pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.portal.models import ProblemKind


class ProblemForm(forms.Form):
    """What is wrong with a page."""

    kind = forms.ChoiceField(
        label=_("What is wrong"),
        choices=ProblemKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what is wrong.")},
    )
    text = forms.CharField(
        label=_("In your words"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What stands where, and what should stand there. Write about the page, not about people."),
    )


class SettleForm(forms.Form):
    """What was done about a problem."""

    answer = forms.CharField(max_length=300, required=False)
