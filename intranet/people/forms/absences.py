"""From when to when somebody is away, and when they are back. Why is not asked."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.days import day_field
from intranet.people.models import Absence
from intranet.people.queries.absences import ONE_DAY

NO_DAY = gettext_lazy("This is no date. Write day, month and all four figures of the year: 30/11/2026.")


class AbsenceForm(forms.Form):
    """First and last day."""

    starts = day_field(
        gettext_lazy("First day away"),
        invalid=NO_DAY,
        missing=gettext_lazy("Write the first day away."),
        placeholder="30/11/2026",
    )
    ends = day_field(
        gettext_lazy("Last day away"),
        invalid=NO_DAY,
        missing=gettext_lazy("Write the last day away."),
        placeholder="30/11/2026",
    )


class ReturnForm(forms.Form):
    """The first day at work again: after ``absence`` has begun, and not later than was said."""

    back = day_field(
        gettext_lazy("At work again from"), invalid=NO_DAY, missing=gettext_lazy("Write the first day at work again.")
    )

    def __init__(self, *args: Any, absence: Absence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.absence = absence

    def clean_back(self) -> date:
        """Who returns on the first day was never away: that withdraws the absence."""
        back: date = self.cleaned_data["back"]
        if back < self.absence.starts:
            raise forms.ValidationError(
                _("The absence begins on %(day)s only. Write that day or a later one.")
                % {"day": f"{self.absence.starts:%d/%m/%Y}"}
            )
        if back > self.absence.ends + ONE_DAY:
            raise forms.ValidationError(
                _("The absence ends on %(day)s already. Who stays away longer is entered again from the day after.")
                % {"day": f"{self.absence.ends:%d/%m/%Y}"}
            )
        return back
