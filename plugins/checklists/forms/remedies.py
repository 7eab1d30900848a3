"""What is typed of a finding: done, verified, postponed, opened again, how grave it is, and who answers for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from intranet.contracts import VouchedForm, day_field
from plugins.checklists.forms.answers import A_DAY
from plugins.checklists.forms.appraising import ROWS, WHY
from plugins.checklists.forms.due import DueForm
from plugins.checklists.models import Finding, Progress, Revision, Severity
from plugins.checklists.queries.remedies import Wanted
from plugins.checklists.services.appraising import open_posts
from plugins.checklists.services.evidence import Paper

A_DUE_DAY = gettext_lazy("Say by which day it is put right.")
LACKING = {"required": gettext_lazy("Say what is still lacking.")}


class DoneForm(VouchedForm):
    """What was done, and a paper that shows it: one of the unit's store, or a new one that is put there."""

    action = forms.CharField(
        label=gettext_lazy("What was done"),
        max_length=1000,
        widget=ROWS,
        error_messages={"required": gettext_lazy("Say what was done.")},
    )
    proof = forms.ModelChoiceField(
        Revision.objects.none(),
        label=gettext_lazy("Paper that shows it"),
        required=False,
        empty_label=gettext_lazy("none"),
        help_text=gettext_lazy("From the evidence store of the unit."),
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    title = forms.CharField(label=gettext_lazy("Name of the paper"), max_length=200, required=False)
    effective_on = day_field(
        gettext_lazy("Date of the paper"),
        invalid=A_DAY,
        help_text=gettext_lazy("The day that stands on the paper itself, not that of the upload."),
    )

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = Revision.objects.filter(evidence__unit=finding.unit_id).select_related("evidence")
        field: Any = self.fields["proof"]
        field.queryset = papers.order_by("evidence__title", "evidence", "-number")
        field.label_from_instance = paper_words
        for name in ("file", "title", "effective_on"):
            self.fields[name].widget.is_needed = True

    def clean(self) -> dict[str, Any]:
        """A new paper is named and bears a day; whoever names one has a file of it."""
        typed = super().clean() or {}
        if typed.get("file"):
            self._ask_about(typed)
        elif typed.get("title") or typed.get("effective_on"):
            self.add_error("file", gettext_lazy("Choose the file of the new paper, or empty its name and date."))
        return typed

    def _ask_about(self, typed: dict[str, Any]) -> None:
        if typed.get("proof"):
            self.add_error("proof", gettext_lazy("Show one paper: of the store, or the new one. Choose “none” here."))
        if not typed.get("title") and "title" not in self.errors:
            self.add_error("title", gettext_lazy("Name the paper."))
        if not typed.get("effective_on") and "effective_on" not in self.errors:
            self.add_error("effective_on", gettext_lazy("Write the day that stands on the paper."))

    @property
    def is_new(self) -> bool:
        """Something of a new paper was sent: it stays on the screen."""
        return bool(self.files) or any(self[name].value() for name in ("title", "effective_on"))

    @property
    def paper(self) -> Paper | None:
        """The new paper; None where there is none."""
        typed = self.cleaned_data
        return Paper(typed["title"], typed["effective_on"]) if typed.get("file") else None


def paper_words(revision: Revision) -> str:
    """A paper as it is chosen: its name, its day and its file."""
    return f"{revision.evidence.title} · {revision.effective_on:%d/%m/%Y} · {revision.file_name}"


class VerifyForm(forms.Form):
    """What was seen; needed where it is not right."""

    note = forms.CharField(
        label=gettext_lazy("What was seen"),
        max_length=1000,
        required=False,
        widget=ROWS,
        help_text=gettext_lazy("Needed where it is not right: say what is still lacking."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.is_needed = True


class PostponeForm(DueForm):
    """A later day, and why."""

    due = day_field(gettext_lazy("Put right until"), invalid=A_DAY, missing=A_DUE_DAY)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, error_messages=WHY)


class AgainForm(DueForm):
    """Not right after all."""

    note = forms.CharField(
        label=gettext_lazy("What is still lacking"), max_length=1000, widget=ROWS, error_messages=LACKING
    )
    due = day_field(gettext_lazy("Put right until"), invalid=A_DAY, missing=A_DUE_DAY)


class RateForm(forms.Form):
    """How grave it is."""

    severity = forms.ChoiceField(label=gettext_lazy("Severity"), choices=Severity.choices)


class PassOnForm(forms.Form):
    """Which post of the unit answers for it."""

    post: forms.ModelChoiceField = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Post that answers for it"),
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose a post of the unit that is held today.")},
    )

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["post"]
        field.queryset = open_posts(finding.unit).select_related("person", "unit")
        field.label_from_instance = post_words


def post_words(post: Any) -> str:
    """A post as it is chosen: who holds it, and as what."""
    return f"{post.person} · {post.title or post.get_role_display()}"


class FindingsForm(forms.Form):
    """What the list is narrowed to. What makes no sense narrows nothing."""

    unit = forms.TypedChoiceField(label=gettext_lazy("Unit"), coerce=int, required=False, empty_value=None)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    overdue = forms.BooleanField(label=gettext_lazy("Overdue only"), required=False)

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every: Any = gettext_lazy("all")
        fields: Any = self.fields
        fields["unit"].choices = [("", every), *units]
        fields["state"].choices = [("", every), *Progress.choices]

    @property
    def wanted(self) -> Wanted:
        """What the query takes."""
        self.is_valid()
        typed = self.cleaned_data
        return Wanted(typed.get("unit"), typed.get("state", ""), typed.get("overdue", False))
