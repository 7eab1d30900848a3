"""A due date on a day off is put to whoever sets it: kept or moved, never silently."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intranet.calendars.rules import WorkingCalendar


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """The question about one field: why it is asked, the two answers as (value, words), and the one given."""

    name: str
    note: str
    answers: list[tuple[str, str]]
    given: str

    @property
    def is_settled(self) -> bool:
        return bool(self.given)


class DueQuestions(forms.Form):
    """A form whose days are asked about; each has its answer in a control named ``<field>_choice``."""

    calendar: WorkingCalendar
    asked_days: list[str]

    def settle_days(self) -> None:
        """Call at the end of ``clean``: a day that is moved becomes the next working day, an open question an error."""
        for name in self.asked_days:
            day = self.cleaned_data.get(name)
            question = self.question(name)
            if day is None or question is None:
                continue
            if not question.is_settled:
                words = {"day": f"{day:%d/%m/%Y}"}
                self.add_error(name, _("%(day)s is a day off. Choose one of the two days below.") % words)
            elif question.given.startswith("move:"):
                self.cleaned_data[name] = self.calendar.next_working(day)

    def question(self, name: str) -> DueQuestion | None:
        """The question about the day that stands in the field now; None when there is nothing to ask."""
        day = self._day(name)
        if day is None or day.year > 2098 or self.calendar.is_working(day):
            return None
        following = self.calendar.next_working(day)
        answers = [
            (f"keep:{day.isoformat()}", _("Keep %(day)s") % {"day": f"{day:%d/%m/%Y}"}),
            (f"move:{day.isoformat()}", _("Take the next working day, %(day)s") % {"day": f"{following:%d/%m/%Y}"}),
        ]
        chosen = str(self.data.get(self.add_prefix(f"{name}_choice")) or self.initial.get(f"{name}_choice") or "")
        given = chosen if chosen in {value for value, _words in answers} else ""
        return DueQuestion(self.add_prefix(f"{name}_choice"), self.calendar.note_on(day), answers, given)

    def _day(self, name: str) -> date | None:
        raw: Any = self[name].value()
        try:
            day = self.fields[name].to_python(raw)
        except ValidationError:
            return None
        return day if isinstance(day, date) else None
