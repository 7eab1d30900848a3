"""Tokens the dummy grants."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.doubles.dummy.models import Greeting


def tokens(person: Any, on: date) -> Iterable[str]:
    """Whoever has sent a greeting is a friend."""
    return ["dummy:friend"] if Greeting.objects.filter(by=person).exists() else []
