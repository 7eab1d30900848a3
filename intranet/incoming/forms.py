"""What a person enters at a step of the handling."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.calendars.queries import note_on
from intranet.days import day_field
from intranet.duties.services import DutyOrder
from intranet.incoming.models import ReturnReason
from intranet.incoming.services import Face
from intranet.numbering.services import TakenElsewhere
from intranet.people.models import Unit
from intranet.people.rules import today

_NO_DAY = _("This is no date. Write day, month and all four figures of the year: 30/11/2026.")
_STAYS_OPEN = _("Like 30/11/2026; without a date it stays open.")


class StepForm(forms.Form):
    """Base of the forms; what the page knows of the arrival comes with the request."""

    def __init__(
        self,
        *args: Any,
        office: Unit,
        is_external: bool = False,
        has_twin: bool = False,
        lacks_marks: bool = False,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.office, self.is_external, self.has_twin, self.lacks_marks = office, is_external, has_twin, lacks_marks


class RegisterForm(StepForm):
    """The day of arrival; the number comes from the register."""

    arrived_on = day_field(_("Arrived on"), invalid=_NO_DAY, missing=_("Write the day on which it arrived."))
    value = forms.IntegerField(
        label=_("Number from the other system"),
        min_value=1,
        max_value=999_999,
        error_messages={"required": _("Write the number that the other system gave.")},
    )
    is_another = forms.BooleanField(label=_("I have compared them: this is another document"), required=False)
    is_unmarked = forms.BooleanField(label=_("The document bears no number or no date"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_external:
            del self.fields["value"]
        if not self.has_twin:
            del self.fields["is_another"]
        if not self.lacks_marks:
            del self.fields["is_unmarked"]

    def given(self) -> TakenElsewhere | None:
        """What another system gave, if the office numbers there."""
        value = self.cleaned_data.get("value")
        return TakenElsewhere(value, self.cleaned_data["arrived_on"]) if value else None


class ReturnForm(StepForm):
    """Why a document goes back: a choice, because its content is nobody's complaint."""

    reason = forms.ChoiceField(label=_("Why it goes back"), choices=ReturnReason.choices, widget=forms.RadioSelect)


class DueForm(StepForm):
    """A form with due dates: one on a day off is put to whoever enters it, who keeps it knowingly."""

    days: tuple[str, ...] = ("due",)
    keep_days = forms.BooleanField(label=_("Keep the day although the office does not work then"), required=False)
    asks_to_keep = False

    def clean(self) -> dict[str, Any]:
        """Days that have passed are wrong; days off are asked about once."""
        for name in self.days:
            day: date | None = self.cleaned_data.get(name)
            if day is None:
                continue
            if day < today():
                self.add_error(name, _("This day has passed. Choose today or a later day."))
            elif not self.cleaned_data.get("keep_days") and (note := note_on(day)):
                self.asks_to_keep = True
                self.add_error(name, note)
        return self.cleaned_data


class PutForm(DueForm):
    """By when the office must have dealt with it, and what the clerk proposes."""

    due = day_field(_("To be handled by"), invalid=_NO_DAY, help_text=_STAYS_OPEN)
    note = forms.CharField(label=_("Proposal"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}))


class InstructForm(DueForm):
    """The instruction: what, who leads, who co-operates, who is informed, and by when."""

    days = ("due", "co_due")
    text = forms.CharField(
        label=_("What is to be done"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what is to be done.")},
    )
    lead = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Lead unit"),
        empty_label="",
        error_messages={"required": _("Choose the unit that leads.")},
    )
    due = day_field(_("Lead unit: by"), invalid=_NO_DAY, help_text=_STAYS_OPEN)
    co_operating = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Co-operating units"), required=False, widget=forms.CheckboxSelectMultiple
    )
    co_due = day_field(_("Co-operating units: by"), invalid=_NO_DAY)
    informed = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("For information"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = Unit.objects.filter(path__startswith=self.office.path, valid_to__isnull=True)
        for name in ("lead", "co_operating", "informed"):
            self.fields[name].queryset = within  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A unit has one part."""
        super().clean()
        lead, others = self.cleaned_data.get("lead"), self.cleaned_data.get("co_operating") or []
        if lead in others:
            self.add_error("co_operating", _("The lead unit co-operates anyway; leave it out here."))
        return self.cleaned_data

    def orders(self) -> list[DutyOrder]:
        """What the service takes: one duty, led by one unit."""
        entered = self.cleaned_data
        return [
            DutyOrder(
                number="",
                text=entered["text"],
                lead=entered["lead"],
                due=entered["due"],
                due_words="",
                co_operating=[(unit, entered["co_due"]) for unit in entered["co_operating"]],
                informed=list(entered["informed"]),
            )
        ]


class CloseForm(StepForm):
    """How it ended, and the document that answers: one of the two at least."""

    result = forms.CharField(
        label=_("Result"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Write the result, or name the reply below."),
    )
    reply = forms.CharField(
        label=_("Number and symbol of the reply"),
        max_length=60,
        required=False,
        help_text=_("A document that your office has issued, like 12/UBND-NC."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("result", "reply"):
            self.fields[name].widget.is_needed = True

    def clean(self) -> dict[str, Any]:
        """One of the two is there."""
        if not (self.cleaned_data.get("result") or self.cleaned_data.get("reply")):
            self.add_error("result", _("Write the result, or name the document that answers."))
        return self.cleaned_data


class ReopenForm(StepForm):
    """Why a closed document is taken up again."""

    note = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why: the reason stays with the document.")},
    )


class CorrectForm(StepForm):
    """What the register should say of the document, and why it is changed."""

    symbol = forms.CharField(label=_("Number and symbol"), max_length=60, required=False)
    date = day_field(_("Date of the document"), invalid=_NO_DAY)
    issuer = forms.CharField(
        label=_("Issuing body"), max_length=200, error_messages={"required": _("Write the issuing body.")}
    )
    summary = forms.CharField(
        label=_("Summary line"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write the summary of the document.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        error_messages={"required": _("Say why the line is corrected: the reason stays in the register.")},
    )

    def face(self) -> Face:
        """What the service takes."""
        return Face(**{name: self.cleaned_data[name] for name in Face.__dataclass_fields__})
