"""What is written out and taken away when the plugin goes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.doubles.dummy.models import Greeting
from tests.doubles.dummy.policy import row_of


def export(person: Any | None) -> Iterator[dict[str, Any]]:
    """Greetings of one person, or all of them."""
    greetings = Greeting.objects.select_related("by")
    yield from (row_of(greeting) for greeting in (greetings if person is None else greetings.filter(by=person)))


def erase() -> None:
    """Remove the files it keeps beside its tables."""
    (Path(settings.DATA_DIR) / "dummy.txt").unlink(missing_ok=True)
