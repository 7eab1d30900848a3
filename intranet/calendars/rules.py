"""Pure rules of working days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intranet.calendars.vietnam import public_holidays, worked_weekends

_ONE = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the office decided about one day, and why."""

    is_working: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Weekends, public holidays, and above them the rulings of the office."""

    rulings: Mapping[date, Ruling] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether the office works on ``day``."""
        if ruling := self.rulings.get(day):
            return ruling.is_working
        if day in public_holidays(day.year):
            return False
        return day.weekday() < _SATURDAY or day in worked_weekends(day.year)

    def next_working(self, day: date) -> date:
        """The first working day that is not before ``day``."""
        while not self.is_working(day):
            day += _ONE
        return day

    def previous_working(self, day: date) -> date:
        """The last working day that is not after ``day``."""
        while not self.is_working(day):
            day -= _ONE
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The last day on which something of ``count`` working days is on time; with 0 the first working day.

        Decree 30/2020/NĐ-CP, art. 21: the day of receipt, ``day``, does not count.

        Raises:
            ValueError: ``count`` is below zero.
        """
        if count < 0:
            raise ValueError("Working days are counted forwards.")
        if count == 0:
            return self.next_working(day)
        for _day in range(count):
            day = self.next_working(day + _ONE)
        return day

    def working_days_between(self, day: date, last: date) -> int:
        """How many working days come after ``day``, up to and including ``last``; 0 when it is not later."""
        return sum(self.is_working(day + timedelta(days=n)) for n in range(1, (last - day).days + 1))

    def note_on(self, day: date) -> str:
        """Why ``day`` is no working day, and which one comes next; "" for a working day."""
        if self.is_working(day):
            return ""
        words = {"day": f"{day:%d/%m/%Y}", "name": self.name_of(day), "next": f"{self.next_working(day):%d/%m/%Y}"}
        if words["name"]:
            return _("%(day)s is a day off (%(name)s): the next working day is %(next)s.") % words
        if day in self.rulings:
            return _("%(day)s is a day off: the next working day is %(next)s.") % words
        if day.weekday() == _SATURDAY:
            return _("%(day)s is a Saturday: the next working day is %(next)s.") % words
        return _("%(day)s is a Sunday: the next working day is %(next)s.") % words

    def name_of(self, day: date) -> str:
        """The name of the holiday, or the office's reason; "" when there is none."""
        if ruling := self.rulings.get(day):
            return ruling.name
        return public_holidays(day.year, get_language() or "vi").get(day, "")
