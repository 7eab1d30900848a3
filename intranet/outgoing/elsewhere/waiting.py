"""The documents of one office that a list may give numbers to, and those that have theirs. Two queries each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from intranet.access.decisions import visible
from intranet.directives.models import Directive
from intranet.numbering.models import Number
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.queries import passages
from intranet.people.models import Person, Unit

MOST_WAITING = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A signed document without a number. ``type_name`` is Vietnamese whatever the reader's language."""

    pk: int
    public_id: UUID
    type_id: int | None
    type_name: str
    family: str
    symbol: str
    issuer: str
    summary: str
    signed_on: date | None
    url: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document that has a number, of a book from ``starts`` to ``ends``."""

    public_id: UUID
    type_id: int | None
    type_name: str
    summary: str
    symbol: str
    value: int
    day: date
    starts: date
    ends: date


def waiting(office: Unit, person: Person) -> list[Waiting]:
    """Signed documents of ``office`` that ``person`` may see, the oldest first. One query."""
    return [_waiting(passage) for passage in _signed(office, person)[:MOST_WAITING]]


def _signed(office: Unit, person: Person) -> QuerySet[Passage]:
    found = passages(person).filter(directive__owner_unit=office, stage=Stage.SIGNED)
    signed = Max("directive__steps__at", filter=Q(directive__steps__action="signed"))
    return found.annotate(signed_at=signed).order_by("pk")


def _waiting(passage: Passage) -> Waiting:
    directive = passage.directive
    signed_at = getattr(passage, "signed_at", None)
    return Waiting(
        pk=directive.pk,
        public_id=directive.public_id,
        type_id=directive.type_id,
        type_name=directive.type.name if directive.type else "",
        family=directive.family,
        symbol=directive.symbol,
        issuer=directive.issuer,
        summary=directive.summary,
        signed_on=timezone.localdate(signed_at) if signed_at else None,
        url=directive.get_absolute_url(),
    )


def numbered(numbers: Iterable[Number], person: Person) -> list[Numbered]:
    """The documents of ``numbers`` that ``person`` may see. One query."""
    valid = [number for number in numbers if number.directive is not None and not number.is_void]
    keys = [number.directive_id for number in valid if number.directive_id]
    seen = set(visible(person, Directive.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    return [_numbered(number, number.directive) for number in valid if number.directive and number.directive_id in seen]


def _numbered(number: Number, directive: Directive) -> Numbered:
    return Numbered(
        public_id=directive.public_id,
        type_id=directive.type_id,
        type_name=directive.type.name if directive.type else "",
        summary=directive.summary,
        symbol=directive.symbol,
        value=number.value,
        day=number.day,
        starts=number.book.starts,
        ends=number.book.ends,
    )
