"""A unit that takes part later."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field, people_or_units_named
from plugins.checklists.forms.answers import A_DAY
from plugins.checklists.forms.due import DueForm


class JoinForm(DueForm):
    """Which unit, and until when its head signs."""

    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        help_text=gettext_lazy("As it is called."),
        max_length=200,
        error_messages={"required": gettext_lazy("Name a unit.")},
    )
    due = day_field(gettext_lazy("Signed by the head until"), invalid=A_DAY, missing=gettext_lazy("Say by which day."))

    def clean_unit(self) -> Any:
        found = people_or_units_named([self.cleaned_data["unit"]])[0]
        if found.problem:
            raise forms.ValidationError(found.problem)
        if found.person:
            raise forms.ValidationError(_("%(name)s is no unit.") % {"name": found.person})
        return found.unit
