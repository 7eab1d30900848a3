"""Writing a step, and saying it in words. Higher layers add the words of their own steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.audit.services import record
from intranet.directives.labels import label_of
from intranet.directives.models import Directive, Step
from intranet.people.models import Person, Unit
from intranet.people.queries import stands_in_for
from intranet.people.rules import today

WORDS: dict[str, str | Promise] = {
    "issued": _("issued"),
    "corrected": _("corrected by another document"),
    "replaced": _("replaced by another document"),
    "recalled": _("recalled"),
    "transcribed": _("reading put right"),
}
"""What a step is called on the screen, by its code."""


@dataclass(frozen=True, slots=True)
class As:
    """The posts of one unit to which a step belongs."""

    roles: tuple[str, ...]
    unit_id: int

    @property
    def tokens(self) -> set[str]:
        return {f"post:{role}@{self.unit_id}" for role in self.roles}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the course of a document."""

    words: str
    by: str
    acting_for: str
    at: datetime
    note: str


def take_step(
    directive: Directive,
    action: str,
    by: Person,
    *,
    note: str = "",
    office: Unit | None = None,
    as_: As | None = None,
    details: dict[str, Any] | None = None,
) -> Step:
    """Write one step and its audit event, in the transaction that takes it.

    ``as_`` is the post that the step belongs to: where ``by`` fills it as a deputy, both are named.
    """
    acting_for = stands_in_for(by, as_.roles, as_.unit_id, today()) if as_ else None
    step = Step.objects.create(
        directive=directive,
        office=office,
        action=action,
        by=by,
        acting_for=acting_for,
        at=timezone.now(),
        note=note[:1000],
    )
    more = ({"office": office.pk} if office else {}) | (details or {})
    record(f"directive.{action}", actor=by, subject=directive, label=label_of(directive), details=more)
    return step


def course_of(directive: Directive, offices: Iterable[int] = (), *, drafting: bool = True) -> list[StepLine]:
    """The steps in ``offices``, oldest first; with ``drafting`` also those of ``directive`` itself: how it was drafted,
    with the reasons of returns, is nobody's but the issuer's. One query.
    """
    steps = Step.objects.filter(directive=directive).select_related("by", "acting_for")
    own = set(offices)
    return [line_of(step) for step in steps if step.office_id in own or (drafting and step.office_id is None)]


def line_of(step: Step) -> StepLine:
    """A step in words."""
    words = str(WORDS.get(step.action, step.action))
    return StepLine(words, str(step.by), str(step.acting_for or ""), step.at, step.note)
