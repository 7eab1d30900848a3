"""What is typed to plan a class, to invite to it, to narrow its lists, and to hang a file on it."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.acknowledgement.audience_form import TermsForm, as_typed
from intranet.acknowledgement.models import Audience
from intranet.attendance.forms import LONGEST, NO_DAY, SessionForm, planned_in
from intranet.attendance.services import SessionFields
from intranet.calendars.due_questions import DueQuestion, DueQuestions
from intranet.calendars.queries import working_calendar
from intranet.calendars.rules import WorkingCalendar
from intranet.days import day_field
from intranet.files.forms import VouchedForm
from intranet.people.models import Unit
from intranet.people.rules import today
from intranet.training.models import Course, TrainingClass
from intranet.training.sessions.courses import CourseField, value_of
from intranet.training.sessions.services import ClassFields


class PlanForm(SessionForm, DueQuestions):
    """A class; its unit is never changed. A day that has passed is asked about, and so is a day off that lies ahead."""

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
    was_held = forms.BooleanField(label=gettext_lazy("This class was held; it is recorded afterwards"), required=False)
    course = CourseField()
    content = forms.CharField(
        label=pgettext_lazy("class", "Content"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    asked_days: list[str] = ["on", "until"]
    field_order = ("unit", "title", "number", "on", "until", "was_held", "begins", "ends", "form", "hours", "place")

    def __init__(self, *args: Any, courses: QuerySet[Course], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].offer(courses)  # type: ignore[attr-defined]
        self.fields["begins"].help_text = _("The same on each day of the class.")

    @cached_property
    def calendar(self) -> WorkingCalendar:  # type: ignore[override]
        return working_calendar(today())

    def question(self, name: str) -> DueQuestion | None:
        """Nothing is asked about days off that have passed, nor about today."""
        day = self._day(name)
        return super().question(name) if day is not None and today() < day <= today() + LONGEST else None

    @property
    def day_questions(self) -> list[DueQuestion | None]:
        """What is asked about the first and the last day."""
        return [self.question(name) for name in self.asked_days]

    @property
    def asks_whether_held(self) -> bool:
        """Whether the first day has passed."""
        day = self._day("on")
        return day is not None and day < today()

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first, and who records a class afterwards says so."""
        typed = self.cleaned_data
        self.settle_days()
        on, until = typed.get("on"), typed.get("until")
        if on and until and not on <= until <= on + LONGEST:
            self.add_error("until", _("The class ends on its first day or later, within a year."))
        if on and on < today() and not typed.get("was_held"):
            words = _("%(day)s has passed. Write another day, or tick below that the class was held.")
            self.add_error("on", words % {"day": f"{on:%d/%m/%Y}"})
        self._check_course()
        return super().clean()

    def _check_course(self) -> None:
        """Lists of a unit complete lessons of its own courses alone; what a class was planned with stays."""
        unit, (course, _item) = self.cleaned_data.get("unit"), self.cleaned_data.get("course") or (None, None)
        is_kept = course is not None and str(self.initial.get("course", "")).partition(":")[0] == str(course.pk)
        if unit and course and course.owner_unit_id != unit.pk and not is_kept:
            self.add_error("course", _("Choose one of the courses in the list."))

    def entered(self) -> tuple[ClassFields, SessionFields]:
        """What the service takes."""
        typed = self.cleaned_data
        until, (course, item) = typed["until"] or typed["on"], typed["course"]
        about = ClassFields(typed["title"], until, typed["number"], typed["content"], course, item)
        return about, self.session_fields(wide=True)


def initial_of(found: TrainingClass) -> dict[str, Any]:
    """A class as the form's first values."""
    about = {name: getattr(found, name) for name in ("title", "number", "until", "content")}
    held_for = value_of(found.course_id, found.item)
    kept = {"on_choice": f"keep:{found.held.on}", "until_choice": f"keep:{found.until}"}
    return planned_in(found.held) | about | kept | {"course": held_for, "was_held": found.held.on < today()}


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
