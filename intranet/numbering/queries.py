"""Which series takes a document, and which book a day belongs to."""

from collections.abc import Iterable
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
    return _narrowest(found.prefetch_related("types"), type.pk if type else None)


def _narrowest(found: Iterable[Series], type_id: int | None) -> Series | None:
    types = {series: {each.pk for each in series.types.all()} for series in found}
    named = [series for series, named in types.items() if type_id in named]
    return next(iter(named or [series for series, named in types.items() if not named]), None)


class OutgoingSeries:
    """Every outgoing series of one office with its books, to be asked about many documents. Three queries."""

    def __init__(self, office: Unit) -> None:
        found = Series.objects.filter(office=office, purpose=Purpose.OUTGOING).order_by("pk").select_related("office")
        self.all = list(found.prefetch_related("types", "books"))

    def taking(self, family: str, type_id: int | None, day: date) -> Series | None:
        """As ``series_for``."""
        return _narrowest((one for one in self.all if one.family == family and one.is_used_on(day)), type_id)


def external_offices(offices: Iterable[int]) -> QuerySet[Unit]:
    """Those of ``offices`` that have a series of outgoing documents which another system numbers."""
    found = Series.objects.filter(office__in=offices, purpose=Purpose.OUTGOING, is_external=True)
    return Unit.objects.filter(pk__in=found.values("office"))


def numbers_of(office: Unit, values: Iterable[int]) -> QuerySet[Number]:
    """Numbers of ``office``'s outgoing books that are one of ``values``, void ones too, with book and document."""
    found = Number.objects.filter(book__series__office=office, book__series__purpose=Purpose.OUTGOING)
    return found.filter(value__in=set(values)).select_related("book__series__office", "directive__type")


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
