"""What a person enters at a step. One form a kind of step; the step's code chooses it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.days import day_field
from intranet.directives.models import AmendmentKind, DocumentType, Family
from intranet.files.forms import VouchedForm
from intranet.numbering.services import TakenElsewhere
from intranet.outgoing.rules import NEEDS_REASON
from intranet.people.models import Unit
from intranet.people.queries import open_units
from intranet.people.rules import today

_NO_DAY = _("This is no date. Write day, month and all four figures of the year: 30/11/2026.")


class StartForm(forms.Form):
    """The first question of a new document: what it is and who issues it."""

    owner = forms.ModelChoiceField(Unit.objects.none(), label=_("Issuing office"), empty_label=None)
    drafting_unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Drafting unit"), empty_label=None)
    family = forms.ChoiceField(label=_("Family"), choices=Family.choices)
    type = forms.ModelChoiceField(
        DocumentType.objects.all(),
        label=_("Type of document"),
        empty_label="",
        error_messages={"required": _("Choose the type of the document.")},
    )
    field = forms.CharField(
        label=_("Field in the symbol"),
        max_length=15,
        required=False,
        help_text=_("For an official letter: what stands after the office in its symbol, like NC or VX."),
    )
    summary = forms.CharField(
        label=_("Summary line"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the summary of the document.")},
    )

    def __init__(self, *args: Any, owners: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
        self.fields["drafting_unit"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An office issues what it or a unit below it drafts."""
        owner, unit = self.cleaned_data.get("owner"), self.cleaned_data.get("drafting_unit")
        if owner and unit and not unit.path.startswith(owner.path):
            self.add_error("drafting_unit", _("This unit does not belong to the issuing office. Choose another one."))
        return self.cleaned_data


class AmendForm(forms.Form):
    """What a new document will do to one that is in force."""

    kind = forms.ChoiceField(label=_("What it does"), choices=AmendmentKind.choices, widget=forms.RadioSelect)
    change_note = forms.CharField(
        label=_("What changes"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence; readers see it beside the document."),
        error_messages={
            "required": _("Say in one sentence what changes: readers see it beside the document."),
        },
    )
    asks_again = forms.BooleanField(label=_("Ask everybody to acknowledge the corrected document anew"), required=False)


class SeenForm(forms.Form):
    """Bears what was on the screen when the page was opened, so that nobody vouches for a text they have not seen. The
    page writes it beside the text that it shows, never with what was typed.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class StepForm(SeenForm):
    """A step with a note; one that returns something needs the reason."""

    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if action in NEEDS_REASON:
            self.fields["note"] = forms.CharField(
                label=_("Reason"),
                max_length=300 if action == "number-voided" else 1000,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _("Say why: the reason stays with the document.")},
            )


class AskForm(forms.Form):
    """Which units are asked for a comment, and by when."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Who is asked"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one unit.")},
    )
    due = day_field(_("Answer by"), invalid=_NO_DAY, help_text=_("Like 30/11/2026; without a date it stays open."))

    def __init__(self, *args: Any, action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = open_units(today())  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    """The comment of one unit."""

    text = forms.CharField(
        label=_("Comment on the draft"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the comment. If there is nothing to say, write that the unit agrees.")},
    )


class FileForm(VouchedForm, SeenForm):
    """A file that comes back."""

    file = forms.FileField(
        label=_("PDF file"),
        error_messages={"required": _("Choose the file.")},
        help_text=_("The PDF printed from the document's page, as it came back."),
    )
    field_order: tuple[str, ...] = ("file",)

    def __init__(self, *args: Any, action: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class SignForm(FileForm):
    """Signed digitally, with the file, or on paper."""

    WAYS = [("file", _("With a digital signature: attach the signed PDF")), ("paper", _("On paper, by hand"))]
    way = forms.ChoiceField(label=_("How it was signed"), choices=WAYS, widget=forms.RadioSelect, initial="file")
    field_order = ("way", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["file"].widget.is_needed = True

    def clean(self) -> dict[str, Any]:
        """With a digital signature there is a file."""
        if self.cleaned_data.get("way") == "file" and not self.cleaned_data.get("file"):
            self.add_error("file", _("Choose the signed PDF, or choose “On paper”."))
        return self.cleaned_data


class NumberForm(SeenForm):
    """Day and number of copies; number and day of the other system where the office numbers there."""

    day = day_field(_("Date of the document"), invalid=_NO_DAY, missing=_("Write the date of the document."))
    value = forms.IntegerField(
        label=_("Number from the other system"),
        min_value=1,
        max_value=999_999,
        error_messages={"required": _("Write the number that the other system gave.")},
    )
    copies = forms.IntegerField(label=_("Number of copies"), min_value=1, max_value=9_999, initial=1)
    is_another = forms.BooleanField(
        label=_("I have compared them: this is another document"), required=False, help_text=""
    )

    def __init__(self, *args: Any, action: str, is_external: bool, has_twin: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_external:
            del self.fields["value"]
        if not has_twin:
            del self.fields["is_another"]

    def given(self) -> TakenElsewhere | None:
        """What another system gave, if the office numbers there."""
        value = self.cleaned_data.get("value")
        return TakenElsewhere(value, self.cleaned_data["day"]) if value else None
