"""One form for each step of a class; those about its lists are the ones of every session."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.acknowledgement.names import people_named
from intranet.attendance import services as attendance
from intranet.attendance import steps as common
from intranet.attendance.errors import Begun, ChangedMeanwhile, NotNow, NotOfUnit, NotYet, StillTyped
from intranet.attendance.models import Status
from intranet.attendance.queries import lines_of
from intranet.attendance.steps import StepForm
from intranet.training.models import TrainingClass
from intranet.training.sessions import services

WHY: common.Why = {
    **common.WHY,
    NotNow: gettext_lazy("The state of the class does not allow this any more. Look at it again."),
    NotYet: gettext_lazy(
        "It is too early: the list of a class is written from half an hour before it, and closed on its last day."
    ),
    NotOfUnit: gettext_lazy("People of this unit do not come to the class."),
    Begun: gettext_lazy("The class has begun; whether you come is not asked any more."),
    StillTyped: gettext_lazy(
        "Something is ticked or written on this page; a class that was held is not called off. Remove it."
    ),
}
"""Why a step was not done, in words about a class."""


class ClassStep(StepForm):
    """A step of the class that the session is of."""

    why = WHY

    @property
    def class_id(self) -> int:
        return TrainingClass.objects.only("pk").get(session=self.session).pk


class InviteStep(ClassStep):
    """Those whom the rule names by now."""

    def take(self) -> None:
        services.invite_joined(self.class_id, self.by)


class RecordStep(common.RecordForm, ClassStep):
    """The list in one go."""


class CountStep(common.CountForm, ClassStep):
    """How many were there without a name."""


class CloseStep(common.CloseForm, ClassStep):
    """The lists are complete; the figures come first."""

    def take(self) -> None:
        services.check_class_closable(TrainingClass.objects.select_related("session").get(session=self.session))


class AddStep(common.AddForm, ClassStep):
    """Somebody who was there and is not on the list."""

    def take(self) -> None:
        found = people_named([self.cleaned_data["name"]])[0]
        if found.person is None:
            self.add_error("name", found.problem)
            return
        try:
            services.add(self.class_id, found.person, self.by)
        except NotOfUnit:
            words = _("%(name)s holds no post. Count guests instead.")
            self.add_error("name", words % {"name": found.person})


class CorrectStep(ClassStep):
    """After closing: somebody on the list came, or did not."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    person = forms.ChoiceField(
        label=gettext_lazy("Who on the list"),
        error_messages={"required": gettext_lazy("Choose who it is about.")},
    )
    status = forms.ChoiceField(
        label=gettext_lazy("What is right"),
        choices=Status.choices,
        error_messages={"required": gettext_lazy("Choose what is right.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = lines_of(self.session)
        choices = [("", ""), *((str(each.person_id), f"{each.name} · {each.unit}") for each in lines)]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    def is_typed(self, pressed: str) -> bool:
        return bool(self.data.get("person"))

    def take(self) -> None:
        typed = self.cleaned_data
        services.correct(self.class_id, int(typed["person"]), typed["status"], self.by, seen=typed["seen"])


class CorrectCountStep(CountStep):
    """After closing: how many of a unit were counted."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def take(self) -> None:
        typed = self.cleaned_data
        attendance.correct_count(self.session.pk, typed["unit"], typed["count"], self.by, seen=typed["seen"])


class CallOffStep(ClassStep):
    """It will not take place."""

    def take(self) -> None:
        services.call_off(self.class_id, self.by)


class ConfirmForm(ClassStep):
    """Closing, as it was shown, with what the class came to."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    summary = forms.CharField(
        label=pgettext_lazy("class", "Summary"),
        max_length=3000,
        help_text=gettext_lazy(
            "What was gone through and what is still to do. About the class; nobody's name and no mark of anybody."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write in a few sentences what the class came to.")},
    )

    def take(self) -> None:
        try:
            services.close(self.class_id, self.cleaned_data["summary"], self.by, seen=self.cleaned_data["seen"])
        except ChangedMeanwhile:
            self.add_error(None, _("The lists were changed meanwhile. Look at the figures again, then confirm."))


STEPS: dict[str, type[StepForm]] = {
    "invite": InviteStep,
    "record": RecordStep,
    "count": CountStep,
    "add": AddStep,
    "correct": CorrectStep,
    "correct-count": CorrectCountStep,
    "close": CloseStep,
    "call-off": CallOffStep,
}
