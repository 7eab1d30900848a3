"""What the lead unit types: at one question, at the whole, and of a finding that was not seen before."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from intranet.contracts import day_field
from plugins.checklists.forms.answers import A_DAY
from plugins.checklists.forms.due import DueForm
from plugins.checklists.models import Answer, Verdict
from plugins.checklists.rules import SHORTCOMINGS
from plugins.checklists.services.appraising import stamp_of
from plugins.checklists.services.reopening import Found

ROWS = forms.Textarea(attrs={"rows": 2})
WHY = {"required": gettext_lazy("Say why.")}


class AppraisalForm(forms.Form):
    """At one question. Nothing is required here: what is missing is what the service says."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Verdict of the appraisers"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=2000,
        required=False,
        widget=ROWS,
        help_text=gettext_lazy("Needed where your verdict is not the unit's own, and where the question goes back."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    goes_back = forms.BooleanField(label=gettext_lazy("Goes back to the unit"), required=False)

    theirs: Answer | None = None
    """What another appraiser has said meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"].widget.is_needed = True

    def show(self, theirs: Answer) -> None:
        """What was typed stays, theirs stands beside it, and the next time it is known to have been seen."""
        self.theirs = theirs
        self.now_at(theirs)

    def now_at(self, row: Answer) -> None:
        """What stands in ``row`` is known to whoever sends this form the next time."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("seen")] = stamp_of(row)
        self.data = data

    def said_of(self, row: Answer) -> dict[str, Any]:
        """What was typed; where that is no verdict and there is none yet, that of the unit itself is taken over."""
        said = self.cleaned_data
        is_open = not (said["verdict"] or said["goes_back"] or row.appraised)
        return said | {"verdict": row.verdict} if is_open else said


def problems_of(forms_of_a_page: Iterable[AppraisalForm]) -> list[tuple[str, str]]:
    """What is wrong on a page of many questions: where it stands, and what to do; the summary at the top."""
    found = []
    for form in forms_of_a_page:
        place = str(form.prefix)[1:]
        for name, messages in form.errors.items():
            to = {"remark": f"c{place}-remark", "verdict": f"c{place}-verdict_0"}.get(name, f"c{place}")
            found += [
                (to, gettext("Question %(place)s: %(problem)s") % {"place": place, "problem": each})
                for each in messages
            ]
    return found


def form_of(answer: Answer, data: Any = None) -> AppraisalForm:
    """With what was said last; its fields are named after the place of the question. The unit's own verdict is not
    chosen beforehand: who only passes by has appraised nothing.
    """
    said = {
        "verdict": answer.appraised,
        "remark": answer.remark,
        "goes_back": answer.is_returned,
        "seen": stamp_of(answer),
    }
    return AppraisalForm(data, initial=said, prefix=f"c{answer.question.place}", auto_id="%s")


class NoteForm(forms.Form):
    """Why it is given back, or opened again."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("Needed: the unit reads it."),
        max_length=500,
        widget=ROWS,
        error_messages=WHY,
    )


class FoundForm(DueForm):
    """A shortcoming that was not seen before."""

    place = forms.TypedChoiceField(
        label=gettext_lazy("Question"), coerce=int, error_messages={"required": gettext_lazy("Choose a question.")}
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("Verdict that counts from now on"),
        choices=[(each.value, each.label) for each in SHORTCOMINGS],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a verdict.")},
    )
    cause = forms.CharField(
        label=gettext_lazy("What was found"),
        max_length=1000,
        widget=ROWS,
        error_messages={"required": gettext_lazy("Say what was found.")},
    )
    due = day_field(
        gettext_lazy("Put right until"), invalid=A_DAY, missing=gettext_lazy("Say by which day it is put right.")
    )

    def __init__(self, *args: Any, answers: list[Answer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = ("", pgettext_lazy("question", "Choose"))
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            choose,
            *((each.question.place, str(each.question)[:100]) for each in answers),
        ]

    @property
    def found(self) -> Found:
        """What the service takes."""
        typed = self.cleaned_data
        return Found(typed["verdict"], typed["cause"], typed["due"])
