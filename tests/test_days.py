"""A day is written as offices write it, and what is wrong with it is said in words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from intranet.days import day_field


@pytest.mark.parametrize("typed", ["30/11/2026", "2026-11-30", "30-11-2026", "30.11.2026"])
def test_day_field_takes_every_usual_spelling(typed: str) -> None:
    assert day_field("Day", invalid="no day").clean(typed) == date(2026, 11, 30)


@pytest.mark.parametrize("typed", ["31/11/2026", "11/30/2026", "mai"])
def test_day_field_says_what_is_no_day(typed: str) -> None:
    with pytest.raises(ValidationError, match="no day"):
        day_field("Day", invalid="no day").clean(typed)


def test_day_field_is_required_where_it_says_what_is_missing() -> None:
    assert day_field("Day", invalid="no day").clean("") is None
    with pytest.raises(ValidationError, match="write it"):
        day_field("Day", invalid="no day", missing="write it").clean("")
