"""What is typed to plan a session, whatever it is about."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.attendance.models import Answer, Form, Session
from intranet.attendance.services import SessionFields
from intranet.people.models import Unit
from intranet.people.rules import today

NO_DAY = gettext_lazy("This is no date. Write day, month and all four figures of the year: 30/11/2026.")
LONGEST = timedelta(days=366)
PLANNED = ("on", "begins", "ends", "form", "place", "presenters", "hours", "unit")
"""Fields that a session keeps under the same names."""


def clock_field(label: Any, help_text: Any = "") -> forms.TimeField:
    """An hour of the day, shown as 07:30; 7h30 is understood as well."""
    return forms.TimeField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H.%M", "%Hh", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "placeholder": "07:30"}),
        error_messages={"invalid": gettext_lazy("Write the hour like 07:30.")},
    )


def hours_field(most: int) -> forms.DecimalField:
    """How many hours it takes, ``most`` at most."""
    return forms.DecimalField(
        label=pgettext_lazy("session", "Hours"),
        min_value=0,
        max_value=most,
        max_digits=4,
        decimal_places=1,
        required=False,
        localize=True,
    )


class SessionForm(forms.Form):
    """When, where and by whom; the unit is asked for where the person keeps several. Each kind of session asks for
    its day ``on`` in words of its own.
    """

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Unit that holds it"),
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose the unit.")},
    )
    begins = clock_field(pgettext_lazy("session", "Begins at"))
    ends = clock_field(pgettext_lazy("session", "Ends at"))
    form = forms.ChoiceField(label=pgettext_lazy("session", "Form"), choices=Form.choices)
    place = forms.CharField(label=pgettext_lazy("session", "Place"), max_length=200, required=False)
    presenters = forms.CharField(label=gettext_lazy("Presenters"), max_length=300, required=False)
    hours = hours_field(999)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[each.pk for each in units])
        if len(units) == 1:
            field.initial, field.widget = units[0], forms.HiddenInput()

    def clean_on(self) -> date:
        """Within a year of today: anything else is a slip of the pen."""
        on: date = self.cleaned_data["on"]
        if abs(on - today()) > LONGEST:
            raise forms.ValidationError(_("This day is more than a year away. Look at the year again."))
        return on

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        typed = super().clean() or {}
        begins, ends = typed.get("begins"), typed.get("ends")
        if ends and not begins and "begins" not in self.errors:
            self.add_error("begins", _("Write from when on, or leave both hours empty."))
        elif begins and ends and ends <= begins:
            self.add_error("ends", _("This is not later than the hour it begins at. Write the hour it ends at."))
        return typed

    def session_fields(self, *, wide: bool = False) -> SessionFields:
        """What the service takes."""
        typed = self.cleaned_data
        given = {name: typed[name] for name in PLANNED if name != "unit"}
        return SessionFields(**given, wide=wide)


def planned_in(session: Session) -> dict[str, Any]:
    """A session as the form's first values."""
    return {name: getattr(session, name) for name in PLANNED}


class AnswerForm(forms.Form):
    """Whether one will come; who does not says why."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Will you come?"),
        choices=[
            (Answer.COMING.value, pgettext_lazy("invited", "I will come")),
            (Answer.EXCUSED.value, pgettext_lazy("invited", "I ask to be excused")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two answers.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why you cannot come"),
        help_text=gettext_lazy("Only if you ask to be excused. Whoever organises it reads this, nobody else."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write why you cannot come.")},
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.fields["reason"].required = self.data.get("answer") == Answer.EXCUSED
