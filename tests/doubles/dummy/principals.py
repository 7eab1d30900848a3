"""Tokens the dummy grants."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest

from tests.doubles.dummy.guard import KEY
from tests.doubles.dummy.models import Greeting


def tokens(person: Any, on: date) -> Iterable[str]:
    """Whoever has sent a greeting is a friend."""
    return ["dummy:friend"] if Greeting.objects.filter(by=person).exists() else []


def momentary(request: HttpRequest) -> Iterable[str]:
    """In a request in which the word has been said, one may find what lies behind it."""
    return ["dummy:word"] if request.session.get(KEY) else []
