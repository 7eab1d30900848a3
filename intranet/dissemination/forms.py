"""What is typed to plan a session about a document."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.attendance.forms import NO_DAY, SessionForm, hours_field
from intranet.days import day_field
from intranet.people.models import Unit
from intranet.people.rules import today


class PlanForm(SessionForm):
    """A new session."""

    on = day_field(pgettext_lazy("session", "Date"), invalid=NO_DAY, missing=_("Write the date of the session."))
    hours = hours_field(99)
    with_people = forms.BooleanField(
        label=_("Invite everybody of the unit and of those below it who has not acknowledged"),
        required=False,
        initial=True,
    )

    field_order = ("unit", "on", "begins", "ends", "form", "hours", "place")

    def __init__(self, *args: Any, first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = first
        self.fields["on"].initial = today()

    def clean_on(self) -> date:
        """Not before the document was there."""
        on = super().clean_on()
        if on < self.first:
            raise forms.ValidationError(
                _("The document was issued on %(day)s; no session was held about it before. Write that day or later."),
                params={"day": f"{self.first:%d/%m/%Y}"},
            )
        return on


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
