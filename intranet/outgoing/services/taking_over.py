"""Numbers that another system gave, taken over from its list: each as if it had been entered by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.access.decisions import visible
from intranet.database import write_transaction
from intranet.directives.errors import Incomplete, TransitionRefused
from intranet.directives.models import Directive
from intranet.numbering.services import TakenElsewhere
from intranet.outgoing.models import Passage
from intranet.outgoing.rules import given_too_early
from intranet.outgoing.services.numbering import assign_number
from intranet.outgoing.services.steps import locked
from intranet.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """One row of a list: which document gets which number. ``is_another`` as in ``assign_number``."""

    row: int
    document: UUID
    given: TakenElsewhere
    copies: int = 1
    is_another: bool = False


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of a row: ``is_new``: the number was written now; else the document had it already, or ``problems``
    say why not.
    """

    row: int
    is_new: bool = False
    problems: tuple[str, ...] = ()


def take_over(office: Unit, listed: Iterable[ListedNumber], by: Person) -> list[TakenOver]:
    """Write each number on its document, one transaction a row, so that one refusal holds up no other. Repeating the
    call changes nothing.
    """
    return [_one(office, each, by) for each in listed]


def _one(office: Unit, listed: ListedNumber, by: Person) -> TakenOver:
    try:
        return TakenOver(listed.row, is_new=_written(office, listed, by))
    except TransitionRefused as refused:
        return TakenOver(listed.row, problems=tuple(refused.problems))


def _written(office: Unit, listed: ListedNumber, by: Person) -> bool:
    """Whether the number is new on the document."""
    seen = visible(by, Directive.objects.filter(owner_unit=office, public_id=listed.document)).values("pk")
    found = Passage.objects.filter(directive__in=seen).first()
    if found is None:
        raise Incomplete([_("This document is not waiting for a number any more.")])
    with write_transaction():
        passage = locked(found.pk)
        if _has_it(passage, listed.given):
            return False
        if problem := given_too_early(listed.given.day, _signed_on(passage)):
            raise Incomplete([problem])
        assign_number(
            passage.pk,
            by,
            day=listed.given.day,
            given=listed.given,
            copies=listed.copies,
            is_another=listed.is_another,
        )
    return True


def _signed_on(passage: Passage) -> date | None:
    """The day on which the document was signed; None when no step says so."""
    step = passage.directive.steps.filter(action="signed").last()
    return timezone.localdate(step.at) if step else None


def _has_it(passage: Passage, given: TakenElsewhere) -> bool:
    number = passage.number
    return number is not None and (number.value, number.day) == (given.value, given.day)
