"""Which series takes a document, and which book a day belongs to."""

from datetime import date

from django.db.models import F, Q, QuerySet

from intranet.directives.models import Directive, DocumentType
from intranet.numbering.models import Book, Number, Purpose, Series
from intranet.people.models import Unit


def series_of(office: Unit, purpose: str, day: date) -> QuerySet[Series]:
    """The series of ``office`` that are in use on ``day``."""
    used = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    used &= Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Series.objects.filter(used, office=office, purpose=purpose)


def series_for(office: Unit, purpose: str, day: date, *, family: str, type: DocumentType | None) -> Series | None:
    """The series that takes a document of this family and type: one that names the type, else one for all types."""
    found = series_of(office, purpose, day).order_by("pk")
    if purpose == Purpose.OUTGOING:
        found = found.filter(family=family)
    named = found.filter(types=type).first() if type else None
    return named or found.filter(types__isnull=True).first()


def book_on(series: Series, day: date) -> Book | None:
    """The book of ``series`` that ``day`` falls into: on the day of a change of volumes the one that is open."""
    found = series.books.filter(starts__lte=day, ends__gte=day)
    return found.order_by(F("closed_at").asc(nulls_first=True), "-starts").first()


def same_number(directive: Directive, symbol: str) -> QuerySet[Directive]:
    """Other documents of the office that bear ``symbol`` of the same issuer (Decree 30, annex VI, III.1.h)."""
    same = Directive.objects.filter(owner_unit=directive.owner_unit, symbol=symbol, issuer=directive.issuer)
    return same.exclude(pk=directive.pk)


def is_in_use(series: Series) -> bool:
    """Whether a number of the series was ever given."""
    return Number.objects.filter(book__series=series).exists()
