"""Opening and closing books."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.errors import TransitionRefused
from intranet.numbering.errors import NoBook
from intranet.numbering.models import Book, Period, Series
from intranet.numbering.queries import book_on
from intranet.numbering.rules import Span, year_of
from intranet.people.models import Person


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


def close_book(book_id: int, by: Person) -> Book:
    """Close a period: no number is taken or voided in it any more. Repeating the call changes nothing."""
    with write_transaction():
        book = Book.objects.select_for_update(of=("self",)).select_related("series").get(pk=book_id)
        if not book.is_closed:
            book.closed_at, book.closed_by = timezone.now(), by
            book.save(update_fields=["closed_at", "closed_by"])
            last = book.next_number - 1
            record("number.book-closed", actor=by, subject=book, label=str(book), details={"last": last})
    return book


def locked_book(series: Series, day: date) -> Book:
    """The book of ``day`` under its lock; a calendar year's is opened when its first number is taken.

    Raises:
        NoBook: the series counts by terms, and the term of ``day`` has not been opened.
    """
    Series.objects.select_for_update().get(pk=series.pk)
    found = book_on(series, day)
    if found is None and series.period == Period.TERM:
        raise NoBook(series.name, day)
    if found is None:
        return _opened(series, year_of(day), 1)
    return Book.objects.select_for_update().get(pk=found.pk)


def _opened(series: Series, span: Span, first: int) -> Book:
    return Book.objects.create(
        series=series, label=span.label, starts=span.starts, ends=span.ends, first_number=first, next_number=first
    )
