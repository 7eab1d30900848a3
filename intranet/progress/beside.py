"""What other packages put beside the rate: they register, this package asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from intranet.people.models import Person


@dataclass(frozen=True, slots=True)
class Done:
    """How many of the tasks of a document are finished, of how many."""

    finished: int = 0
    all: int = 0


Finished = Callable[[Any, Person], Mapping[int, Done]]
"""Takes a subject and who asks; returns by unit what of it that person may know. One query."""

_FINISHED: dict[str, Finished] = {}


def register_beside(label: str, finished: Finished) -> None:
    """Show what ``finished`` says of subjects of the model ``label``. Called once, from ``AppConfig.ready``."""
    _FINISHED[label.lower()] = finished


def finished_beside(subject: Any, person: Person) -> Mapping[int, Done]:
    """By unit; empty where nobody has registered for this kind of subject."""
    finished = _FINISHED.get(subject._meta.label_lower)
    return finished(subject, person) if finished else {}
