"""A question of the bank as it is typed: one form a kind."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.directives.fields import LinesField
from intranet.files.forms import VouchedForm
from intranet.files.tables import TABLES
from intranet.training.models import Question
from intranet.training.office.typed import DIVIDER
from intranet.training.rules.questions import (
    MOST,
    MOST_POINTS,
    QuestionKind,
    decimal_of,
    doubt_of,
    problems_of,
    understood,
)
from intranet.training.services import QuestionFields
from intranet.training.services.bank import mark_of


class QuestionForm(forms.Form):
    """What every kind has; ``seen`` marks the question that was on the screen."""

    kind: ClassVar[str]
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("It names the question in lessons and workbooks, and never changes."),
        error_messages={"required": _("Give the question a code.")},
    )
    text = forms.CharField(
        label=_("Question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the question.")},
    )
    points = forms.IntegerField(
        label=pgettext_lazy("question", "Points"), min_value=1, max_value=MOST_POINTS, initial=1
    )
    feedback = forms.CharField(
        label=_("Explanation, shown after the test is handed in"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    tags = LinesField(
        label=pgettext_lazy("question", "Tags"),
        required=False,
        help_text=_("One a line; tests draw questions by them."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    asked_by: ClassVar[str] = ""
    """The field at which it is said what is wrong with the answers."""

    def __init__(self, *args: Any, question: Question | None = None, **kwargs: Any) -> None:
        if question is not None:
            kwargs["initial"] = self.typed(question) | {"seen": mark_of(question)}
        super().__init__(*args, **kwargs)
        if question is not None:
            self.fields["code"].disabled = True

    @property
    def told(self) -> str:
        """What was understood of a valid form, where that is no matter of course."""
        return ""

    @property
    def own(self) -> list[Any]:
        """The fields of this kind alone."""
        return [self[name] for name in self.fields if name not in QuestionForm.base_fields]

    def clean_tags(self) -> list[str]:
        """Each once, without a colon, which divides it from a number in a lesson."""
        tags = [" ".join(tag.split()) for tag in self.cleaned_data["tags"]]
        if any(len(tag) > 60 or ":" in tag for tag in tags):
            raise forms.ValidationError(_("A tag has at most 60 letters and no colon."))
        return list(dict.fromkeys(tags))

    def clean(self) -> dict[str, Any]:
        """The rules of questions say what is wrong."""
        typed = super().clean() or {}
        if not self.errors:
            for problem in problems_of(self.entered().as_data()):
                self.add_error(self.asked_by or None, problem)
        return typed

    def answers(self) -> tuple[list[Any], Any]:
        """Options and key, of what was typed."""
        raise NotImplementedError

    @classmethod
    def typed_answers(cls, question: Question) -> dict[str, Any]:
        """First values of the fields of this kind."""
        raise NotImplementedError

    @classmethod
    def typed(cls, question: Question) -> dict[str, Any]:
        """First values of the form."""
        names = ("code", "text", "points", "feedback", "tags")
        return {name: getattr(question, name) for name in names} | cls.typed_answers(question)

    def entered(self) -> QuestionFields:
        """What the service takes."""
        given = {name: self.cleaned_data[name] for name in ("code", "text", "points", "feedback", "tags")}
        options, key = self.answers()
        return QuestionFields(kind=self.kind, options=options, key=key, **given)

    def lines(self) -> list[str]:
        """What is typed, as lines that can be compared."""
        shown = [(name, self[name].value()) for name in self.fields if name != "seen"]
        return [f"{self.fields[name].label}: {_said(value)}" for name, value in shown if value not in ("", None, False)]


def _said(value: Any) -> str:
    if value is True or value == "on":
        return "✓"
    return "; ".join(value) if isinstance(value, list) else " ".join(str(value).split())


class ChoiceForm(QuestionForm):
    """Answers to choose from; those that are right are ticked."""

    asked_by = "option_1"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, MOST + 1):
            self.fields[f"option_{n}"] = forms.CharField(
                label=_("Answer %(n)d") % {"n": n},
                max_length=500,
                required=False,
                widget=forms.TextInput(attrs={"class": "input grow"}),
            )
            self.fields[f"right_{n}"] = forms.BooleanField(label=_("Answer %(n)d is right") % {"n": n}, required=False)

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Each answer with the box that says it is right."""
        return [(self[f"option_{n}"], self[f"right_{n}"]) for n in range(1, MOST + 1)]

    @property
    def own(self) -> list[Any]:
        """They stand in ``rows``."""
        return []

    def _ticked(self) -> tuple[list[str], list[int]]:
        rows = [(self.cleaned_data.get(f"option_{n}", ""), n) for n in range(1, MOST + 1)]
        written = [(text, bool(self.cleaned_data.get(f"right_{n}"))) for text, n in rows if text]
        return [text for text, _right in written], [at for at, (_text, right) in enumerate(written) if right]

    def answers(self) -> tuple[list[Any], Any]:
        options, right = self._ticked()
        return options, right

    @classmethod
    def typed_answers(cls, question: Question) -> dict[str, Any]:
        right = question.key if isinstance(question.key, list) else [question.key or 0]
        options = {f"option_{n}": text for n, text in enumerate(question.options, start=1)}
        return options | {f"right_{place + 1}": True for place in right}


