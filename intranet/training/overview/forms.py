"""The day of which the figures are."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy

from intranet.acknowledgement.audience_form import NO_DAY
from intranet.days import day_field
from intranet.people.rules import today


class DayForm(forms.Form):
    """At the end of which day."""

    on = day_field(gettext_lazy("At the end of"), invalid=NO_DAY)

    def chosen(self) -> date:
        """The day; today where none, none sensible or one ahead was typed."""
        typed = self.cleaned_data.get("on") if self.is_bound and self.is_valid() else None
        return min(typed, today()) if typed else today()
