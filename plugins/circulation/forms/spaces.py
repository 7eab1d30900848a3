"""Opening a space, letting people in and letting them go."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field, open_units, today
from plugins.circulation.forms.naming import (
    CHOOSE,
    KEEPERS_HELP,
    NAMES,
    NAMES_HELP,
    WHO,
    WHY,
    circles_of,
    missing,
    people_of,
)
from plugins.circulation.models import Joining, Known, Space
from plugins.circulation.models import Work as WorkOf
from plugins.circulation.services.spaces import LetIn, may_open

A_DAY = gettext_lazy("Write a day of the calendar with month and year, for example 30/11/2026.")


class SettingsForm(forms.ModelForm):
    """What a space is for, when it is open, and its three policies."""

    opens_on = day_field(gettext_lazy("Opens on"), invalid=A_DAY, missing=gettext_lazy("Say from which day on."))
    closes_on = day_field(
        gettext_lazy("Closes on"),
        invalid=A_DAY,
        help_text=gettext_lazy("The last day. Empty: open until it is closed."),
    )

    class Meta:
        model = Space
        fields = ["title", "purpose", "known", "joining", "work", "text_is_found", "opens_on", "closes_on"]
        widgets = {
            "known": forms.RadioSelect(choices=Known.choices),
            "joining": forms.RadioSelect(choices=Joining.choices),
            "work": forms.RadioSelect(choices=WorkOf.choices),
            "purpose": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("known", "joining", "work"):
            self.fields[name].choices = self.fields[name].widget.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("opens_on"), typed.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day lies before the first."))
        return typed


class SpaceForm(SettingsForm):
    """A new space, with its owner and its keepers."""

    keepers = forms.CharField(
        label=gettext_lazy("Keepers"),
        help_text=KEEPERS_HELP,
        widget=NAMES,
        max_length=2000,
        error_messages=missing(WHO),
    )

    class Meta(SettingsForm.Meta):
        fields = ["title", "purpose", "owner", "known", "joining", "work", "text_is_found", "opens_on", "closes_on"]

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [unit.pk for unit in open_units(today()) if may_open(by, unit.pk)]
        owner: Any = self.fields["owner"]
        owner.queryset, owner.empty_label = owner.queryset.filter(pk__in=units), CHOOSE

    def clean_keepers(self) -> list[Any]:
        return people_of(self.cleaned_data["keepers"])


class LetInForm(forms.Form):
    """Circles for the roster."""

    names = forms.CharField(
        label=gettext_lazy("Who is let in"),
        help_text=NAMES_HELP,
        widget=NAMES,
        max_length=8000,
        error_messages=missing(WHO),
    )
    below = forms.BooleanField(label=gettext_lazy("Units with all units below them"), required=False)
    starts = day_field(gettext_lazy("From"), invalid=A_DAY, missing=gettext_lazy("Say from which day on."))
    ends = day_field(gettext_lazy("Until"), invalid=A_DAY)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, error_messages=missing(WHY))
    as_keeper = forms.BooleanField(label=gettext_lazy("As keepers (people only)"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        try:
            typed["tokens"] = circles_of(typed.get("names", ""), below=bool(typed.get("below")))
        except forms.ValidationError as wrong:
            self.add_error("names", wrong)
        if typed.get("as_keeper") and any(not token.startswith("user:") for token in typed.get("tokens", ())):
            self.add_error("names", _("Keepers are people, not units."))
        return typed

    @property
    def order(self) -> LetIn:
        """What the service takes."""
        typed = self.cleaned_data
        return LetIn(tuple(typed["tokens"]), typed["reason"], typed["starts"], typed["ends"])


class ReasonForm(forms.Form):
    """For what only needs a reason."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, error_messages=missing(WHY))
