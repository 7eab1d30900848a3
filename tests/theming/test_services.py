"""Choosing the theme that everybody sees."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intranet.audit.models import Event
from intranet.state.current import current
from intranet.theming.services import UnknownTheme, choose_theme
from tests.factories.province import Province

Make = Callable[..., Path]


def test_choose_theme_writes_state_and_audit(province: Province, make_theme: Make) -> None:
    make_theme("standard")
    make_theme("dark")

    choose_theme("dark", by=province.administrator)

    event = Event.objects.get(action="theme.chosen")
    assert current().theme == "dark"
    assert (event.actor_id, event.label) == (province.administrator.pk, "dark")


def test_choose_theme_that_is_broken_changes_nothing(province: Province, make_theme: Make) -> None:
    make_theme("standard")
    make_theme("broken", accent="red")

    with pytest.raises(UnknownTheme):
        choose_theme("broken", by=province.administrator)

    assert current().theme == "standard"
    assert Event.objects.filter(action="theme.chosen").count() == 0
