"""What is typed of a finding: done, verified, postponed, opened again, how grave it is, and who answers for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field
from plugins.checklists.forms.answers import A_DAY
from plugins.checklists.forms.appraising import ROWS, WHY
from plugins.checklists.forms.due import DueForm
from plugins.checklists.models import Finding, Progress, Revision, Severity
from plugins.checklists.queries.remedies import Wanted
from plugins.checklists.services.appraising import open_posts

A_DUE_DAY = gettext_lazy("Say by which day it is put right.")
LACKING = {"required": gettext_lazy("Say what is still lacking.")}


class DoneForm(forms.Form):
    """What was done, and a paper of the unit's store that shows it."""

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

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = Revision.objects.filter(evidence__unit=finding.unit_id).select_related("evidence")
        field: Any = self.fields["proof"]
        field.queryset = papers.order_by("evidence__title", "evidence", "-number")
        field.label_from_instance = paper_words


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
