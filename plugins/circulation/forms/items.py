"""Putting a document in, issuing it, changing who may read it, handing copies over."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import VouchedForm, day_field, today
from plugins.circulation.forms.naming import (
    A_LEVEL,
    CHOOSE,
    NAMES,
    NAMES_HELP,
    PEOPLE_HELP,
    WHO,
    WHY,
    circles_of,
    missing,
    people_of,
)
from plugins.circulation.forms.spaces import A_DAY
from plugins.circulation.models import Level, Marking
from plugins.circulation.models.copies import Form
from plugins.circulation.services.items import Terms


def offered(model: Any) -> Any:
    """Rows of a dated table that are offered today."""
    day = today()
    return model.objects.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class FileForm(VouchedForm):
    """A file of pages."""

    file_field: ClassVar[str] = "file"
    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("PDF, PNG or JPEG. Save other files as PDF first.")
    )


class ItemForm(FileForm):
    """A new document of a space."""

    number = forms.CharField(label=gettext_lazy("Number and symbol"), max_length=60)
    title = forms.CharField(
        label=gettext_lazy("Type and summary"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    level = forms.ModelChoiceField(
        Level.objects.none(), label=gettext_lazy("Level"), empty_label=CHOOSE, error_messages=missing(A_LEVEL)
    )

    field_order = ["number", "title", "level", "file", "looked"]

    def __init__(self, *args: Any, rank: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = offered(Level).filter(rank__lte=rank)  # type: ignore[attr-defined]


class ScopeForm(forms.Form):
    """Who may read: everybody of the space, or some circles of it."""

    whole_space = forms.BooleanField(label=gettext_lazy("Everybody of the space"), required=False)
    names = forms.CharField(
        label=gettext_lazy("Or only"), help_text=NAMES_HELP, widget=NAMES, max_length=8000, required=False
    )
    below = forms.BooleanField(label=gettext_lazy("Units with all units below them"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        try:
            typed["tokens"] = circles_of(typed.get("names", ""), below=bool(typed.get("below")))
        except forms.ValidationError as wrong:
            self.add_error("names", wrong)
            return typed
        if not typed.get("whole_space") and not typed["tokens"]:
            self.add_error("names", _("Say who may read it."))
        if typed.get("whole_space") and typed["tokens"]:
            self.add_error("names", _("Everybody of the space, or only these: choose one."))
        return typed

    @property
    def wanted(self) -> dict[str, Any]:
        """What the services take as a scope."""
        return {"whole": self.cleaned_data["whole_space"], "tokens": sorted(self.cleaned_data["tokens"])}


class IssueForm(ScopeForm):
    """What is settled at issue."""

    markings = forms.ModelMultipleChoiceField(
        Marking.objects.none(),
        label=gettext_lazy("Markings"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    copying_allowed = forms.BooleanField(label=gettext_lazy("Copying allowed (download, print)"), required=False)
    return_by = day_field(gettext_lazy("To be given back by"), invalid=A_DAY)
    valid_until = day_field(gettext_lazy("Can be read until"), invalid=A_DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["markings"].queryset = offered(Marking)  # type: ignore[attr-defined]

    @property
    def terms(self) -> Terms:
        """What the service takes."""
        typed = self.cleaned_data
        return Terms(
            tokens=tuple(typed["tokens"]),
            whole_space=typed["whole_space"],
            copying_allowed=typed["copying_allowed"],
            return_by=typed["return_by"],
            valid_until=typed["valid_until"],
            markings=tuple(typed["markings"]),
        )


class ChangeScopeForm(ScopeForm):
    """The scope after issue."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, error_messages=missing(WHY))


class HandOverForm(forms.Form):
    """Numbered copies for people."""

    names = forms.CharField(
        label=gettext_lazy("Receivers"),
        help_text=PEOPLE_HELP,
        widget=NAMES,
        max_length=8000,
        error_messages=missing(WHO),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Form"), choices=Form.choices, initial=Form.SCREEN, widget=forms.RadioSelect
    )
    due = day_field(gettext_lazy("To be given back by"), invalid=A_DAY)

    def clean_names(self) -> list[Any]:
        return people_of(self.cleaned_data["names"])


class ReceiveForm(forms.Form):
    """The receiver counts."""

    number = forms.IntegerField(
        label=gettext_lazy("Copies counted"),
        help_text=gettext_lazy("One was handed over to you; 0 if it has not come."),
        min_value=0,
        max_value=1000,
        initial=1,
        required=False,
    )
    sheets = forms.IntegerField(label=gettext_lazy("Pages counted"), min_value=0, max_value=10_000)
    defect = forms.CharField(
        label=gettext_lazy("Defect of the copy"),
        help_text=gettext_lazy("Only if something is missing, too much or cannot be read."),
        max_length=200,
        required=False,
    )

    def clean_number(self) -> int:
        typed: int | None = self.cleaned_data["number"]
        return 1 if typed is None else typed


_WITNESS = gettext_lazy("Name who was present.")


class WitnessForm(forms.Form):
    """Who was present when a copy was destroyed."""

    witness = forms.CharField(label=gettext_lazy("Witness"), max_length=200, error_messages=missing(_WITNESS))

    def clean_witness(self) -> Any:
        return people_of(self.cleaned_data["witness"])[0]
