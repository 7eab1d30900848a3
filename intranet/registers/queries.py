"""Rows of the registers, read from numbers, documents, arrivals and duties in a fixed number of queries."""

from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet

from intranet.directives.models import Directive
from intranet.directives.rules import fold
from intranet.duties.models import Duty
from intranet.incoming.models import Arrival
from intranet.numbering.models import Book, Number
from intranet.outgoing.models import Passage
from intranet.registers.models import Loan


def books_of(offices: list[int]) -> QuerySet[Book]:
    """Books of ``offices``, the newest period first."""
    return (
        Book.objects.filter(series__office__in=offices)
        .select_related("series__office")
        .order_by("series__office__path", "-starts", "series__purpose", "series__name")
    )


def numbers_in(book: Book, text: str = "", first: date | None = None, last: date | None = None) -> QuerySet[Number]:
    """The numbers of a book in order, narrowed to words of the document and to days."""
    found = Number.objects.filter(book=book).select_related("directive__type").order_by("value")
    if text:
        found = found.filter(Q(directive__folded__contains=fold(text)) | Q(symbol__icontains=text))
    if first:
        found = found.filter(day__gte=first)
    return found.filter(day__lte=last) if last else found


def passages_of(numbers: list[Number]) -> dict[int, Passage]:
    """The way of each numbered document, by document. One query."""
    found = Passage.objects.filter(directive__in=[n.directive_id for n in numbers]).select_related("drafting_unit")
    return {passage.directive_id: passage for passage in found}


def arrivals_of(numbers: list[Number], office: int) -> dict[int, Arrival]:
    """What became of each registered document in ``office``, by document. One query."""
    documents = [n.directive_id for n in numbers]
    found = Arrival.objects.filter(office=office, directive__in=documents).select_related("reply")
    return {arrival.directive_id: arrival for arrival in found}


def duties_of(documents: list[int | None], office: int) -> dict[int, list[Duty]]:
    """Duties that ``office`` gave, by document. Two queries."""
    grouped: dict[int, list[Duty]] = defaultdict(list)
    found = Duty.objects.filter(directive__in=documents, office=office).exclude(state="cancelled")
    for duty in found.select_related("lead").prefetch_related("people__person"):
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
