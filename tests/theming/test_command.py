"""``manage.py themes``."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from intranet.state.current import current


@pytest.fixture
def two_themes(make_theme: Callable[..., Path]) -> None:
    make_theme("standard")
    make_theme("dark", extends="standard")


def told(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("themes", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.usefixtures("db", "two_themes")
def test_list_marks_the_active_theme() -> None:
    assert told("list") == ["* standard  Giao diện standard", "  dark  Giao diện dark (extends standard)"]


@pytest.mark.usefixtures("db", "two_themes")
def test_use_switches() -> None:
    told("use", "dark")

    assert current().theme == "dark"


@pytest.mark.usefixtures("db", "two_themes")
def test_use_of_an_unknown_theme_names_those_that_are_there() -> None:
    with pytest.raises(CommandError, match=r"no usable theme gone\. Installed: standard, dark"):
        told("use", "gone")


@pytest.mark.usefixtures("db", "two_themes")
def test_override_is_told(settings: Any) -> None:
    settings.INTRANET_THEME_OVERRIDE = "dark"

    assert told("use", "standard")[-1] == "INTRANET_THEME_OVERRIDE is set and goes before this choice."
