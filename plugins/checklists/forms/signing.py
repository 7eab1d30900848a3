"""What a head sends from the page before the signature: the signature, or the inspection back with a reason."""

from django import forms
from django.utils.translation import gettext_lazy


class SigningForm(forms.Form):
    """``seen`` says what was on the screen."""

    seen = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Look through what stands here, then press “Sign and send”.")},
    )


class BackForm(forms.Form):
    """Why it is given back to those who answer."""

    note = forms.CharField(
        label=gettext_lazy("Why it is given back"),
        help_text=gettext_lazy("Those who answer read it; name the questions."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why.")},
    )
