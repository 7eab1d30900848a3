"""The part that every form with a file shares: vouching for a document whose secrecy mark is in doubt."""

from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class VouchedForm(forms.Form):
    """A form with a file, its field named ``file_field``. ``looked`` is shown once a file was refused because of a
    doubt, which it settles.
    """

    file_field: ClassVar[str] = "file"
    looked = forms.BooleanField(label=_("I have looked at the document: it bears no state-secret mark"), required=False)
    asks_to_look = False

    def refuse(self, why: str | Promise, *, doubt: bool) -> None:
        """Say why a file was not kept; of a doubt, offer to settle it."""
        self.add_error(self.file_field, str(why))
        self.asks_to_look = self.asks_to_look or doubt
