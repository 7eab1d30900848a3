"""What an administrator writes at the top of every page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FORMATS = ["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"]
INVALID = _("Write day and time like 30/11/2026 17:00.")


def _moment(label: Any, missing: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=FORMATS,
        widget=forms.DateTimeInput(format=FORMATS[0], attrs={"autocomplete": "off", "placeholder": "30/11/2026 17:00"}),
        error_messages={"invalid": INVALID, "required": missing},
    )


class AlertForm(forms.Form):
    """The message and its time."""

    text = forms.CharField(
        label=_("Message"),
        max_length=300,
        help_text=_("One or two sentences, like: the site is closed for upkeep tonight from 22:00 to 23:00."),
        error_messages={"required": _("Write the message.")},
    )
    starts = _moment(_("From"), _("Say from when it is shown."))
    ends = _moment(_("Until"), _("Say until when it is shown."))

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end lies before the beginning."))
        return self.cleaned_data
