"""What a trainer decides when a course is published."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from intranet.acknowledgement.audience_form import MOST_LINES, NO_DAY, TermsForm, as_typed
from intranet.acknowledgement.models import Audience, TermKind
from intranet.acknowledgement.services import Term
from intranet.calendars.due_questions import DueQuestion, DueQuestions
from intranet.calendars.queries import working_calendar
from intranet.calendars.rules import WorkingCalendar
from intranet.days import day_field
from intranet.people.rules import today
from intranet.training.models import Course
from intranet.training.office.queries import learners_of
from intranet.training.services import Change, PublishOrder
from intranet.training.services.asking import terms_of
from intranet.training.services.reach import Unseen, circles_beyond, unseen_by

NOT_TICKED = pgettext_lazy("course", "You chose whom to ask. Tick this box too, or take the choice back.")
UNSEEN = _("People are asked who may not see the course. Tick this box, or take them out of those who are asked.")
WHOM = {"units", "alone", "role", "people", "without", "learners"}
"""Fields that say whom."""
PASSED = pgettext_lazy("course", "The due date has passed. Choose today or a later day.")


class PublishForm(TermsForm, DueQuestions):
    """What the change is; whether anybody is asked to take the course, who, and by when."""

    asked_days: list[str] = ["due"]

    change = forms.ChoiceField(
        label=_("What kind of change it is"),
        choices=Change.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what kind of change it is.")},
    )
    note = forms.CharField(
        label=_("What changed"),
        max_length=300,
        help_text=_("One sentence; whoever takes the course anew reads it."),
        error_messages={
            "required": _("Say in one sentence what changed since the course was last published."),
        },
    )
    asks = forms.BooleanField(label=_("Ask people to take the course"), required=False)
    learners = forms.BooleanField(
        required=False,
        help_text=_("Besides the units and people below. Who enrols later is not asked."),
    )
    due = day_field(
        _("To be completed by"),
        invalid=NO_DAY,
        help_text=_("Like 30/11/2026. Who joins later gets as many working days; without a date it stays open."),
    )
    let_see = forms.BooleanField(
        label=_("Let them see the course from its publication on"),
        required=False,
        help_text=_("The units and people above are added to those who may see it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, course: Course, audience: Audience | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_now = terms_of(audience) if audience is not None and not self.is_bound else []
        self.readers = [reader.token for reader in course.readers.all()]
        self.fields["units"].label = pgettext_lazy("course", "Who is asked")
        self.fields["without"].help_text = _("One person or unit a line. They may still take the course.")
        if audience is not None:
            asked = as_typed([term.line() for term in self.asked_now or terms_of(audience)])
            self.initial = asked | {"asks": True} | dict(self.initial)
        self.learning = list(learners_of(course)[: MOST_LINES + 1]) if course.version_id else []
        words = ngettext(
            "Whoever is learning this course now: %(n)d person",
            "Whoever is learning this course now: %(n)d people",
            len(self.learning),
        )
        self.fields["learners"].label = words % {"n": len(self.learning)}
        if not 0 < len(self.learning) <= MOST_LINES:
            del self.fields["learners"]
        if course.version_id is None:
            del self.fields["change"], self.fields["note"]

    def full_clean(self) -> None:
        """Who asks nobody need not say whom or when; what was typed there stays in the form."""
        super().full_clean()
        if self.is_bound and not self.asks_anew:
            for name in self.errors.keys() - {"change", "note"}:
                del self.errors[name]
            is_anew = self.cleaned_data.get("change", Change.SIGNIFICANT) == Change.SIGNIFICANT
            if is_anew and any(self.data.get(name, "").strip() for name in ("units", "people", "learners")):
                self.add_error("asks", NOT_TICKED)

    def clean(self) -> dict[str, Any]:
        """Who is learning now is somebody, and a day off is settled."""
        units = self.cleaned_data.get("units")
        typed = super().clean()
        if typed.get("learners") and units == [] and "units" in self.errors:
            del self.errors["units"]
            typed["units"] = units
        if typed.get("learners") and len(self.learning) + len(typed.get("people", ())) > MOST_LINES:
            words = _("At most %(n)s lines. Name units or posts instead.")
            self.add_error("people", words % {"n": MOST_LINES})
        self.settle_days()
        return typed

    @cached_property
    def calendar(self) -> WorkingCalendar:  # type: ignore[override]
        return working_calendar(today())

    @property
    def due_question(self) -> DueQuestion | None:
        """What is asked about a due date on a day off."""
        return self.question("due")

    def terms(self) -> list[Term]:
        """The lines of the rule; who is learning now, by name."""
        terms = super().terms()
        if not self.cleaned_data.get("learners"):
            return terms
        named = {term.person.pk for term in terms if term.person}
        return [*terms, *(Term(TermKind.PERSON, person=each) for each in self.learning if each.pk not in named)]

    def clean_due(self) -> Any:
        """A day that has passed is said before the people are counted."""
        due = self.cleaned_data["due"]
        if due is not None and due < today():
            raise forms.ValidationError(PASSED)
        return due

    @property
    def asks_anew(self) -> bool:
        """Whether people are asked by this publication."""
        is_significant = self.cleaned_data.get("change", Change.SIGNIFICANT) == Change.SIGNIFICANT
        return is_significant and bool(self.cleaned_data.get("asks"))

    def named(self) -> list[Term]:
        """Whom the form names, if it can be said: nothing that names people is wrong. Of a form that was not sent, whom
        the course asks now.
        """
        if not self.is_bound:
            return self.asked_now
        is_wrong = WHOM & self.errors.keys()
        return self.terms() if self.asks_anew and not is_wrong else []

    def unseen(self) -> Unseen:
        """Who of them may not see the course."""
        return unseen_by(self.named(), self.readers)

    def let_in(self) -> list[str]:
        """The tokens of those who are let in besides, where that is ticked."""
        return circles_beyond(self.named(), self.readers)

    def check_readers(self) -> bool:
        """Whether everybody who is asked may see the course, or is to; says what to do otherwise."""
        if self.cleaned_data.get("let_see") or not self.unseen().circles:
            return True
        self.add_error("let_see", UNSEEN)
        return False

    @property
    def shown(self) -> str:
        """Whom and by when, as one word to compare with what was counted and shown."""
        return f"{self.choice} {self.cleaned_data.get('due') or ''}"

    def order(self) -> PublishOrder:
        """What the service takes, of a valid form."""
        typed = self.cleaned_data
        change, note = typed.get("change", Change.SIGNIFICANT), typed.get("note", "")
        if not self.asks_anew:
            return PublishOrder(change, note)
        return PublishOrder(change, note, self.terms(), typed["due"], typed["let_see"])
