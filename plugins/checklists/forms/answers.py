"""What is typed for one question. Nothing is required: what is unfinished is kept, and what lacks is said beside it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field, people_named
from plugins.checklists.models import Answer, Kind, Question, Verdict
from plugins.checklists.services.answering import NAMES, Typed

A_DAY = gettext_lazy("Write a day of the calendar with month and year, for example 30/11/2026.")
A_NUMBER = gettext_lazy("Write a number, for example 12 or 2,5.")
_ROWS = forms.Textarea(attrs={"rows": 2})


def _number(label: Any) -> forms.DecimalField:
    wrong = {"invalid": A_NUMBER}
    return forms.DecimalField(
        label=label, min_value=0, max_digits=12, decimal_places=2, required=False, localize=True, error_messages=wrong
    )


def _text(label: Any, length: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, widget=_ROWS)


class AnswerForm(forms.Form):
    """The fields that the kind of the question asks for; the others are not there."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=gettext_lazy("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect, required=False
    )
    number = _number(gettext_lazy("Number"))
    total = _number(gettext_lazy("Of a total of"))
    day = day_field(gettext_lazy("Day"), invalid=A_DAY)
    choice = forms.ChoiceField(label=gettext_lazy("Choice"), widget=forms.RadioSelect, required=False)
    text = _text(gettext_lazy("Answer"), 4000)
    note = _text(gettext_lazy("Explanation"), 2000)
    without_proof = _text(gettext_lazy("Why there is no evidence"), 1000)
    cause = _text(gettext_lazy("Cause"), 1000)
    owner = forms.CharField(label=gettext_lazy("Who puts it right"), max_length=200, required=False)
    remedy_by = day_field(gettext_lazy("Put right until"), invalid=A_DAY)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields["choice"].choices = [(each, each) for each in question.choices]  # type: ignore[attr-defined]
        for name in set(self.fields) - _asked_by(question):
            del self.fields[name]

    def clean_owner(self) -> Any:
        typed = self.cleaned_data["owner"]
        if not typed:
            return None
        found = people_named([typed])[0]
        if found.person is None:
            raise forms.ValidationError(found.problem)
        return found.person

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        part, whole = typed.get("number"), typed.get("total")
        if part is not None and whole is not None and part > whole:
            self.add_error("number", gettext_lazy("The part is larger than the total."))
        return typed

    @property
    def typed(self) -> Typed:
        """What the service takes; what is not asked for stays empty."""
        given = {name: self.cleaned_data[name] for name in NAMES if name in self.cleaned_data}
        owner = self.cleaned_data.get("owner")
        return Typed(**given, owner_id=owner.pk if owner else None)


def form_of(answer: Answer, data: Any = None) -> AnswerForm:
    """The form of one answer, with what is kept in it; its fields are named after the place of the question."""
    kept = {name: getattr(answer, name) for name in NAMES} | {"revision": answer.revision, "owner": answer.owner or ""}
    prefix = f"c{answer.question.place}"
    return AnswerForm(data, question=answer.question, initial=kept, prefix=prefix, auto_id="%s")


_VALUES = {
    Kind.NUMBER: {"number"},
    Kind.SHARE: {"number", "total"},
    Kind.DATE: {"day"},
    Kind.CHOICE: {"choice"},
    Kind.TEXT: {"text"},
}


def _asked_by(question: Question) -> set[str]:
    judged = (
        {"verdict", "cause", "owner", "remedy_by"} if question.is_scored or question.kind == Kind.VERDICT else set()
    )
    return {"revision", "note", "without_proof", *judged, *_VALUES.get(Kind(question.kind), set())}
