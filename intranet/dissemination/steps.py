"""One form for each step of a session; ``take`` hands what was typed to the service."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.acknowledgement.names import people_named
from intranet.attendance import services as attendance
from intranet.attendance.errors import (
    AttendanceError,
    ChangedMeanwhile,
    NobodyCame,
    NotAbsent,
    NotNamed,
    NotNow,
    NotOfUnit,
    NotYet,
)
from intranet.attendance.models import Session, Status
from intranet.days import day_field
from intranet.dissemination import services
from intranet.dissemination.asked import countable_units
from intranet.dissemination.closing import check_closable
from intranet.dissemination.forms import NO_DAY
from intranet.files.forms import VouchedForm
from intranet.files.services import accept_file
from intranet.people.models import Person, Unit

WHY: dict[type[AttendanceError], Promise] = {
    NotNow: gettext_lazy("The state of the session does not allow this any more. Look at it again."),
    NotYet: gettext_lazy(
        "This day does not fit: lists are written from the day of the session on; a follow-up lies ahead."
    ),
    ChangedMeanwhile: gettext_lazy("Somebody else wrote the list meanwhile. What they wrote is shown; tick again."),
    NotNamed: gettext_lazy("Members of a Party cell are counted, not named; others are added by their name below."),
    NotOfUnit: gettext_lazy("This is neither in the unit that holds the session nor below it."),
    NotAbsent: gettext_lazy("A follow-up is for who was absent. Look at the list again."),
    NobodyCame: gettext_lazy("Nobody is written down as present yet. Write the list first."),
}


class StepForm(VouchedForm):
    """What every step has: the session and who acts."""

    def __init__(self, *args: Any, session: Session, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session, self.by = session, by

    def is_typed(self, pressed: str) -> bool:
        """Whether something stands in the form that must not be lost when the button of another step is ``pressed``."""
        return False

    def take(self) -> None:
        """Do it.

        Raises:
            AttendanceError: the service says why not.
        """
        raise NotImplementedError

    def taken(self) -> bool:
        """Whether it was done; what was wrong stands in the form."""
        if not self.is_valid():
            return False
        try:
            self.take()
        except AttendanceError as error:
            self.add_error(None, forms.ValidationError(str(WHY[type(error)]), code=type(error).__name__))
        return not self.errors


class InviteForm(StepForm):
    """Those who came to be asked since."""

    def take(self) -> None:
        services.invite_asked(self.session.pk, self.by)


class Keys(forms.Field):
    """Ids of people, from boxes that were ticked. What is no id names nobody."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> set[int]:
        return {int(each) for each in value or () if each.isdecimal() and len(each) < 19}


