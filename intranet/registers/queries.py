"""Rows of the registers, read from numbers, documents, arrivals and duties in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from intranet.directives.models import Directive
from intranet.directives.rules import fold
from intranet.duties.models import Duty
from intranet.incoming.models import Arrival
from intranet.numbering.models import Book, Number
from intranet.outgoing.models import Passage
from intranet.registers.models import Loan


def in_shelf_order(books: QuerySet[Book]) -> QuerySet[Book]:
    """``books`` by office, the newest period first."""
    ordered = books.order_by("series__office__path", "-starts", "series__purpose", "series__name")
    return ordered.select_related("series__office")


def numbers_in(
    book: Book, text: str = "", first: date | None = None, last: date | None = None, *, closed: Collection[int] = ()
) -> QuerySet[Number]:
    """The numbers of a book in order, narrowed to words of the document and to days. ``closed`` documents are found by
    their symbol only: a search must not tell what a line withholds.
    """
    found = Number.objects.filter(book=book).order_by("value")
    found = found.select_related("directive__type", "directive__standing_by")
    if text:
        words = Q(directive__folded__contains=fold(text)) & ~Q(directive__in=closed)
        found = found.filter(words | Q(symbol__icontains=text))
    if first:
        found = found.filter(day__gte=first)
    return found.filter(day__lte=last) if last else found


def named_by(numbers: Sequence[Number]) -> set[int]:
    """The documents that the lines of ``numbers`` name: their own, and those that corrected or replaced them."""
    documents = [number.directive for number in numbers if number.directive is not None]
    return {d.pk for d in documents} | {d.standing_by_id for d in documents if d.standing_by_id}


def passages_of(numbers: Sequence[Number]) -> dict[int, Passage]:
    """The way of each numbered document, by document. One query."""
    found = Passage.objects.filter(directive__in=[n.directive_id for n in numbers]).select_related("drafting_unit")
    return {passage.directive_id: passage for passage in found}


def arrivals_of(numbers: Sequence[Number], office: int) -> dict[int, Arrival]:
    """What became of each registered document in ``office``, by document. One query."""
    documents = [n.directive_id for n in numbers]
    found = Arrival.objects.filter(office=office, directive__in=documents).select_related("reply")
    return {arrival.directive_id: arrival for arrival in found}


def duties_of(documents: list[int | None], office: int) -> dict[int, list[Duty]]:
    """Duties that ``office`` gave, by document. Three queries."""
    grouped: dict[int, list[Duty]] = defaultdict(list)
    found = Duty.objects.filter(directive__in=documents, office=office).exclude(state="cancelled")
    for duty in found.select_related("lead").prefetch_related("people__person", "units__unit"):
        grouped[duty.directive_id].append(duty)
    return grouped


def loans_of(office: int, *, open_only: bool = False) -> QuerySet[Loan]:
    """Loans of an office, those not given back first."""
    found = Loan.objects.filter(office=office).select_related("directive__type", "borrower", "allowed_by")
    found = found.filter(returned_on__isnull=True) if open_only else found
    return found.order_by("returned_on", "-lent_on", "-pk")


def lendable(office: int) -> QuerySet[Directive]:
    """Documents of the office that have a file copy: numbered or registered ones."""
    return Directive.objects.filter(owner_unit=office, numbers__isnull=False).distinct()
