"""A document of which the office is asked, and moments around its due date: Wednesday 18 November 2026."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine

from intranet.acknowledgement.services import Term
from intranet.directives.models import Directive
from intranet.people.rules import OFFICE_ZONE
from tests.factories.documents import issued
from tests.factories.province import Province

ISSUED, DUE = date(2026, 11, 9), date(2026, 11, 18)


def at(day: int, hour: int = 9) -> datetime:
    """A moment of November 2026 in the office's zone."""
    return datetime(2026, 11, day, hour, tzinfo=OFFICE_ZONE)


@pytest.fixture
def on_the_day_of_issue() -> Iterator[None]:
    with time_machine.travel(at(9), tick=False):
        yield


@pytest.fixture
def directive(province: Province, on_the_day_of_issue: None) -> Directive:
    """Three people of the office are asked: two, and their head."""
    return issued(province, audience=[Term("under", unit=province.office)], due=DUE)
