"""In which list a reader finds a document, and how far it has got: higher layers answer for theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.directives.models import Directive
from intranet.directives.steps import StepLine
from intranet.people.models import Person


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``title`` and ``url`` of the list; ``stage`` in words for those who work on the document.

    ``register_url`` and ``send_back_url`` are the next steps of what has just been taken in, ``returned`` is who gave a
    draft back, and why, until it is handed in again.
    """

    title: str
    url: str
    stage: str = ""
    awaits_signature: bool = False
    register_url: str = ""
    send_back_url: str = ""
    returned: StepLine | None = None


WHEREABOUTS: dict[str, Callable[[Directive, Person], Whereabouts | None]] = {}
"""What higher layers know of a document, by their name; None where it is nothing of theirs, or not for this reader."""


def whereabouts(directive: Directive, reader: Person) -> Whereabouts:
    """Where ``reader``, who may read ``directive``, finds it."""
    answers = (ask(directive, reader) for ask in WHEREABOUTS.values())
    return next((found for found in answers if found), Whereabouts(_("Directives"), reverse("directives:list")))
