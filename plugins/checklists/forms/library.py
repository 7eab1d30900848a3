"""Checklists as they are written: the checklist, what its draft rests on, a section, one question."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.contracts import TABLES, VouchedForm, day_field, open_units, today
from plugins.checklists.asked import A_WEIGHT, Asked, wrong_choices
from plugins.checklists.forms.answers import A_DAY
from plugins.checklists.forms.campaigns import CHOOSE
from plugins.checklists.models import Kind, Proof, Question
from plugins.checklists.queries.demands import Offer


def _rows(count: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": count})


class _Lines(forms.CharField):
    """Text of several lines, divided as the database has them: browsers send their own."""

    def to_python(self, value: Any) -> str:
        return "\n".join(str(super().to_python(value) or "").splitlines())


class ChecklistForm(forms.Form):
    """A new checklist of a unit whose checklists the person writes."""

    title = forms.CharField(
        label=gettext_lazy("Name of the checklist"),
        max_length=200,
        error_messages={"required": gettext_lazy("Name the checklist.")},
    )
    code = forms.SlugField(
        label=gettext_lazy("Code of the checklist"),
        help_text=gettext_lazy("Letters without marks, figures and hyphens, for example van-thu. It never changes."),
        max_length=40,
        error_messages={
            "required": gettext_lazy("Give it a code, for example van-thu."),
            "invalid": gettext_lazy("Use letters without marks, figures and hyphens only, for example van-thu."),
        },
    )
    owner: forms.ModelChoiceField = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Lead unit"),
        empty_label=CHOOSE,
        error_messages={"required": gettext_lazy("Choose which unit the checklist belongs to.")},
    )

    def __init__(self, *args: Any, units: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = open_units(today()).filter(pk__in=units)
        self.fields["owner"].queryset = found  # type: ignore[attr-defined]
        if len(units) == 1:
            self.initial.setdefault("owner", units[0])

    def clean_code(self) -> str:
        return self.cleaned_data["code"].lower()


class DetailsForm(forms.Form):
    """What a draft rests on, and from when until when it holds."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    basis = _Lines(label=gettext_lazy("Basis"), max_length=2000, required=False, widget=_rows(4))
    valid_from = day_field(
        gettext_lazy("Valid from"), invalid=A_DAY, help_text=gettext_lazy("Left empty: the day of publishing.")
    )
    valid_to = day_field(gettext_lazy("Valid until"), invalid=A_DAY)


