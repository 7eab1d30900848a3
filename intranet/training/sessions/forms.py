"""What is typed to plan a class, to invite to it, to narrow its lists, and to hang a file on it."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.acknowledgement.audience_form import TermsForm, as_typed
from intranet.acknowledgement.models import Audience
from intranet.attendance.models import Form
from intranet.attendance.services import SessionFields
from intranet.days import day_field
from intranet.dissemination.forms import LONGEST, NO_DAY
from intranet.files.forms import VouchedForm
from intranet.people.models import Unit
from intranet.people.rules import today
from intranet.training.models import Course, TrainingClass
from intranet.training.sessions.services import ClassFields


class PlanForm(forms.Form):
    """A class; the unit is asked for where the person keeps the classes of several, and never changed."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Unit that holds it"),
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose the unit.")},
    )
    title = forms.CharField(
        label=pgettext_lazy("class", "Title"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write what the class is called.")},
    )
    number = forms.CharField(label=gettext_lazy("Number of the plan"), max_length=60, required=False)
    on = day_field(
        gettext_lazy("First day"), invalid=NO_DAY, missing=gettext_lazy("Write the day on which the class begins.")
    )
    until = day_field(
        gettext_lazy("Last day"), invalid=NO_DAY, help_text=gettext_lazy("Without one the class takes one day.")
    )
    form = forms.ChoiceField(label=pgettext_lazy("session", "Form"), choices=Form.choices)
    place = forms.CharField(label=pgettext_lazy("session", "Place"), max_length=200, required=False)
    presenters = forms.CharField(label=gettext_lazy("Presenters"), max_length=300, required=False)
    hours = forms.DecimalField(
        label=pgettext_lazy("session", "Hours"),
        min_value=0,
        max_value=999,
        max_digits=4,
        decimal_places=1,
        required=False,
        localize=True,
    )
    course = forms.ModelChoiceField(
        Course.objects.none(),
        label=gettext_lazy("Course that goes with it"),
        required=False,
        empty_label=gettext_lazy("none"),
    )
    content = forms.CharField(
        label=pgettext_lazy("class", "Content"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, units: list[Unit], courses: QuerySet[Course], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit, course = self.fields["unit"], self.fields["course"]
        unit.queryset = Unit.objects.filter(pk__in=[each.pk for each in units])  # type: ignore[attr-defined]
        course.queryset = courses  # type: ignore[attr-defined]
        if len(units) == 1:
            unit.initial, unit.widget = units[0], forms.HiddenInput()

    def clean_on(self) -> date:
        """Within a year of today: anything else is a slip of the pen."""
        on: date = self.cleaned_data["on"]
        if abs(on - today()) > LONGEST:
            raise forms.ValidationError(_("This day is more than a year away. Look at the year again."))
        return on

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        typed = self.cleaned_data
        on, until = typed.get("on"), typed.get("until")
        if on and until and not on <= until <= on + LONGEST:
            self.add_error("until", _("The class ends on its first day or later, within a year."))
        return typed

    def entered(self) -> tuple[ClassFields, SessionFields]:
        """What the service takes."""
        typed = self.cleaned_data
        until = typed["until"] or typed["on"]
        about = ClassFields(typed["title"], until, typed["number"], typed["content"], typed["course"])
        rest = (typed["form"], typed["place"], typed["presenters"], typed["hours"])
        return about, SessionFields(typed["on"], *rest, wide=True)


def initial_of(found: TrainingClass) -> dict[str, Any]:
    """A class as the form's first values."""
    session = found.held
    names = ("on", "form", "place", "presenters", "hours", "unit")
    about = {name: getattr(found, name) for name in ("title", "number", "until", "course", "content")}
    return about | {name: getattr(session, name) for name in names}


class InviteForm(TermsForm):
    """Whom; as the rule stands."""

    def __init__(self, *args: Any, audience: Audience | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].label = gettext_lazy("Who is invited")
        self.fields["without"].help_text = gettext_lazy("One person or unit a line. They are not invited.")
        if audience is not None:
            self.initial = as_typed(audience.terms.select_related("unit", "person")) | dict(self.initial)


class PeriodForm(forms.Form):
    """Narrows classes to days, and the report to a unit with all below it."""

    first = day_field(gettext_lazy("From day"), invalid=NO_DAY)
    last = day_field(gettext_lazy("To day"), invalid=NO_DAY)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Unit"), required=False, empty_label=gettext_lazy("all")
    )

    def chosen(self) -> tuple[date, date]:
        """First and last day; this year where nothing, or nothing sensible, was typed."""
        typed = self.cleaned_data if self.is_bound and self.errors is not None else {}
        first = typed.get("first") or date(today().year, 1, 1)
        return first, typed.get("last") or date(max(first.year, today().year), 12, 31)

    def offer(self, units: list[Unit]) -> Unit | None:
        """Offer these units; returns the one that is chosen among them."""
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[each.pk for each in units]).order_by("path")
        self.full_clean()
        chosen = str(self.data.get("unit", ""))
        return next((each for each in units if str(each.pk) == chosen), None)


class MaterialForm(VouchedForm):
    """A file for whoever comes."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A PDF file, a picture or a text; whoever is invited can open it."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    field_order = ("file", "looked")
