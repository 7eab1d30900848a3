"""One form for each step of a session's lists; ``take`` hands what was typed to the service."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from intranet.attendance import services as attendance
from intranet.attendance.closing import check_closable
from intranet.attendance.errors import (
    AttendanceError,
    Begun,
    ChangedMeanwhile,
    NobodyCame,
    NotAbsent,
    NotNamed,
    NotNow,
    NotOfUnit,
    NotYet,
    StillTyped,
)
from intranet.attendance.models import Answer, Session, Status
from intranet.attendance.queries import countable_units
from intranet.files.forms import VouchedForm
from intranet.people.models import Person, Unit

Why = Mapping[type[AttendanceError], str | Promise]
WHY: Why = {
    NotNow: gettext_lazy("The state of the session does not allow this any more. Look at it again."),
    NotYet: gettext_lazy(
        "It is too early, or the day does not fit: lists are written from half an hour before the session and closed"
        " once it has begun; a follow-up lies ahead."
    ),
    ChangedMeanwhile: gettext_lazy("Somebody else wrote the list meanwhile. What they wrote is shown; tick again."),
    NotNamed: gettext_lazy("Members of a Party cell are counted, not named; others are added by their name below."),
    NotOfUnit: gettext_lazy("This is neither in the unit that holds the session nor below it."),
    NotAbsent: gettext_lazy("A follow-up is for who was absent. Look at the list again."),
    NobodyCame: gettext_lazy("Nobody is written down as present yet. Write the list first."),
    Begun: gettext_lazy("It has begun: an answer changes nothing any more."),
    StillTyped: gettext_lazy(
        "Something is ticked or written on this page; a session that was held is not called off. Remove it."
    ),
}
"""Why a step was not done, in words about a session; other kinds have their own."""


class StepForm(VouchedForm):
    """What every step has: the session and who acts. ``why`` are the words for what the service refuses."""

    why: ClassVar[Why] = WHY

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
            self.refuse_for(error)
        return not self.errors

    def refuse_for(self, error: AttendanceError) -> None:
        """Say why it was not done."""
        self.add_error(None, forms.ValidationError(str(self.why[type(error)]), code=type(error).__name__))


class Keys(forms.Field):
    """Ids of people, from boxes that were ticked. What is no id names nobody."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> set[int]:
        return {int(each) for each in value or () if each.isdecimal() and len(each) < 19}


class RecordForm(StepForm):
    """The list in one go: who is ticked was there, who is not was absent. It starts from who said they would come."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    listed = Keys(required=False)
    there = Keys(required=False)
    late = Keys(required=False)

    def is_typed(self, pressed: str) -> bool:
        """Whether the ticks say something else than the list that was shown; nothing written is no tick, unless they
        said that they would come.
        """
        if not self.is_valid():
            return False
        coming = self.session.invitations.filter(answer=Answer.COMING).values_list("person_id", flat=True)
        shown = dict.fromkeys(coming, str(Status.PRESENT))
        shown |= dict(self.session.attendances.values_list("person_id", "status"))
        return any(status != shown.get(person, Status.ABSENT) for person, status in self._statuses().items())

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
    """Somebody who was there and is not on the list."""

    name = forms.CharField(
        label=gettext_lazy("Name or login name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write who was there.")},
    )

    def is_typed(self, pressed: str) -> bool:
        return bool(self.data.get("name", "").strip())


class CloseForm(StepForm):
    """The lists are complete. What closing does is shown first; it is confirmed there."""

    def take(self) -> None:
        check_closable(self.session)
