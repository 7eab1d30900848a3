"""Forms before and around sign-in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.people.forms.base import NewPasswordForm, password_field

REFUSED = _(
    "The login name or the password is not right, or there were too many tries. Check both and the Caps Lock key, "
    "wait a few minutes, or ask the clerk of your unit for a slip."
)
"""One sentence for a wrong pair and for a try too many: neither tells an attacker anything."""


def username_field() -> forms.CharField:
    """An input for the login name, kind to phones."""
    attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=_("Login name"), max_length=150, widget=forms.TextInput(attrs=attrs))


class SignInForm(forms.Form):
    """Login name and password."""

    username = username_field()
    password = password_field(_("Password"), "current-password")


class LinkForm(forms.Form):
    """Asks for a password link by e-mail."""

    username = username_field()


class CodeForm(forms.Form):
    """Login name and the code of a printed slip."""

    username = username_field()
    code = forms.CharField(
        label=_("Code on the slip"),
        max_length=40,
        help_text=_("16 letters in four groups; capitals and spaces do not matter"),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class ChangePasswordForm(NewPasswordForm):
    """The password of now, and the new one twice."""

    current = password_field(_("Current password"), "current-password")
    field_order = ("current", "password", "again")
