"""The first and the last day between which results lie, as typed into the filters."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field

_INVALID = gettext_lazy("Write the day as 31/12/2026; results are shown without it.")


class DaysForm(forms.Form):
    """Either day may be left out. What is wrong stays in its field and is not among ``cleaned_data``."""

    since = day_field(gettext_lazy("From this day"), invalid=_INVALID, placeholder="01/01/2026")
    until = day_field(gettext_lazy("Up to this day"), invalid=_INVALID, placeholder="31/12/2026")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.is_needed = True

    def clean(self) -> None:
        """A last day before the first would find nothing, and not say why."""
        first, last = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if first and last and last < first:
            self.add_error("until", _("This day is before the first one. Exchange them; results are shown without it."))

    def between(self) -> tuple[date | None, date | None]:
        """The days that are right."""
        self.is_valid()
        return self.cleaned_data.get("since"), self.cleaned_data.get("until")
