"""What people say of themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ContactForm(forms.Form):
    """Own work contact and language, so that colleagues and notices reach the person (purpose: Law 91/2025)."""

    phone = forms.CharField(label=_("Work phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("Work e-mail"), max_length=254, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
