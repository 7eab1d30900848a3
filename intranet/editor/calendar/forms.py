"""What an editor types about a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.days import day_field


class RulingForm(forms.Form):
    """A day, and whether the office works on it."""

    WORKED = [("off", _("a day off")), ("working", _("a working day"))]
    day = day_field(
        _("Day"),
        invalid=_("This is no date. Write day, month and all four figures of the year: 30/11/2026."),
        missing=_("Write the day."),
        placeholder="30/11/2026",
    )
    worked = forms.ChoiceField(
        label=_("This day is"),
        choices=WORKED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the day is worked.")},
    )
    name = forms.CharField(
        label=_("Reason"), max_length=120, required=False, help_text=_("Number and date of the decision, if any.")
    )

    def ruling(self) -> dict[str, Any]:
        """What the service takes."""
        typed = self.cleaned_data
        return {"day": typed["day"], "is_working": typed["worked"] == "working", "name": typed["name"]}
