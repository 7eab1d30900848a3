"""The form that says who is asked, how, and by when; for whatever is asked about."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.acknowledgement.models import OF_A_TEXT, AudienceTerm, Manner, TermKind
from intranet.acknowledgement.names import Found, people_named, people_or_units_named
from intranet.acknowledgement.questions import QuestionsField
from intranet.acknowledgement.services import Asking, Term
from intranet.calendars.due_questions import DueQuestion, DueQuestions
from intranet.calendars.queries import working_calendar
from intranet.calendars.rules import WorkingCalendar
from intranet.days import day_field
from intranet.people.models import PostRole, Unit
from intranet.people.queries import open_units
from intranet.people.rules import today

NO_DAY = gettext_lazy("This is no date. Write day, month and all four figures of the year: 30/11/2026.")
MOST_LINES, LONGEST = 200, 200
SPANS = (3, 5)
"""Working days that are offered as a due date."""


class NamesField(forms.CharField):
    """One name a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> Any:
        """Raises:
        ValidationError: more lines than are looked up at once, or a line that is no name.
        """
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("At most %(n)s lines. Name units or posts instead.") % {"n": MOST_LINES})
        if any(len(line) > LONGEST or "\x00" in line for line in lines):
            raise forms.ValidationError(_("One of the lines is no name. Write one name a line."))
        return lines


