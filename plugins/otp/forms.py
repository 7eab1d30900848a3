"""What people type about their own devices."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plugins.otp.errors import CodeRefused, TooManyTries
from plugins.otp.models import CodeSheet, Kind
from plugins.otp.models.authenticators import Authenticator

DIGITS_OF_A_CODE = 6
DIGITS = {
    "class": "code",
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "maxlength": 12,
    "spellcheck": False,
}
NO_NAME = {"required": gettext_lazy("Give the device a name.")}
LETTERS = {"autocomplete": "off", "maxlength": 20, "spellcheck": False, "autocapitalize": "characters"}


class CodeForm(forms.Form):
    """One code; what it is called depends on the device that it comes from."""

    code = forms.CharField(label=gettext_lazy("One-time code"), max_length=20)

    def __init__(self, *args: Any, device: Authenticator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        self._is_recovery = device is not None and device.kind == Kind.RECOVERY
        field.widget.attrs.update(LETTERS if self._is_recovery else DIGITS)
        field.error_messages["required"] = _("Type the code.")
        field.label, field.help_text = _words(device)

    def clean_code(self) -> str:
        """Without the spaces that apps show between the digits.

        Raises:
            ValidationError: it is no code of the device, whatever it is.
        """
        code = "".join(str(self.cleaned_data["code"]).split())
        if not self._is_recovery and not (len(code) == DIGITS_OF_A_CODE and code.isdecimal()):
            raise forms.ValidationError(_("The code has 6 digits."))
        return code

    def refuse(self, refused: CodeRefused) -> None:
        """Say what to do after a code was refused; never which part of it was wrong."""
        self.add_error("code", why(refused))


def why(refused: CodeRefused) -> str:
    """A refusal in words."""
    if isinstance(refused, TooManyTries):
        words = _("Too many wrong codes.")
    else:
        words = _("The code is wrong, out of date or already used. Take a new one and type it again.")
    if refused.seconds < 2:
        return words
    wait = ngettext("Wait %(n)d second first.", "Wait %(n)d seconds first.", refused.seconds)
    return f"{words} {wait % {'n': refused.seconds}}"


def _words(device: Authenticator | None) -> tuple[str, str]:
    if isinstance(device, CodeSheet) and device.kind == Kind.CARD:
        on_card = _("6 digits on your printed card no. %(number)s") % {"number": device.card_number}
        return _("Code in cell %(cell)s") % {"cell": device.asked_cell()}, on_card
    if device is not None and device.kind == Kind.RECOVERY:
        return _("Recovery code"), _("10 letters and digits; each code works once")
    return _("One-time code"), _("6 digits that your authenticator app shows")


class NewDeviceForm(CodeForm):
    """A name for a device, and the code that shows that it works."""

    name = forms.CharField(label=gettext_lazy("Name of the device"), max_length=64, error_messages=NO_NAME)
    field_order = ("name", "code")

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = name
        self.fields["name"].help_text = _("So that you know it again in the list, for example “Work phone”.")


class FirstCellForm(NewDeviceForm):
    """A name for a card, and what its first cell says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code in cell %(cell)s") % {"cell": "A1"}
        self.fields["code"].help_text = _("Read it from the printed card, not from this page.")


class NameForm(forms.Form):
    """Another name for a device."""

    name = forms.CharField(label=gettext_lazy("Name of the device"), max_length=64, error_messages=NO_NAME)


class PasswordForm(forms.Form):
    """The own password, again."""

    current = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Type the password with which you sign in.")},
    )