class SectionForm(forms.Form):
    """The title of a section; ``seen`` is how it was called on the screen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    title = forms.CharField(
        label=gettext_lazy("Title of the section"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the section a title.")},
    )


class QuestionForm(forms.Form):
    """One question. ``seen`` marks the wording that was on the screen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = _Lines(
        label=gettext_lazy("Question"),
        max_length=1000,
        widget=_rows(3),
        error_messages={"required": gettext_lazy("Write the question.")},
    )
    section = forms.ChoiceField(
        label=gettext_lazy("Section"),
        error_messages={
            "invalid_choice": gettext_lazy("This section is not there any more. Choose another one."),
            "required": gettext_lazy("Choose a section."),
        },
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of answer"), choices=Kind.choices)
    choices = forms.CharField(
        label=gettext_lazy("Choices"),
        help_text=gettext_lazy("One a line; only for the kind “choice”."),
        required=False,
        widget=_rows(4),
        max_length=4200,
    )
    measure = forms.CharField(
        label=gettext_lazy("Counted in"),
        help_text=gettext_lazy("For numbers, for example “documents”."),
        max_length=40,
        required=False,
    )
    weight = forms.DecimalField(
        label=gettext_lazy("Weight"),
        help_text=gettext_lazy("0: asked, and not scored."),
        min_value=0,
        max_digits=5,
        decimal_places=2,
        localize=True,
        initial=Decimal(1),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"), A_WEIGHT
        ),
    )
    proof = forms.ChoiceField(label=gettext_lazy("Evidence"), choices=Proof.choices, initial=Proof.WELCOME)
    guidance = _Lines(label=pgettext_lazy("question", "Guidance"), max_length=2000, required=False, widget=_rows(3))
    basis = forms.CharField(label=gettext_lazy("Basis"), max_length=300, required=False)
    sought = forms.CharField(
        label=gettext_lazy("Document that demands it"),
        help_text=gettext_lazy("Number or words of its summary; then press “Search for the document”."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    searched = forms.CharField(widget=forms.HiddenInput, required=False)
    document = forms.ChoiceField(
        label=gettext_lazy("Chosen document"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("This document is not there. Search for it again.")},
    )

    def __init__(self, *args: Any, sections: list[str], offer: Offer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer or Offer()
        self.fields["section"].choices = [(title, title) for title in sections]  # type: ignore[attr-defined]
        none = ("", pgettext_lazy("document", "none"))
        self.fields["document"].choices = [none, *self.offer.choices]  # type: ignore[attr-defined]
        self.initial.setdefault("document", str(self.offer.kept.version) if self.offer.kept else "")

    def clean_choices(self) -> tuple[str, ...]:
        return _choices(self.cleaned_data["choices"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("kind") == Kind.CHOICE and (problem := wrong_choices(typed.get("choices", ()))):
            self.add_error("choices", problem)
        found = {str(each.version) for each in self.offer.found}
        if typed.get("sought") and typed["sought"] != typed.get("searched") and typed.get("document") not in found:
            self.add_error("sought", gettext_lazy("Choose one of the documents that were found, or empty this field."))
        return typed

    def directive(self, kept: int | None) -> int | None:
        """The version that was chosen. What stands there and one may not read is kept, unless another is chosen."""
        chosen = self.cleaned_data.get("document", "")
        if chosen:
            return int(chosen)
        was_offered = self.offer.kept is not None and self.add_prefix("document") in self.data
        return None if was_offered else kept

    def asked(self, key: str, directive: Any = None) -> Asked:
        """What the service takes. What the kind does not ask for stays empty."""
        typed = self.cleaned_data
        return Asked(
            key=key,
            text=typed["text"],
            kind=typed["kind"],
            weight=typed["weight"],
            proof=typed["proof"],
            choices=typed["choices"] if typed["kind"] == Kind.CHOICE else (),
            measure=typed["measure"] if typed["kind"] in {Kind.NUMBER, Kind.SHARE} else "",
            guidance=typed["guidance"],
            basis=typed["basis"],
            directive=self.directive(directive),
        )

    @property
    def sketch(self) -> Question:
        """The question as far as it is typed, kept nowhere: for its preview."""
        self.is_valid()
        typed, first = self.cleaned_data, {"kind": Kind.VERDICT, "proof": Proof.WELCOME, "weight": Decimal(1)}
        given = {name: typed.get(name) or "" for name in ("text", "measure", "guidance", "basis")}
        chosen = {name: typed.get(name, usual) for name, usual in first.items()}
        return Question(place=1, choices=list(_choices(self["choices"].value() or "")), **given, **chosen)


def _choices(text: str) -> tuple[str, ...]:
    """One a line, each once."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line))


def initial_of(asked: Asked, section: str, mark: str) -> dict[str, Any]:
    """What stands in the form of a question that is there."""
    names = ("text", "kind", "measure", "weight", "proof", "guidance", "basis")
    return {name: getattr(asked, name) for name in names} | {
        "choices": "\n".join(asked.choices),
        "section": section,
        "seen": mark,
    }


class WorkbookForm(VouchedForm):
    """A checklist that was written in a spreadsheet."""

    file = forms.FileField(
        label=gettext_lazy("Workbook"),
        help_text=gettext_lazy(
            "The file that you downloaded here and changed (.xlsx), or a CSV file with its headings."
        ),
        widget=forms.FileInput(attrs={"accept": TABLES}),
        error_messages={
            "required": gettext_lazy("Choose the file, then press “Check the file”."),
            "empty": gettext_lazy("The file is empty. Save it again."),
        },
    )
