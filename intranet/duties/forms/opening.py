"""Giving out the items of a document: a row each, with the lead unit, the day, and units beside it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.calendars.due_questions import DueQuestion, DueQuestions
from intranet.calendars.rules import WorkingCalendar
from intranet.days import day_field
from intranet.duties.models import UnitRole
from intranet.duties.services import DutyOrder
from intranet.duties.unit_names import UnitNames
from intranet.people.models import Unit

LINES, MOST_LINES, MOST_ROWS = 2, 60, 120
MOST_LINES_IN_ALL = 480
"""Lines of other units in all the rows of a page: each is three fields."""

NO_DATE = gettext_lazy("This is no date. Write day, month and all four figures of the year: 30/11/2026.")


class DutyRowForm(DueQuestions):
    """One item. It is given out when a lead unit is named; a row without one is left alone."""

    number = forms.CharField(label=gettext_lazy("Item"), max_length=20, required=False)
    text = forms.CharField(
        label=gettext_lazy("What is to be done"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead = forms.CharField(
        label=gettext_lazy("Lead unit"),
        max_length=420,
        required=False,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    due = day_field(gettext_lazy("Due date"), invalid=NO_DATE, placeholder="30/11/2026")
    due_words = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    due_note = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    offered = forms.CharField(max_length=3, required=False, widget=forms.HiddenInput)
    lines = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, names: UnitNames, calendar: WorkingCalendar, most: int = MOST_LINES, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.calendar = names, calendar
        asked = self.data.get(self.add_prefix("lines")) if self.is_bound else self.initial.get("lines")
        self.count = min(_count(asked), most)
        for name in ("text", "lead"):
            self.fields[name].widget.is_needed = True
        self.initial["lines"] = self.count
        self.asked_days = ["due", *(f"due_{line}" for line in range(self.count))]
        for line in range(self.count):
            self.fields[f"unit_{line}"] = forms.CharField(
                label=gettext_lazy("Unit"),
                max_length=420,
                required=False,
                widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
            )
            self.fields[f"role_{line}"] = forms.ChoiceField(
                label=gettext_lazy("Part"), choices=UnitRole.choices, required=False
            )
            self.fields[f"due_{line}"] = day_field(gettext_lazy("Own due date"), invalid=NO_DATE)

    @property
    def parts(self) -> list[tuple[BoundField, BoundField, BoundField, DueQuestion | None]]:
        """The lines of other units: name, part, own day, and the question about that day."""
        return [
            (self[f"unit_{n}"], self[f"role_{n}"], self[f"due_{n}"], self.question(f"due_{n}"))
            for n in range(self.count)
        ]

    @property
    def due_question(self) -> DueQuestion | None:
        return self.question("due")

    @property
    def has_parts(self) -> bool:
        return any(self[f"unit_{line}"].value() for line in range(self.count))

    @property
    def note(self) -> str:
        return str(self["due_note"].value() or "")

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if not typed.get("lead"):
            self._without_lead()
            return typed
        self._find("lead")
        for line in range(self.count):
            self._find(f"unit_{line}")
            if typed.get(f"due_{line}") and not typed.get(f"unit_{line}"):
                self.add_error(f"unit_{line}", _("Name the unit to which this day belongs."))
        if not typed.get("text"):
            self.add_error("text", _("Write what is to be done."))
        self.settle_days()
        return typed

    def _without_lead(self) -> None:
        """Nothing typed is lost: a row of one's own, or one with other units, needs a lead unit."""
        own = self.cleaned_data.get("text") and not self.cleaned_data.get("offered")
        if self.has_parts or own:
            self.add_error("lead", _("Name the lead unit, or empty this row."))

    def _find(self, name: str) -> None:
        typed = self.cleaned_data.get(name)
        if not typed:
            return
        unit = self.names.find(typed)
        if unit is None:
            self.add_error(name, _("There is no unit “%(typed)s”. Choose one from the list.") % {"typed": typed})
        self.cleaned_data[name] = unit

    def order(self) -> DutyOrder | None:
        """What the service takes; None for a row that is not given out."""
        typed = self.cleaned_data
        if not typed.get("lead"):
            return None
        parts = list(self._parts())
        return DutyOrder(
            typed["number"],
            typed["text"],
            typed["lead"],
            typed["due"],
            typed["due_words"] if typed["due"] else "",
            [(unit, due) for unit, role, due in parts if role != UnitRole.INFORMED],
            [unit for unit, role, _due in parts if role == UnitRole.INFORMED],
        )

    def _parts(self) -> Iterator[tuple[Unit, str, date | None]]:
        for line in range(self.count):
            unit = self.cleaned_data[f"unit_{line}"]
            if unit:
                yield unit, self.cleaned_data[f"role_{line}"], self.cleaned_data[f"due_{line}"]


def _count(asked: Any) -> int:
    text = str(asked or "")
    return min(int(text), MOST_LINES) if text.isascii() and text.isdigit() and len(text) < 4 else LINES


class _Rows(forms.BaseFormSet[DutyRowForm]):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Where the page asks for more lines in all than it may have, each row gets the same few."""
        most = LINES if self._asks_for_too_many else MOST_LINES
        return super().get_form_kwargs(index) | {"most": most}

    @cached_property
    def _asks_for_too_many(self) -> bool:
        rows = range(min(self.total_form_count(), MOST_ROWS))
        asked = (self.data.get(f"{self.add_prefix(row)}-lines") for row in rows)
        return self.is_bound and sum(map(_count, asked)) > MOST_LINES_IN_ALL

    def clean(self) -> None:
        if self._asks_for_too_many:
            raise forms.ValidationError(
                _("More than %(n)d lines for other units. Give the items out in several goes."),
                params={"n": MOST_LINES_IN_ALL},
            )

    def orders(self) -> list[DutyOrder]:
        """What the service takes, in the order of the rows."""
        return [order for form in self.forms if (order := form.order()) is not None]

    def typed(self, more: str) -> list[dict[str, Any]]:
        """What stands in the rows, to be shown again with more lines in the row ``more``."""
        rows = []
        for form in self.forms:
            row = {name: form[name].value() for name in form.fields}
            row |= {f"{name}_choice": form.data.get(form.add_prefix(f"{name}_choice"), "") for name in form.asked_days}
            rows.append(row | {"lines": form.count + 2 if form.prefix == more else form.count})
        return rows


DutyRows = forms.formset_factory(
    DutyRowForm, formset=_Rows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
)
