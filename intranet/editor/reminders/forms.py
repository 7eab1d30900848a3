"""When reminders go out, as an administrator types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LAST = 60
"""Working days that a step may lie from the due date."""

MOST_READINGS = 100

FORMATS = ["%H:%M", "%Hh%M", "%Hh"]
FROM_NOUGHT = _("Write a whole number of days from 0 to 60.")
A_NUMBER = _("Write a whole number from 1 to 100.")
FROM_ONE = _("Write a whole number of days from 1 to 60.")


def _days(label: Any, help_text: Any, *, least: int = 1) -> forms.IntegerField:
    wrong = FROM_ONE if least else FROM_NOUGHT
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=LAST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


def _hour(label: Any, help_text: Any) -> forms.TimeField:
    wrong = _("Write the hour like 07:30.")
    return forms.TimeField(
        label=label,
        help_text=help_text,
        input_formats=FORMATS,
        widget=forms.TimeInput(format=FORMATS[0], attrs={"autocomplete": "off", "placeholder": "07:30"}),
        error_messages={"required": wrong, "invalid": wrong},
    )


class TimingForm(forms.Form):
    """The steps in their order, and the hours; says where ``Timing``'s constraints would refuse."""

    before = _days(
        _("Before the due date"),
        _("The reader is reminded so many working days before the due date; 0: only on the day itself."),
        least=0,
    )
    after = _days(
        _("Overdue: the reader again"),
        _("The reader is reminded once more when so many working days have passed since the due date."),
    )
    head_after = _days(
        _("Overdue: the head of the unit"),
        _("The head of the reader's unit is told after so many working days; not before the reader is."),
    )
    lead_after = _days(
        _("Overdue: the unit in charge"),
        _("The unit that follows the document up is told after so many working days; not before the head is."),
    )
    opens = _hour(_("Not before"), _("The hour of a working day from which reminders go out."))
    closes = _hour(_("Not after"), _("What falls due later waits for the next working morning."))

    def clean(self) -> dict[str, Any]:
        """Each step after the one before it."""
        typed = self.cleaned_data
        if _reversed(typed, "after", "head_after"):
            self.add_error("head_after", _("The head would be told before the reader. Write at least as many days."))
        if _reversed(typed, "head_after", "lead_after"):
            self.add_error("lead_after", _("The unit in charge would be told before the head. Write at least as many."))
        if "opens" in typed and "closes" in typed and typed["closes"] <= typed["opens"]:
            self.add_error("closes", _("The day would end before it begins. Write a later hour."))
        return typed


class ReadingsForm(forms.Form):
    """How many required readings a week are right for one person."""

    readings_a_week = forms.IntegerField(
        label=_("Required readings a person in seven days"),
        help_text=_("Whoever is about to issue is warned when somebody would get more. It forbids nothing."),
        min_value=1,
        max_value=MOST_READINGS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), A_NUMBER),
    )


def _reversed(typed: dict[str, Any], first: str, second: str) -> bool:
    return first in typed and second in typed and typed[second] < typed[first]