class RecordForm(StepForm):
    """The list in one go: who is ticked was there, who is not was absent."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    listed = Keys(required=False)
    there = Keys(required=False)
    late = Keys(required=False)

    def is_typed(self, pressed: str) -> bool:
        """Whether the ticks say something else than what is written down; nothing written is no tick."""
        if not self.is_valid():
            return False
        written = dict(self.session.attendances.values_list("person_id", "status"))
        statuses = self._statuses()
        return any(status != written.get(person, Status.ABSENT) for person, status in statuses.items())

    def take(self) -> None:
        attendance.record_attendance(self.session.pk, self._statuses(), self.by, seen=self.cleaned_data["seen"])

    def _statuses(self) -> dict[int, str]:
        return {person: self._status(person) for person in self.cleaned_data["listed"]}

    def _status(self, person: int) -> str:
        if person in self.cleaned_data["late"]:
            return Status.LATE
        return Status.PRESENT if person in self.cleaned_data["there"] else Status.ABSENT


class CountForm(StepForm):
    """How many were there without a name."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Of which unit"),
        empty_label="",
        error_messages={"required": gettext_lazy("Choose the unit.")},
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many people"),
        min_value=0,
        max_value=100_000,
        error_messages={"required": gettext_lazy("Write how many were there.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[each.pk for each in countable_units(self.session)])

    def is_typed(self, pressed: str) -> bool:
        return bool(self.data.get("unit") or self.data.get("count"))

    def take(self) -> None:
        typed = self.cleaned_data
        attendance.count_heads(self.session.pk, typed["unit"], typed["count"], self.by)


class AddForm(StepForm):
    """Somebody of the unit who was there and is not on the list."""

    name = forms.CharField(
        label=gettext_lazy("Name or login name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write who was there.")},
    )

    def is_typed(self, pressed: str) -> bool:
        return bool(self.data.get("name", "").strip())

    def take(self) -> None:
        found = people_named([self.cleaned_data["name"]])[0]
        if found.person is None:
            self.add_error("name", found.problem)
            return
        try:
            services.add(self.session.pk, found.person, self.by)
        except NotOfUnit:
            words = _("%(name)s holds no post in the unit that holds the session, nor below it. Count guests instead.")
            self.add_error("name", words % {"name": found.person})


class AbsentForm(StepForm):
    """Absentees, ticked."""

    people = Keys(required=False)

    def clean_people(self) -> set[int]:
        """Somebody must be ticked."""
        people: set[int] = self.cleaned_data["people"]
        if not people:
            raise forms.ValidationError(_("Tick those whom it concerns."))
        return people


class FollowUpForm(AbsentForm):
    """The day by which absentees are seen again."""

    on = day_field(gettext_lazy("Seen again by"), invalid=NO_DAY, missing=gettext_lazy("Write the day."))

    def is_typed(self, pressed: str) -> bool:
        """A day, or people; people alone may be for the other button about absentees."""
        is_ticked = "people" in self.data and pressed != "followed-up"
        return bool(self.data.get("on", "").strip()) or is_ticked

    def take(self) -> None:
        attendance.follow_up(self.session.pk, self.cleaned_data["people"], self.cleaned_data["on"], self.by)


class FollowedUpForm(AbsentForm):
    """Absentees were seen; what has happened needs no day ahead."""

    def take(self) -> None:
        attendance.follow_up_done(self.session.pk, self.cleaned_data["people"], self.by)


class MinutesForm(StepForm):
    """The minutes, as a file."""

    file = forms.FileField(
        label=gettext_lazy("Minutes"),
        help_text=gettext_lazy("A PDF file, a picture or a text; it is kept as it is."),
        error_messages={"required": gettext_lazy("Choose the file of the minutes.")},
    )
    field_order = ("file", "looked")

    def is_typed(self, pressed: str) -> bool:
        return "file" in self.files

    def take(self) -> None:
        """Raises FileRefused where the file is not taken in."""
        file = self.cleaned_data["file"]
        stored = accept_file(file, by=self.by, vouched=self.cleaned_data["looked"])
        attendance.attach_minutes(self.session.pk, stored, file.name, self.by)


class CloseForm(StepForm):
    """The lists are complete. What closing does is shown first; it is confirmed there."""

    def take(self) -> None:
        check_closable(self.session)


class ConfirmForm(StepForm):
    """Closing, as it was shown."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def take(self) -> None:
        try:
            services.close(self.session.pk, self.by, seen=self.cleaned_data["seen"])
        except ChangedMeanwhile:
            self.add_error(None, _("The lists were changed meanwhile. Look at the figures again, then confirm."))


class CallOffForm(StepForm):
    """It will not take place."""

    def take(self) -> None:
        attendance.call_off(self.session.pk, self.by)


STEPS: dict[str, type[StepForm]] = {
    "invite": InviteForm,
    "record": RecordForm,
    "count": CountForm,
    "add": AddForm,
    "follow-up": FollowUpForm,
    "followed-up": FollowedUpForm,
    "minutes": MinutesForm,
    "close": CloseForm,
    "call-off": CallOffForm,
}
