"""Opening and closing books."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.errors import TransitionRefused
from intranet.numbering.errors import NoBook, OutsideBooks, YearIsOver
from intranet.numbering.models import Book, Period, Series
from intranet.numbering.queries import book_on
from intranet.numbering.rules import Span, year_of
from intranet.people.models import Person
from intranet.people.rules import today


def open_book(series: Series, span: Span, *, first: int, by: Person) -> Book:
    """Open the book of a term, or of a year that begins with another number than 1 because Sen came in during it.

    Raises:
        TransitionRefused: it would overlap another book of the series.
    """
    with write_transaction():
        Series.objects.select_for_update().get(pk=series.pk)
        if series.books.filter(starts__lte=span.ends, ends__gte=span.starts).exists():
            raise TransitionRefused([_("There is a book of this series for these days already.")])
        book = _opened(series, span, first)
        record("number.book-opened", actor=by, subject=book, label=str(book), details={"first": first})
    return book


def close_book(book_id: int, by: Person, *, next_volume: bool = False) -> Book:
    """Close a period: no number is taken or voided in it any more. Books are bound by the year (Decree 30/2020/NĐ-CP,
    annex IV), so before the last day a book is closed only with its ``next_volume``, which goes on with the next number
    from today. Repeating the call changes nothing.

    Raises:
        TransitionRefused: the period is not over, and no next volume is opened; or the book began today.
    """
    with write_transaction():
        book = Book.objects.select_for_update(of=("self",)).select_related("series").get(pk=book_id)
        goes_on = today() < book.ends
        if not book.is_closed:
            if goes_on and not next_volume:
                raise TransitionRefused([_EARLY % {"day": f"{book.ends:%d/%m/%Y}"}])
            book.closed_at, book.closed_by = timezone.now(), by
            book.save(update_fields=["closed_at", "closed_by"])
            last = book.next_number - 1
            record("number.book-closed", actor=by, subject=book, label=str(book), details={"last": last})
        if goes_on and next_volume:
            _open_next_volume(book, by)
    return book


_EARLY = _(
    "The period of this book ends on %(day)s. Until then it is closed only when the next volume is opened at the same "
    "time; else no number could be given."
)


def _open_next_volume(book: Book, by: Person) -> None:
    day, ends = today(), book.ends
    Series.objects.select_for_update().get(pk=book.series_id)
    if book.starts >= day:
        raise TransitionRefused([gettext("This book began today. Close it tomorrow at the earliest.")])
    period = book.label.partition(_VOLUME)[0]
    volumes = book.series.books.filter(label__startswith=period, ends__lte=ends).count()
    book.ends = day
    book.save(update_fields=["ends"])
    span = Span(f"{period}{_VOLUME}{volumes + 1}", day, ends)
    opened = _opened(book.series, span, book.next_number)
    record("number.book-opened", actor=by, subject=opened, label=str(opened), details={"first": book.next_number})


_VOLUME = " quyển "


def locked_book(series: Series, day: date, *, past: bool = False) -> Book:
    """The book of ``day`` under its lock; a calendar year's is opened when its first number is taken, with ``past``
    also that of a year that is over.

    Raises:
        NoBook: the series counts by terms, and the term of ``day`` has not been opened.
        OutsideBooks: the year has a book that does not reach ``day``.
        YearIsOver: nothing was numbered in the year of ``day``, and it is over.
    """
    Series.objects.select_for_update().get(pk=series.pk)
    found = book_on(series, day)
    if found is not None:
        return Book.objects.select_for_update().get(pk=found.pk)
    if series.period == Period.TERM:
        raise NoBook(series.name, day)
    year = year_of(day)
    if beside := list(series.books.filter(starts__lte=year.ends, ends__gte=year.starts)):
        raise OutsideBooks(series.name, min(each.starts for each in beside), max(each.ends for each in beside))
    if day.year < today().year and not past:
        raise YearIsOver(series.name, day)
    return _opened(series, year, 1)


def _opened(series: Series, span: Span, first: int) -> Book:
    return Book.objects.create(
        series=series, label=span.label, starts=span.starts, ends=span.ends, first_number=first, next_number=first
    )
