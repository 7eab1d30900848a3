"""Clearing a person for a level."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.contracts import day_field
from plugins.circulation.forms.items import offered
from plugins.circulation.forms.naming import A_LEVEL, CHOOSE, WHO, missing, people_of
from plugins.circulation.forms.spaces import A_DAY
from plugins.circulation.models import Level

A_DECISION = gettext_lazy("Name the decision: its number and day.")


class ClearanceForm(forms.Form):
    """Who, up to which level, until when, by which decision."""

    person = forms.CharField(label=pgettext_lazy("clearance", "Person"), max_length=200, error_messages=missing(WHO))
    level = forms.ModelChoiceField(
        Level.objects.none(), label=gettext_lazy("Cleared up to"), empty_label=CHOOSE, error_messages=missing(A_LEVEL)
    )
    starts = day_field(gettext_lazy("From"), invalid=A_DAY, missing=gettext_lazy("Say from which day on."))
    ends = day_field(
        gettext_lazy("Until"),
        invalid=A_DAY,
        missing=gettext_lazy("Say until which day; a clearance always has an end."),
    )
    basis = forms.CharField(
        label=pgettext_lazy("clearance", "Decision"),
        help_text=gettext_lazy("Its number and day."),
        max_length=200,
        error_messages=missing(A_DECISION),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = offered(Level)  # type: ignore[attr-defined]

    def clean_person(self) -> Any:
        return people_of(self.cleaned_data["person"])[0]


class WithdrawForm(forms.Form):
    """By what a clearance ends: never a remark about the person."""

    basis = forms.CharField(
        label=gettext_lazy("Decision or change of post"),
        help_text=gettext_lazy(
            "Number and day of the decision, or the post that was left. Nothing else about the person."
        ),
        max_length=200,
    )
