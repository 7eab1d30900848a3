"""What cannot wait for working hours: each kind of subject says so of its own."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

IGNORES_QUIET: dict[str, Callable[[Any], bool]] = {}
"""By the label of the model; a kind that is not here waits."""


def register_urgent(label: str, is_urgent: Callable[[Any], bool]) -> None:
    """Ask ``is_urgent`` of subjects of the model ``label``. Called once, from ``AppConfig.ready``."""
    IGNORES_QUIET[label.lower()] = is_urgent


def ignores_quiet(subject: Model) -> bool:
    """Whether reminders of ``subject`` go out at any hour of any day."""
    is_urgent = IGNORES_QUIET.get(subject._meta.label_lower)
    return is_urgent is not None and is_urgent(subject)
