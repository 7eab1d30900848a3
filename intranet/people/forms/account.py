"""What people say of themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intranet.people.forms.base import password_field


class ContactForm(forms.Form):
    """Own work contact and language, so that colleagues and notices reach the person (purpose: Law 91/2025).

    Another e-mail address needs the password: links to set a new one are sent there.
    """

    phone = forms.CharField(label=_("Work phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("Work e-mail"), max_length=254, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    current = password_field(_("Current password"), "current-password", _("Only to change the e-mail address"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["current"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for the password where it is needed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.changes_address and not cleaned.get("current"):
            self.add_error("current", _("Type your current password to change the e-mail address."))
        return cleaned

    @property
    def changes_address(self) -> bool:
        """Whether another e-mail address was typed."""
        return "email" in self.changed_data
