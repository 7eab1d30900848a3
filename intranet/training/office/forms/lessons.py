"""A lesson as it is typed: its title and rules, and its blocks in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.directives.fields import LinesField
from intranet.files.models import Attachment
from intranet.training.models import Lesson, Question
from intranet.training.office.forms.blocks import FORMS, BlockForm
from intranet.training.office.picking import MOST_TAGS, codes_in
from intranet.training.office.typed import draws_of, tagged, typed_draws
from intranet.training.rules.completion import Completion
from intranet.training.services import LessonFields, seen_of
from intranet.training.services.writing import as_written

MOST_BLOCKS = 150


class LessonForm(forms.Form):
    """Everything of a lesson but its blocks; ``seen`` is the revision that was on the screen."""

    title = forms.CharField(
        label=_("Title of the lesson"), max_length=255, error_messages={"required": _("Write the title.")}
    )
    completion = forms.ChoiceField(label=_("Counts as done when"), widget=forms.RadioSelect)
    time = forms.IntegerField(
        label=_("Minutes it is open"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Only where it counts as done after some minutes."),
    )
    after = forms.ChoiceField(label=_("Opens after"), required=False)
    questions = LinesField(
        label=_("Questions of the test, by code"),
        required=False,
        help_text=_("One code a line, or with commas between them; all are asked, in this order."),
    )
    tags = LinesField(
        label=_("Questions drawn by tag"),
        required=False,
        help_text=_("One a line: the tag, a colon, how many are drawn. For example: records: 5"),
    )
    pass_mark = forms.IntegerField(label=_("Pass mark, per cent"), min_value=1, max_value=100)
    attempts = forms.IntegerField(
        label=pgettext_lazy("test", "Attempts"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Left empty, as many as one likes."),
    )
    limit = forms.IntegerField(
        label=_("Time limit in minutes"), min_value=1, max_value=600, required=False, help_text=_("Left empty, none.")
    )
    shuffled = forms.BooleanField(label=_("Answers in an order of their own each time"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], bank: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {each.code: each for each in bank}
        labels = [(each.value, capfirst(each.label)) for each in Completion]
        self.fields["completion"].choices = labels  # type: ignore[attr-defined]
        choices = [("", _("No other lesson comes first")), *others]
        chosen = str(self["after"].value() or "")
        if chosen not in dict(choices):
            choices.append((chosen, _("A lesson that is gone")))
        self.fields["after"].choices = choices  # type: ignore[attr-defined]

    def clean_questions(self) -> list[str]:
        """Every code is one of the bank."""
        typed: list[str] = self.cleaned_data["questions"]
        codes = codes_in(typed)
        if unknown := [code for code in codes if code not in self.by_code]:
            raise forms.ValidationError(
                _("The bank has no question with the code %(codes)s.") % {"codes": ", ".join(unknown)}
            )
        return codes

    def clean_tags(self) -> list[tuple[str, int]]:
        """Every line is a tag and a number, and there are not too many."""
        if len(self.cleaned_data["tags"]) > MOST_TAGS:
            raise forms.ValidationError(_("At most %(n)s tags.") % {"n": MOST_TAGS})
        found = list(tagged(self.cleaned_data["tags"]))
        if wrong := [line for line in found if isinstance(line, str)]:
            words = _("“%(line)s” is no tag with a number. Write for example: records: 5")
            raise forms.ValidationError(words % {"line": wrong[0]})
        return [line for line in found if not isinstance(line, str)]

    def clean(self) -> dict[str, Any]:
        """Time where the rule asks for it, a test where it asks for one."""
        typed = super().clean() or {}
        completion, has_test = typed.get("completion"), typed.get("questions") or typed.get("tags")
        if completion == Completion.TIME and not typed.get("time") and "time" not in self.errors:
            self.add_error("time", _("Say for how many minutes it is to be open."))
        wants = completion in {Completion.PASSED, Completion.ANSWERED}
        if wants and not has_test and not {"questions", "tags"} & self.errors.keys():
            self.add_error("questions", _("It counts as done with its test, and has none."))
        return typed

    def entered(self, body: Any) -> LessonFields:
        """What the service takes, with these blocks."""
        typed = self.cleaned_data
        known = {code: each.pk for code, each in self.by_code.items()}
        kept = ("title", "completion", "time", "pass_mark", "attempts", "limit", "shuffled")
        return LessonFields(
            **{name: typed[name] for name in kept},
            body=body,
            after=typed["after"] or None,
            draws=draws_of(typed["questions"], typed["tags"], known),
        )

    def lines(self) -> list[str]:
        """What is typed, as lines that can be compared."""
        shown = [(name, self[name].value()) for name in self.fields if name != "seen"]
        return [f"{self.fields[name].label}: {_said(value)}" for name, value in shown]


def _said(value: Any) -> str:
    if isinstance(value, bool) or value in ("on", "True", "False"):
        return "✓" if value in (True, "on", "True") else "–"
    words = value if isinstance(value, list) else str("" if value is None else value).splitlines()
    return "; ".join(each.strip() for each in words if each.strip()) or "–"


def initial_of(lesson: Lesson, bank: Sequence[Question]) -> dict[str, Any]:
    """The newest text of ``lesson`` as the form's first values."""
    written = as_written(lesson)
    questions, tags = typed_draws(written.draws, {each.pk: each.code for each in bank})
    kept = ("title", "completion", "time", "pass_mark", "attempts", "limit", "shuffled")
    given = {name: getattr(written, name) for name in kept} | {"after": str(written.after or "")}
    return given | {"questions": questions, "tags": tags, "seen": seen_of(lesson)}


