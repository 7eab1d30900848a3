"""Why somebody may try a test once more."""

from django import forms
from django.utils.translation import gettext_lazy as _


class GrantForm(forms.Form):
    """The reason, which the learner reads and the log keeps."""

    reason = forms.CharField(
        label=_("Why they may try once more"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence. The learner reads it, and it is kept in the log with your name."),
        error_messages={"required": _("Write why they may try once more; they will read it.")},
    )
