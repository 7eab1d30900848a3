"""One form for each step of a session about a document; those about its lists alone are the ones of every session."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.acknowledgement.names import people_named
from intranet.attendance import services as attendance
from intranet.attendance import steps as common
from intranet.attendance.errors import ChangedMeanwhile, NotOfUnit
from intranet.attendance.forms import NO_DAY
from intranet.attendance.steps import Keys, StepForm
from intranet.days import day_field
from intranet.dissemination import services
from intranet.files.services import accept_file


class InviteForm(StepForm):
    """Those who came to be asked since."""

    def take(self) -> None:
        services.invite_asked(self.session.pk, self.by)


class AddForm(common.AddForm):
    """Somebody of the unit who was there and is not on the list."""

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
    "record": common.RecordForm,
    "count": common.CountForm,
    "add": AddForm,
    "follow-up": FollowUpForm,
    "followed-up": FollowedUpForm,
    "minutes": MinutesForm,
    "close": common.CloseForm,
    "call-off": CallOffForm,
}
