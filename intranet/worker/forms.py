"""What a person types about a job."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DiscardForm(forms.Form):
    """Why a job is put aside; kept in the audit log."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Kept in the audit log."))
