"""The form that changes who reads and who is asked after the issue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.audience_form import TermsForm


class ChangeForm(TermsForm):
    """Whom it names, and the readers: as they are, those it names, or everybody. ``now`` are the readers' tokens."""

    READERS = [
        ("now", _("As they are, and those chosen above")),
        ("audience", _("Only those chosen above")),
        ("any", _("Everybody signed in")),
    ]

    def __init__(self, *args: Any, now: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["readers"] = forms.ChoiceField(
            label=_("Who may read"), choices=self.READERS, widget=forms.RadioSelect
        )

    def readers(self) -> list[str]:
        """The circles that would read it."""
        chosen = self.cleaned_data["readers"]
        if chosen == "any":
            return ["any"]
        return list(dict.fromkeys([*self.now, *self.circles()])) if chosen == "now" else self.circles()

    @property
    def choice(self) -> str:
        """The rule and the readers that a valid form chooses, and those that they would change: where these are others
        by now, the change is shown anew.
        """
        return f"{super().choice} {' '.join(sorted(self.readers()))} {sorted(self.initial.items())} {sorted(self.now)}"
