"""A unit that takes part later."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import DueQuestions, day_field, people_or_units_named, today, working_calendar
from plugins.checklists.forms.answers import A_DAY


class JoinForm(DueQuestions):
    """Which unit, and until when its head signs; a day on which the office does not work is asked about."""

    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        help_text=gettext_lazy("As it is called."),
        max_length=200,
        error_messages={"required": gettext_lazy("Name a unit.")},
    )
    due = day_field(gettext_lazy("Signed by the head until"), invalid=A_DAY, missing=gettext_lazy("Say by which day."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calendar, self.asked_days = working_calendar(today()), ["due"]

    def clean(self) -> dict[str, Any]:
        self.settle_days()
        return self.cleaned_data

    @property
    def due_question(self) -> Any:
        return self.question("due")

    def clean_unit(self) -> Any:
        found = people_or_units_named([self.cleaned_data["unit"]])[0]
        if found.problem:
            raise forms.ValidationError(found.problem)
        if found.person:
            raise forms.ValidationError(_("%(name)s is no unit.") % {"name": found.person})
        return found.unit
