"""What a clerk or a head enters about the acknowledgements of others."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.models import BY_HAND, Assignment
from intranet.alphabet import by_given_name
from intranet.calendars.due_questions import DueQuestion, DueQuestions
from intranet.calendars.queries import working_calendar
from intranet.days import day_field
from intranet.files.forms import VouchedForm
from intranet.people.rules import today

NO_DAY = _("This is no date. Write day, month and all four figures of the year: 30/11/2026.")


def by_unit_and_name(assignment: Assignment) -> Any:
    """In which order the people of several units stand."""
    return assignment.unit.path, by_given_name(assignment.person)


class InOrder(ModelChoiceIterator):
    """The assignments of the field by unit and name."""

    def __iter__(self) -> Iterator[Any]:
        for each in sorted(self.queryset, key=by_unit_and_name):
            yield self.choice(each)


class AssignmentsField(forms.ModelMultipleChoiceField):
    """Several of few assignments."""

    iterator = InOrder


class PaperForm(VouchedForm):
    """Who has signed the list by hand, and its scan."""

    people = AssignmentsField(
        Assignment.objects.none(),
        label=_("Who has signed"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick those who have signed the list.")},
    )
    signed_on = day_field(
        _("Day of the list"),
        invalid=NO_DAY,
        missing=_("Write the day on which it was signed."),
        placeholder="30/11/2026",
    )
    file = forms.FileField(
        label=_("Scan of the signed list"),
        help_text=_("A PDF file or a picture; it is kept as it is."),
        error_messages={"required": _("Choose the scan of the signed list.")},
    )
    field_order = ("people", "signed_on", "file")

    def __init__(self, *args: Any, waiting: Any, first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = first
        field: Any = self.fields["people"]
        field.queryset = waiting
        field.label_from_instance = lambda each: f"{each.person} · {each.unit.short_name or each.unit}"

    def clean_signed_on(self) -> date:
        """Nobody signs tomorrow, nor what is not issued yet."""
        signed_on: date = self.cleaned_data["signed_on"]
        if signed_on > today():
            raise forms.ValidationError(_("This day has not come yet. Write the day on which the list was signed."))
        if signed_on < self.first:
            raise forms.ValidationError(
                _("The document was issued on %(day)s; nobody can have signed before. Write that day or a later one."),
                params={"day": f"{self.first:%d/%m/%Y}"},
            )
        return signed_on


class SpareForm(DueQuestions):
    """More time, or none at all asked, with a reason from the table."""

    WAYS = [("extend", _("Give more time")), ("waive", _("Ask this person no more"))]
    way = forms.ChoiceField(label=_("What to do"), choices=WAYS, widget=forms.RadioSelect, initial="extend")
    due = day_field(_("New due date"), invalid=NO_DAY, help_text=_("Like 30/11/2026; later than the one that stands."))
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", "")],
        help_text=_("An absence is told without its cause."),
        error_messages={"required": _("Choose the reason.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calendar, self.asked_days = working_calendar(today()), ["due"]
        field: Any = self.fields["reason"]
        field.choices = [("", ""), *((str(reason), capfirst(reason.label)) for reason in BY_HAND)]
        self.fields["due"].widget.is_needed = True

    def clean(self) -> dict[str, Any]:
        """More time has a day, and one that is off is asked about."""
        if self.cleaned_data.get("way") == "extend":
            if not self.cleaned_data.get("due") and "due" not in self.errors:
                self.add_error("due", _("Write the new due date."))
            self.settle_days()
        return self.cleaned_data

    @property
    def due_question(self) -> DueQuestion | None:
        return self.question("due")