class SingleForm(ChoiceForm):
    kind = QuestionKind.SINGLE

    def answers(self) -> tuple[list[Any], Any]:
        options, right = self._ticked()
        return options, right[0] if len(right) == 1 else None


class MultipleForm(ChoiceForm):
    kind = QuestionKind.MULTIPLE


class OrderForm(QuestionForm):
    kind, asked_by = QuestionKind.ORDER, "steps"
    steps = LinesField(label=_("Steps in their right order"), required=False, help_text=_("One a line."))

    def answers(self) -> tuple[list[Any], Any]:
        return self.cleaned_data["steps"], None

    @classmethod
    def typed_answers(cls, question: Question) -> dict[str, Any]:
        return {"steps": question.options}


class MatchForm(QuestionForm):
    kind, asked_by = QuestionKind.MATCH, "pairs"
    pairs = LinesField(
        label=_("Pairs"), required=False, help_text=_("One a line, its two sides divided by “|”: CT | Directive")
    )

    def clean_pairs(self) -> list[list[str]]:
        """Every line has two sides."""
        pairs = [[side.strip() for side in line.split(DIVIDER)] for line in self.cleaned_data["pairs"]]
        if any(len(pair) != 2 for pair in pairs):
            raise forms.ValidationError(_("Divide the two sides of each pair by “|”."))
        return pairs

    def answers(self) -> tuple[list[Any], Any]:
        return self.cleaned_data["pairs"], None

    @classmethod
    def typed_answers(cls, question: Question) -> dict[str, Any]:
        return {"pairs": [f" {DIVIDER} ".join(pair) for pair in question.options]}


class NumberForm(QuestionForm):
    kind, asked_by = QuestionKind.NUMBER, "value"
    value = forms.CharField(
        label=_("Right number"),
        max_length=30,
        required=False,
        help_text=_("As it is written here: points between thousands, a comma before decimals."),
    )
    off = forms.CharField(
        label=_("May be off by"), max_length=30, required=False, initial="0", help_text=_("0: exactly this number.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("value", "off"):
            if words := understood(self[name].value()):
                field = self.fields[name]
                hint = _("Understood as %(number)s.") % {"number": words}
                field.help_text = f"{field.help_text} {hint}".strip()

    def clean_value(self) -> str:
        """A number that can be read in one way only."""
        return _one_reading(self.cleaned_data["value"])

    def clean_off(self) -> str:
        """The same."""
        return _one_reading(self.cleaned_data["off"])

    @property
    def told(self) -> str:
        """What was understood, for who has just written it."""
        value, off = self.answers()[1]
        if not decimal_of(off):
            return _("The right number is understood as %(value)s.") % {"value": understood(value)}
        words = _("The right number is understood as %(value)s, off by at most %(off)s.")
        return words % {"value": understood(value), "off": understood(off)}

    def answers(self) -> tuple[list[Any], Any]:
        return [], [self.cleaned_data["value"], self.cleaned_data["off"] or "0"]

    @classmethod
    def typed_answers(cls, question: Question) -> dict[str, Any]:
        return dict(zip(("value", "off"), question.key or ("", "0"), strict=True))


def _one_reading(typed: str) -> str:
    if doubt := doubt_of(typed):
        raise forms.ValidationError(doubt)
    return typed


class ShortForm(QuestionForm):
    kind, asked_by = QuestionKind.SHORT, "words"
    words = LinesField(
        label=_("Words that are right"),
        required=False,
        help_text=_("One way of writing them a line. Capitals and spaces make no difference."),
    )

    def answers(self) -> tuple[list[Any], Any]:
        return [], self.cleaned_data["words"]

    @classmethod
    def typed_answers(cls, question: Question) -> dict[str, Any]:
        return {"words": question.key}


FORMS: dict[str, type[QuestionForm]] = {
    form.kind: form for form in (SingleForm, MultipleForm, OrderForm, MatchForm, NumberForm, ShortForm)
}


class WorkbookForm(VouchedForm):
    """Questions that were written in a spreadsheet."""

    file = forms.FileField(
        label=pgettext_lazy("file", "Workbook"),
        help_text=_("The file that you downloaded here and changed (.xlsx), or a CSV file with its headings."),
        widget=forms.FileInput(attrs={"accept": TABLES}),
        error_messages={
            "required": _("Choose the file, then press “Check the file”."),
            "empty": _("The file is empty. Save it again."),
        },
    )
