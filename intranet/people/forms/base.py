"""The fields of a password, and a new one typed twice."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intranet.people.models import Person

LONGEST_PASSWORD = 1024


def password_field(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    """An input for a password; nothing is stripped from what was typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=LONGEST_PASSWORD, widget=widget, help_text=help_text)


class NewPasswordForm(forms.Form):
    """A new password, typed twice, checked by the rules of the settings."""

    password = password_field(
        _("New password"),
        "new-password",
        _("At least 12 characters. Not your name, not only figures, not a password that many people use."),
    )
    again = password_field(_("New password once more"), "new-password")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Ask the validators of the settings."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean_again(self) -> str:
        """Compare the two."""
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise ValidationError(_("The two passwords differ. Type the same password twice."))
        return again