@dataclass(frozen=True, slots=True)
class Typed:
    """One block as it stands in the form."""

    kind: str
    values: dict[str, Any]


def blocks_of(lesson: Lesson) -> list[Typed]:
    """The newest blocks of ``lesson``."""
    return [Typed(each.block_type, FORMS[each.block_type].typed(each.value)) for each in as_written(lesson).body]


def blocks_in(post: Mapping[str, str]) -> list[Typed]:
    """The blocks that a request brings; what is no kind of block is left out."""
    kinds = post.get("blocks", "").split(",")[:MOST_BLOCKS]
    found = [(place, kind) for place, kind in enumerate(kinds) if kind in FORMS]
    return [
        Typed(kind, {name: post.get(f"b{place}-{name}", "") for name in FORMS[kind].base_fields})
        for place, kind in found
    ]


def arranged(blocks: list[Typed], step: str, kind: str = "", place: str = "") -> tuple[list[Typed], int]:
    """The blocks after a button was pressed (“up-2”, “down-2”, “remove-2”, “add”), and the place to look at now. A
    new block of ``kind`` comes before ``place``, or last.
    """
    blocks, (what, _sep, number) = list(blocks), step.partition("-")
    at = int(number) if number.isdecimal() and len(number) < 4 else -1
    if what == "add" and kind in FORMS and len(blocks) < MOST_BLOCKS:
        at = int(place) if place.isdecimal() and len(place) < 4 and int(place) < len(blocks) else len(blocks)
        blocks.insert(at, Typed(kind, {}))
    elif not 0 <= at < len(blocks):
        return blocks, 0
    elif what == "remove":
        del blocks[at]
    elif what in {"up", "down"}:
        to = max(0, at - 1) if what == "up" else min(len(blocks) - 1, at + 1)
        blocks.insert(to, blocks.pop(at))
        at = to
    return blocks, max(0, min(at, len(blocks) - 1))


def forms_of(blocks: Sequence[Typed], files: Sequence[Attachment], *, checked: bool) -> list[BlockForm]:
    """A form a block; ``checked`` ones say what is wrong."""
    return [_form(place, block, files, checked) for place, block in enumerate(blocks)]


def _form(place: int, block: Typed, files: Sequence[Attachment], checked: bool) -> BlockForm:
    prefix = f"b{place}"
    if not checked:
        return FORMS[block.kind](initial=block.values, prefix=prefix, files=files)
    data = {f"{prefix}-{name}": value for name, value in block.values.items()}
    return FORMS[block.kind](data, prefix=prefix, files=files)
