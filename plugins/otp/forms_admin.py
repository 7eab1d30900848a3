"""What administrators and the help desk type."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field, people_named
from plugins.otp.models import Checked, Kind, Otherwise, Policy
from plugins.otp.services.policies import to_choose_from


class PolicyForm(forms.ModelForm):
    """The policy of one rule."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Devices that count"),
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one kind of device.")},
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("A code counts for, in minutes"),
        min_value=1,
        max_value=12 * 60,
        error_messages={"required": gettext_lazy("Say for how many minutes a code counts.")},
    )
    grace_until = day_field(
        gettext_lazy("Until this day"),
        invalid=gettext_lazy("Write a day, month and year, for example 30/11/2026."),
        help_text=gettext_lazy("Only where people may enter until a date; leave it empty otherwise."),
        placeholder=gettext_lazy("dd/mm/yyyy"),
    )

    class Meta:
        model = Policy
        fields = ("kinds", "minutes", "alone", "otherwise", "grace_until")

    def clean(self) -> dict[str, Any]:
        """A grace has an end, and nothing else has one."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("otherwise") == Otherwise.GRACE and not cleaned.get("grace_until"):
            self.add_error("grace_until", _("Say until when people may enter without a device."))
        if cleaned.get("otherwise") != Otherwise.GRACE:
            cleaned["grace_until"] = None
        return cleaned


class GuardForm(forms.Form):
    """Something more to guard."""

    name = forms.ChoiceField(label=gettext_lazy("Ask for a code before"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = [(each.name, each.label) for each in to_choose_from()]  # type: ignore[attr-defined]


class ReleaseForm(forms.Form):
    """Why something is not to be guarded any more."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("Stays in the audit log."),
        error_messages={"required": gettext_lazy("Say why no code is to be asked for any more.")},
    )


class ResetForm(forms.Form):
    """Who lost their devices, and how the help desk knows that it is they who ask."""

    person = forms.CharField(
        label=gettext_lazy("Whose devices"),
        help_text=gettext_lazy("Name or login name"),
        error_messages={"required": gettext_lazy("Write the name or the login name of who lost the devices.")},
    )
    checked = forms.ChoiceField(
        label=gettext_lazy("How identity was checked"),
        choices=Checked.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how you checked who it is.")},
    )

    def clean_person(self) -> Any:
        """The person that the line names."""
        found = people_named([self.cleaned_data["person"]])[0]
        if found.person is None:
            raise forms.ValidationError(found.problem)
        return found.person
