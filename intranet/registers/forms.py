"""What the keeper of the registers enters."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.days import day_field
from intranet.directives.models import DocumentType
from intranet.numbering.models import Period, Series
from intranet.numbering.queries import is_in_use
from intranet.numbering.rules import Span, year_of
from intranet.numbering.services import SeriesFields
from intranet.numbering.services.series import FIXED
from intranet.people.choices import PersonChoiceField
from intranet.people.models import Person, Unit
from intranet.people.queries import people_in
from intranet.people.rules import today
from intranet.registers.queries import lendable
from intranet.registers.reports import Quarter, quarter_of
from intranet.registers.services import LoanFields

_NO_DAY = _("This is no date. Write day, month and all four figures of the year: 30/11/2026.")


class FindForm(forms.Form):
    """Narrows a register to words and days."""

    q = forms.CharField(label=_("Number, symbol or summary"), max_length=200, required=False)
    first = day_field(_("From day"), invalid=_NO_DAY)
    last = day_field(_("To day"), invalid=_NO_DAY)


class SeriesForm(forms.ModelForm):
    """A series of numbers of one office."""

    class Meta:
        model = Series
        fields = ("name", "purpose", "family", "types", "period", "is_external")
        widgets = {"types": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["types"].queryset = DocumentType.objects.order_by("name")  # type: ignore[attr-defined]
        _say_what_to_choose(self)
        self.fields["name"].error_messages["required"] = _("Write a name, like “Official letters”.")
        self._not_asked = {name: getattr(self.instance, name) for name in ("valid_from", "valid_to")}
        if self.instance.pk and is_in_use(self.instance):
            for name in FIXED:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("It stays as it is: the series has given numbers.")

    def entered(self) -> SeriesFields:
        """What the service takes; what the form does not ask stays as it was."""
        return SeriesFields(**self.cleaned_data, **self._not_asked)

    def save(self, commit: bool = True) -> Series:
        """Refused: a series is saved by its service, which writes it on the record.

        Raises:
            TypeError: always.
        """
        raise TypeError("Save through intranet.numbering.services.save_series.")


def _say_what_to_choose(form: forms.ModelForm) -> None:
    """Words in the place of the dashes of a list in which nothing is chosen."""
    words = {"purpose": _("Choose what is numbered…"), "family": _("State and Party")}
    for name, label in words.items():
        field = form.fields[name]
        field.choices = [("", label), *(choice for choice in field.choices if choice[0])]  # type: ignore[attr-defined]


class BookForm(forms.Form):
    """The book of a term, or of a year that did not begin here."""

    first_number = forms.IntegerField(
        label=_("First number"),
        min_value=1,
        max_value=999_999,
        initial=1,
        help_text=_("Where the paper register stopped, plus one."),
    )
    starts = day_field(_("From day"), invalid=_NO_DAY, missing=_("Write the first day."))
    ends = day_field(_("To day"), invalid=_NO_DAY, missing=_("Write the last day."))

    def __init__(self, *args: Any, series: Series, **kwargs: Any) -> None:
        year = year_of(today())
        if series.period == Period.YEAR:
            kwargs["initial"] = {"starts": year.starts, "ends": year.ends}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day is before the first."))
        return self.cleaned_data

    def span(self) -> Span:
        """The period as it is called: a year, or the years of a term."""
        starts: date = self.cleaned_data["starts"]
        ends: date = self.cleaned_data["ends"]
        label = str(starts.year) if starts.year == ends.year else f"{starts.year}–{ends.year}"
        return Span(label, starts, ends)


class LoanForm(forms.Form):
    """Who uses the file copy of which document, and who allowed it."""

    symbol = forms.CharField(
        label=_("Number and symbol of the document"),
        max_length=60,
        error_messages={"required": _("Write the number and symbol of the document.")},
    )
    borrower = PersonChoiceField(
        Person.objects.none(),
        label=_("Who uses it"),
        empty_label=_("Choose a person…"),
        error_messages={"required": _("Choose who uses it.")},
    )
    allowed_by = PersonChoiceField(
        Person.objects.none(),
        label=_("Who allowed it"),
        empty_label=_("Choose a person…"),
        error_messages={"required": _("Choose who allowed it.")},
    )
    file_code = forms.CharField(label=_("Number and symbol of the work file"), max_length=60, required=False)
    due = day_field(_("To be given back by"), invalid=_NO_DAY)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, office: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        people = people_in(office, below=True, on=today())
        for name in ("borrower", "allowed_by"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]

    def clean_symbol(self) -> Any:
        """The document of the office that bears the symbol."""
        from intranet.directives.rules import symbol_key

        key = symbol_key(self.cleaned_data["symbol"])
        found = lendable(self.office.pk).filter(symbol_key=key).order_by("-date", "-pk").first()
        if found is None:
            raise forms.ValidationError(_("The office's registers hold no document of this symbol. Correct it."))
        return found

    def entered(self) -> LoanFields:
        """What the service takes."""
        typed = dict(self.cleaned_data)
        return LoanFields(directive=typed.pop("symbol"), **typed)


class QuarterForm(forms.Form):
    """Which quarter the report is about."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    quarter = forms.TypedChoiceField(label=_("Quarter"), coerce=int, choices=[(n, n) for n in (1, 2, 3, 4)])

    def chosen(self) -> Quarter:
        """The quarter asked for; this one when nothing sensible was."""
        if self.is_bound and self.is_valid():
            return Quarter(self.cleaned_data["year"], self.cleaned_data["quarter"])
        return quarter_of(today())
