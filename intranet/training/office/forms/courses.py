"""A course as it is begun and described, its modules and its files."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.access.readers import describe
from intranet.directives.fields import FilesField
from intranet.files.forms import VouchedForm
from intranet.files.kinds import LESSON_FILES, names_of
from intranet.people.choices import PersonChoiceField
from intranet.people.models import Person, Unit
from intranet.people.queries import open_units
from intranet.people.rules import today
from intranet.topics.forms import TopicField
from intranet.training.models import Course
from intranet.training.office.queries import trainers_of
from intranet.training.services import CourseFields, seen_of

NO_TITLE = _("Write the title.")


class TrainerField(PersonChoiceField):
    """A person, chosen by name and login name."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person} ({person.username})"


class StartForm(forms.Form):
    """A new course: its title, and the unit that looks after it."""

    title = forms.CharField(label=_("Title"), max_length=255, error_messages={"required": NO_TITLE})
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit that looks after it"), empty_label=None)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class CourseForm(forms.Form):
    """What is said of a course, and who may see it; ``seen`` is the revision that was on the screen."""

    ANY = "any"
    title = forms.CharField(label=_("Title"), max_length=255, error_messages={"required": NO_TITLE})
    summary = forms.CharField(
        label=_("What one can do afterwards"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    minutes = forms.IntegerField(label=_("Duration in minutes"), min_value=1, max_value=9_999, required=False)
    topic = TopicField()
    responsible = TrainerField(
        Person.objects.none(),
        label=_("Trainer who answers for it"),
        required=False,
        empty_label=_("The trainers of the unit"),
    )
    is_open = forms.BooleanField(label=_("Whoever may see it may enrol"), required=False)
    gives_certificate = forms.BooleanField(label=_("Gives a certificate"), required=False)
    valid_months = forms.IntegerField(
        label=_("Certificate valid for months"),
        min_value=1,
        max_value=120,
        required=False,
        help_text=_("Left empty, it does not end."),
    )
    readers = forms.MultipleChoiceField(
        label=_("Who may see it once it is published"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("A unit stands for everybody who holds a post in it or in a unit below it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = trainers_of(course.owner_unit)  # type: ignore[attr-defined]
        self.fields["topic"].keep(course.topic_id)  # type: ignore[attr-defined]
        units = [(f"under:{unit.pk}", f"{'— ' * (unit.depth - 1)}{unit.name}") for unit in open_units(today())]
        choices = [(self.ANY, _("Everybody signed in")), *units]
        offered = {value for value, _label in choices}
        others = [each.token for each in course.readers.all() if each.token not in offered]
        kept = [(token, "; ".join(describe([token])) or token) for token in others]
        self.fields["readers"].choices = [*choices, *kept]  # type: ignore[attr-defined]

    def entered(self) -> CourseFields:
        """What the service takes."""
        return CourseFields(**{name: self.cleaned_data[name] for name in CourseFields.__dataclass_fields__})


def initial_of(course: Course) -> dict[str, Any]:
    """The newest text as the form's first values."""
    entered = entered_of(course)
    return {name: getattr(entered, name) for name in CourseFields.__dataclass_fields__} | {"seen": seen_of(course)}


def entered_of(course: Course) -> CourseFields:
    """What stands now, as it would be typed."""
    written = course.get_latest_revision_as_object()
    given = {name: getattr(written, name) for name in ("title", "summary", "minutes", "gives_certificate")}
    return CourseFields(
        **given,
        valid_months=written.valid_months,
        is_open=course.is_open,
        topic=course.topic,
        responsible=course.responsible,
        readers=[reader.token for reader in course.readers.all()],
    )


def lines_of(entered: CourseFields, form: CourseForm) -> list[str]:
    """The fields as lines that can be compared, each with the label it has in ``form``."""
    offered = dict(form.fields["readers"].choices)  # type: ignore[attr-defined]
    readers = "; ".join(str(offered.get(token, token)) for token in sorted(entered.readers))
    shown = [(name, getattr(entered, name)) for name in CourseFields.__dataclass_fields__ if name != "readers"]
    words = [(name, _said(value)) for name, value in shown] + [("readers", readers)]
    return [f"{form.fields[name].label}: {' '.join(value.split()) or '–'}" for name, value in words]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return str(pgettext_lazy("answer", "yes") if value else pgettext_lazy("answer", "no"))
    return "" if value is None else str(value)


class ModuleForm(forms.Form):
    """The title of a module; ``seen`` is how it was called on the screen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    title = forms.CharField(label=_("Title of the module"), max_length=255, error_messages={"required": NO_TITLE})


class FilesForm(VouchedForm):
    """Files for the lessons of a course."""

    file = FilesField(
        label=_("Files"),
        help_text=_("One file or several: %(kinds)s. Each is kept unchanged.") % {"kinds": names_of(LESSON_FILES)},
        error_messages={
            "required": _("Choose a file, then press “Add”."),
            "empty": _("The file is empty. Choose the file again or ask the sender for a new copy."),
        },
    )