class TermsForm(forms.Form):
    """Whom: units with or without what is below them, posts, people by name, minus exceptions."""

    units = forms.MultipleChoiceField(
        label=gettext_lazy("Who acknowledges"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    alone = forms.BooleanField(label=gettext_lazy("Without the units below those ticked"), required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Post"),
        required=False,
        help_text=gettext_lazy("Only those who hold this post in the units ticked."),
    )
    people = NamesField(
        label=gettext_lazy("By name"),
        required=False,
        help_text=gettext_lazy("One person a line: the whole name, or the login name."),
    )
    without = NamesField(
        label=gettext_lazy("Exceptions"),
        required=False,
        help_text=gettext_lazy(
            "One person or unit a line. They may still read the document and do not have to acknowledge it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(unit.pk): unit for unit in open_units(today())}
        self.tree = [(pk, f"{'— ' * (unit.depth - 1)}{unit.name}") for pk, unit in self.by_pk.items()]
        self.offer("units", self.tree)
        self.offer("role", [("", _("Everybody who holds a post there")), *PostRole.choices])

    def offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Set the choices of a field."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_people(self) -> list[Found]:
        """Every line names one person."""
        return _settled(people_named(self.cleaned_data["people"]))

    def clean_without(self) -> list[Found]:
        """Every line names one person or one unit."""
        return _settled(people_or_units_named(self.cleaned_data["without"]))

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen."""
        typed = self.cleaned_data
        if not typed.get("units") and not typed.get("people") and "people" not in self.errors:
            self.add_error("units", _("Choose at least one unit, or name somebody."))
        return typed

    def terms(self) -> list[Term]:
        """The lines of the rule."""
        typed = self.cleaned_data
        role = typed.get("role", "")
        kind = TermKind.UNIT if typed.get("alone") else TermKind.UNDER
        return [
            *(Term(kind, unit=unit, role=role) for unit in self.chosen_units()),
            *(Term(TermKind.PERSON, person=found.person) for found in typed["people"]),
            *(_exception(found) for found in typed["without"]),
        ]

    @property
    def choice(self) -> str:
        """Whom a valid form names, as one word to compare: was it these who were counted and shown?"""
        return " ".join(sorted(str(sorted(term.as_data().items(), key=str)) for term in self.terms()))

    def circles(self) -> list[str]:
        """Tokens of all whom the form names; an exception keeps its right to read."""
        kind = "unit" if self.cleaned_data.get("alone") else "under"
        units = [f"{kind}:{unit.pk}" for unit in self.chosen_units()]
        return units + [f"user:{found.person.pk}" for found in self.cleaned_data["people"]]

    def chosen_units(self) -> list[Unit]:
        """The units that are ticked."""
        return [self.by_pk[pk] for pk in self.cleaned_data["units"]]


class AudienceForm(TermsForm, DueQuestions):
    """Whom, by when, and what an acknowledgement takes."""

    span = forms.ChoiceField(label=gettext_lazy("Time allowed"), required=False, widget=forms.RadioSelect)
    due = day_field(
        gettext_lazy("Acknowledge by"),
        invalid=NO_DAY,
        help_text=gettext_lazy("Like 30/11/2026; without a date it stays open."),
    )
    manner = forms.ChoiceField(
        label=gettext_lazy("What counts as acknowledgement"),
        choices=[(manner.value, manner.label) for manner in OF_A_TEXT],
        required=False,
        widget=forms.RadioSelect,
        initial=Manner.READ,
    )
    comes_first = forms.BooleanField(
        label=gettext_lazy("No other page opens before it is acknowledged"),
        required=False,
        help_text=gettext_lazy(
            "Only for what is short and cannot wait. Whoever reports a fault of delivery can work on meanwhile."
        ),
    )
    questions = QuestionsField(label=gettext_lazy("Questions on the text"), required=False)
    expires_on = day_field(
        gettext_lazy("No longer asked for after"),
        invalid=NO_DAY,
        help_text=gettext_lazy("What is still open then is closed as expired."),
    )
    lead = forms.ChoiceField(
        label=gettext_lazy("Unit that follows it up"),
        required=False,
        help_text=gettext_lazy("It is told last of all of who is late."),
    )
    asked_days: list[str] = ["due"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("manner", [(manner.value, capfirst(manner.label)) for manner in OF_A_TEXT])
        self.offer("lead", [("", _("The unit that issues it")), *self.tree])
        spans = [(str(n), _span_words(n, self.calendar)) for n in SPANS]
        self.offer("span", [*spans, ("", _("Until the day below"))])

    @cached_property
    def calendar(self) -> WorkingCalendar:  # type: ignore[override]
        return working_calendar(today())

    def clean_due(self) -> date | None:
        """A day that has passed is said before the people are counted."""
        due: date | None = self.cleaned_data["due"]
        if due is not None and due < today():
            raise forms.ValidationError(_("The due date has passed. Choose today or a later day."))
        return due

    def clean(self) -> dict[str, Any]:
        """A day off is settled, and who asks questions writes one."""
        typed = super().clean()
        if typed.get("manner") == Manner.CHECK and not typed.get("questions") and "questions" not in self.errors:
            self.add_error("questions", _("Write one to five questions, or choose another way to acknowledge."))
        if typed.get("manner") == Manner.SESSION and typed.get("comes_first"):
            words = _("Nobody can acknowledge alone what takes a session. Untick this, or choose another way.")
            self.add_error("comes_first", words)
        if typed.get("span"):
            typed["due"] = self.calendar.add_working_days(today(), int(typed["span"]))
        else:
            self.settle_days()
        due, last = typed.get("due"), typed.get("expires_on")
        if due and last and last < due:
            self.add_error("expires_on", _("It cannot end before the due date. Choose a later day."))
        return typed

    @property
    def due_question(self) -> DueQuestion | None:
        """What is asked about a due date on a day off."""
        return self.question("due")

    def asking(self) -> Asking:
        """How they are asked."""
        typed = self.cleaned_data
        return Asking(
            due=typed["due"],
            manner=typed["manner"] or Manner.READ,
            expires_on=typed["expires_on"],
            lead_unit=self.by_pk.get(typed["lead"]),
            questions=typed["questions"] if typed["manner"] == Manner.CHECK else (),
            comes_first=typed["comes_first"],
        )


def as_typed(terms: Iterable[AudienceTerm]) -> dict[str, Any]:
    """A rule as the form's first values."""
    terms = list(terms)
    plain = [term for term in terms if not term.is_exception]
    return {
        "units": [str(term.unit_id) for term in plain if term.unit_id],
        "alone": bool(plain) and all(term.kind == TermKind.UNIT for term in plain if term.unit_id),
        "role": next((term.role for term in plain if term.role), ""),
        "people": "\n".join(term.person.username for term in plain if term.person),
        "without": "\n".join(_name(term) for term in terms if term.is_exception),
    }


def _name(term: AudienceTerm) -> str:
    return term.person.username if term.person else str(term.unit)


def _span_words(days: int, calendar: WorkingCalendar) -> str:
    last = calendar.add_working_days(today(), days)
    return _("%(n)s working days, until %(day)s") % {"n": days, "day": f"{last:%d/%m/%Y}"}


def _settled(found: Iterable[Found]) -> list[Found]:
    found = list(found)
    if problems := [each.problem for each in found if each.problem]:
        raise forms.ValidationError(problems)
    return found


def _exception(found: Found) -> Term:
    if found.unit is not None:
        return Term(TermKind.UNDER, unit=found.unit, is_exception=True)
    return Term(TermKind.PERSON, person=found.person, is_exception=True)
