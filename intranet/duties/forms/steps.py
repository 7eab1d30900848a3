"""One form for each step of a duty; ``take`` hands what was typed to the service."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.decisions import visible
from intranet.calendars.due_questions import DueQuestion, DueQuestions
from intranet.calendars.queries import working_calendar
from intranet.days import day_field
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.rules import symbol_key
from intranet.duties import services
from intranet.duties.forms.opening import NO_DATE
from intranet.duties.models import Duty
from intranet.duties.services.steps import LONGEST, check_may_take
from intranet.files.forms import VouchedForm
from intranet.files.services import accept_file
from intranet.people.choices import PersonChoiceField
from intranet.people.models import Person
from intranet.people.queries import people_in
from intranet.people.rules import today

MOST_FILES = 10


class StepForm(forms.Form):
    """What every step has: the duty and who acts."""

    def __init__(self, *args: Any, duty: Duty, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duty, self.by = duty, by

    def take(self) -> None:
        """Do it.

        Raises:
            DutyRefused: the service says why not.
        """
        raise NotImplementedError


class AssignForm(StepForm):
    """Somebody of the lead unit or below it who does not have the duty yet."""

    person = PersonChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Person"),
        empty_label="",
        error_messages={"required": gettext_lazy("Choose a person.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared just above
        people = people_in(self.duty.lead, below=True, on=today()).filter(is_active=True)
        field.queryset = people.exclude(pk__in=[each.person_id for each in self.duty.people.all()])

    def take(self) -> None:
        services.assign(self.duty, self.cleaned_data["person"], self.by)


class _FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, or none."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("Send at most %(n)d files at once.") % {"n": MOST_FILES})
        return [super(FilesField, self).clean(each, initial) for each in given]


class ProgressForm(VouchedForm, StepForm):
    """What was done, with evidence."""

    file_field = "evidence"
    field_order = ("text", "evidence")

    text = forms.CharField(
        label=gettext_lazy("What has been done"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("About the work: what is finished, what is not. Nothing about anybody's views."),
        error_messages={"required": gettext_lazy("Write what has been done.")},
    )
    evidence = FilesField(
        label=gettext_lazy("Evidence"),
        required=False,
        help_text=gettext_lazy("Documents, minutes, pictures; several at once."),
    )

    def take(self) -> None:
        """Files are taken in before the step's own transaction, from somebody who may take the step; what is not
        attached is swept.
        """
        check_may_take(self.duty, self.by, "report")
        vouched = self.cleaned_data["looked"]
        stored = [(accept_file(f, by=self.by, vouched=vouched), f.name) for f in self.cleaned_data["evidence"]]
        services.report_progress(self.duty, self.by, self.cleaned_data["text"], stored)


class ResultForm(StepForm):
    """The result, and the document that answers, by its number."""

    text = forms.CharField(
        label=gettext_lazy("Result"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write the result.")},
    )
    reply = forms.CharField(
        label=gettext_lazy("Number and symbol of the reply document"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("As it is kept here, like 214/KH-SNV. Leave it empty when there is none."),
    )
    which = forms.ChoiceField(
        label=gettext_lazy("Several documents bear this number. Which one?"), required=False, widget=forms.RadioSelect
    )
    candidates: list[Directive]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = str(self.data.get(self.add_prefix("reply")) or "") if self.is_bound else ""
        self.candidates = self._with_symbol(typed) if typed else []
        if len(self.candidates) < 2:
            del self.fields["which"]
            return
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared just above
        field.choices = [(str(each.public_id), _described(each)) for each in self.candidates]

    def _with_symbol(self, typed: str) -> list[Directive]:
        same = Directive.objects.filter(symbol_key=symbol_key(typed), state=DirectiveState.ISSUED)
        return list(visible(self.by, same.exclude(pk=self.duty.directive_id)).order_by("-date", "-pk")[:10])

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("reply") and not self.candidates:
            self.add_error(
                "reply", _("No document with this number is kept here for you to read. Name it in the result.")
            )
        if "which" in self.fields and not typed.get("which"):
            self.add_error("which", _("Choose one of the documents."))
        return typed

    def take(self) -> None:
        chosen = self.cleaned_data.get("which")
        reply = next((each for each in self.candidates if not chosen or str(each.public_id) == chosen), None)
        services.submit_result(self.duty, self.by, self.cleaned_data["text"], reply)


def _described(directive: Directive) -> str:
    day = f", {directive.date:%d/%m/%Y}" if directive.date else ""
    return f"{directive.symbol} · {directive.issuer}{day} · {directive.summary}"[:200]


class CloseForm(StepForm):
    """Nothing to type."""

    def take(self) -> None:
        services.close(self.duty, self.by)


class ReasonForm(StepForm):
    """A step that needs its reason; which one, the page says."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write the reason.")},
    )


class ReturnForm(ReasonForm):
    """Give a result back."""

    def take(self) -> None:
        services.return_(self.duty, self.by, self.cleaned_data["reason"])


class CancelForm(ReasonForm):
    """Take a duty back."""

    def take(self) -> None:
        services.cancel(self.duty, self.by, self.cleaned_data["reason"])


class ExtendForm(DueQuestions, ReasonForm):
    """A later day, and why."""

    new_due = day_field(
        gettext_lazy("New due date"),
        invalid=NO_DATE,
        missing=gettext_lazy("Write the new due date."),
        placeholder="30/11/2026",
    )
    field_order = ("new_due", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calendar, self.asked_days = working_calendar(today(), today() + LONGEST), ["new_due"]

    @property
    def due_question(self) -> DueQuestion | None:
        return self.question("new_due")

    def clean(self) -> dict[str, Any]:
        self.settle_days()
        return self.cleaned_data

    def take(self) -> None:
        services.extend(self.duty, self.by, self.cleaned_data["new_due"], self.cleaned_data["reason"])
