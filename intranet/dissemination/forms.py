"""What is typed to plan a session."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.attendance.models import Form
from intranet.attendance.services import SessionFields
from intranet.days import day_field
from intranet.people.models import Unit
from intranet.people.rules import today

NO_DAY = _("This is no date. Write day, month and all four figures of the year: 30/11/2026.")
LONGEST = timedelta(days=366)


class PlanForm(forms.Form):
    """A new session; the unit is asked for where the person keeps several."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit that holds it"),
        empty_label=None,
        error_messages={"required": _("Choose the unit.")},
    )
    on = day_field(pgettext_lazy("session", "Date"), invalid=NO_DAY, missing=_("Write the date of the session."))
    form = forms.ChoiceField(label=pgettext_lazy("session", "Form"), choices=Form.choices)
    place = forms.CharField(label=pgettext_lazy("session", "Place"), max_length=200, required=False)
    presenters = forms.CharField(label=_("Presenters"), max_length=300, required=False)
    hours = forms.DecimalField(
        label=pgettext_lazy("session", "Hours"),
        min_value=0,
        max_value=99,
        max_digits=4,
        decimal_places=1,
        required=False,
        localize=True,
    )
    with_people = forms.BooleanField(
        label=_("Invite everybody of the unit and of those below it who has not acknowledged"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, units: list[Unit], first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = first
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[each.pk for each in units])
        self.fields["on"].initial = today()
        if len(units) == 1:
            field.initial, field.widget = units[0], forms.HiddenInput()

    def clean_on(self) -> date:
        """Not before the document was there, and within a year of today: anything else is a slip of the pen."""
        on: date = self.cleaned_data["on"]
        if abs(on - today()) > LONGEST:
            raise forms.ValidationError(_("This day is more than a year away. Look at the year again."))
        if on < self.first:
            raise forms.ValidationError(
                _("The document was issued on %(day)s; no session was held about it before. Write that day or later."),
                params={"day": f"{self.first:%d/%m/%Y}"},
            )
        return on

    def entered(self) -> SessionFields:
        """What the service takes."""
        typed = self.cleaned_data
        return SessionFields(typed["on"], typed["form"], typed["place"], typed["presenters"], typed["hours"])


class PeriodForm(forms.Form):
    """Narrows the list of sessions to days and a unit."""

    first = day_field(_("From day"), invalid=NO_DAY)
    last = day_field(_("To day"), invalid=NO_DAY)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False, empty_label=_("all"))

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[each.pk for each in units])

    def chosen(self) -> tuple[date, date]:
        """First and last day; this year where nothing, or nothing sensible, was typed."""
        typed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        first = typed.get("first") or date(today().year, 1, 1)
        return first, typed.get("last") or date(max(first.year, today().year), 12, 31)
