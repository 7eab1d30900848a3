"""What is typed for one question. Nothing is required: what is unfinished is kept, and what lacks is said beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import localize
from django.utils.translation import gettext, gettext_lazy

from intranet.contracts import DueQuestions, day_field, people_named, today, working_calendar
from plugins.checklists.models import Answer, Kind, Question, Verdict
from plugins.checklists.rules import SHORTCOMINGS
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


class AnswerForm(DueQuestions):
    """The fields that the kind of the question asks for; the others are not there. A day off on which a shortcoming is
    to be put right is asked about, once for each day.
    """

    asked_days = ["remedy_by"]

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
    cause = _text(gettext_lazy("Cause"), 1000)
    owner = forms.CharField(
        label=gettext_lazy("Who puts it right"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "unit-people", "autocomplete": "off"}),
    )
    remedy_by = day_field(gettext_lazy("Put right until"), invalid=A_DAY)

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer, question = answer, answer.question
        self.differences: list[Difference] = []
        self.theirs: Answer | None = None
        for name in self.fields:
            self.fields[name].widget.is_needed = True
        self.fields["choice"].choices = [(each, each) for each in question.choices]  # type: ignore[attr-defined]
        for name in set(self.fields) - _asked_by(question):
            del self.fields[name]

    def clean_owner(self) -> Any:
        typed = self.cleaned_data["owner"]
        if not typed:
            return None
        if typed == str(self.answer.owner or ""):
            return self.answer.owner
        found = people_named([typed])[0]
        if found.person is None:
            raise forms.ValidationError(found.problem)
        return found.person

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        part, whole = typed.get("number"), typed.get("total")
        if part is not None and whole is not None and part > whole:
            self.add_error("number", gettext_lazy("The part is larger than the total."))
        if self._asks_about_the_day(typed):
            self.settle_days()
        return typed

    def _asks_about_the_day(self, typed: dict[str, Any]) -> bool:
        """Only a shortcoming has the field on the screen; no calendar is looked at before there is a day."""
        if typed.get("verdict") not in SHORTCOMINGS or typed.get("remedy_by") is None:
            return False
        self.calendar = working_calendar(today())
        return True

    @property
    def due_question(self) -> Any:
        """What is asked about the day that was typed; None where nothing is."""
        return self.question("remedy_by") if self.is_bound and hasattr(self, "calendar") else None

    @property
    def moved(self) -> str:
        """The working day in place of the one that was typed, as its field says it; empty where it stays."""
        day = self.cleaned_data.get("remedy_by")
        return f"{day:%d/%m/%Y}" if day and day != self._day("remedy_by") else ""

    def now_at(self, revision: int) -> None:
        """The text that stands here is on the screen now: what is sent next is written over it knowingly."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix("revision")] = str(revision)  # type: ignore[index]

    @property
    def typed(self) -> Typed:
        """What the service takes; what is not asked for stays empty."""
        given = {name: self.cleaned_data[name] for name in NAMES if name in self.cleaned_data}
        owner = self.cleaned_data.get("owner")
        return Typed(**given, owner_id=owner.pk if owner else None)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which two people's texts differ, as each of them reads it. ``is_text`` says that both fit in."""

    name: str
    label: str
    mine: str
    theirs: str
    is_text: bool


def form_of(answer: Answer, data: Any = None) -> AnswerForm:
    """The form of one answer, with what is kept in it; its fields are named after the place of the question."""
    kept = {name: _kept(answer, name) for name in NAMES} | {"revision": answer.revision, "owner": answer.owner or ""}
    kept |= {name: _plain(kept[name]) for name in ("number", "total")}
    kept["remedy_by_choice"] = f"keep:{answer.remedy_by}"
    return AnswerForm(data, answer=answer, initial=kept, prefix=f"c{answer.question.place}", auto_id="%s")


def differences(form: AnswerForm, theirs: Answer) -> list[Difference]:
    """Where the answer that was typed into ``form`` differs from ``theirs``, in the order of the fields."""
    typed, found = form.typed, []
    for name, field in form.fields.items():
        kept_as = "owner_id" if name == "owner" else name
        if kept_as not in NAMES or getattr(typed, kept_as) == _kept(theirs, kept_as):
            continue
        pair = (words_of(name, form.cleaned_data[name]), words_of(name, _kept(theirs, name)))
        found.append(Difference(name, str(field.label), *pair, is_text=isinstance(field.widget, forms.Textarea)))
    return found


def _kept(answer: Answer, name: str) -> Any:
    """What a field holds; the one box for explanations holds all of them."""
    return answer.explained if name == "note" else getattr(answer, name)


def words_of(name: str, value: Any) -> str:
    """A value as people read it: the words of a verdict, a day as 30/11/2026; nothing where nothing was given."""
    if value in {None, ""}:
        return ""
    if name in {"verdict", "appraised", "final"}:
        words = str(Verdict(value).label)
        return words[:1].upper() + words[1:]
    if name in {"day", "remedy_by"}:
        return f"{value:%d/%m/%Y}"
    return str(localize(_plain(value))) if name in {"number", "total"} else str(value)


def _plain(value: Decimal | None) -> Decimal | int | None:
    """A count without ",00"."""
    return int(value) if value is not None and value == value.to_integral_value() else value


def said_in(form: AnswerForm) -> list[tuple[str, str]]:
    """What is kept in the answer, as label and words, for who only reads it."""
    pairs = [(str(field.label), words_of(name, _kept(form.answer, name))) for name, field in form.fields.items()]
    return [
        (label, words) for (label, words), name in zip(pairs, form.fields, strict=True) if words and name != "revision"
    ]


def typed_as(answer: Answer) -> dict[str, str]:
    """What stands in each field of the form of ``answer``, as the browser sends it."""
    form = form_of(answer)
    return {each.name: str(_drawn(each)) for each in form if each.name != "revision"}


def _drawn(bound: forms.BoundField) -> Any:
    value = bound.field.widget.format_value(bound.value())
    return (value[0] if value else "") if isinstance(value, list) else value or ""


def lacks_in_words(form: AnswerForm, names: Iterable[str]) -> str:
    """What is still to be filled in, by the words on the screen; "" when nothing is."""
    labels = {
        "proof": gettext("Evidence"),
        "evidence": gettext("evidence, or an explanation why there is none"),
        "owner_id": str(AnswerForm.base_fields["owner"].label),
    }
    words = [labels.get(name) or str(form.fields[name].label) for name in names]
    return ", ".join(word[:1].lower() + word[1:] for word in words)


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
    return {"revision", "note", *judged, *_VALUES.get(Kind(question.kind), set())}
