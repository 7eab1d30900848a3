"""Taking numbers: one locked book a number, so that there is neither a gap nor a second (architecture §8)."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.errors import TransitionRefused
from intranet.directives.models import Directive
from intranet.numbering.errors import BookClosed, NoSeries, NumberedHere, NumberTaken, OutOfOrder
from intranet.numbering.models import Book, Number, Purpose, Series
from intranet.numbering.queries import series_for
from intranet.numbering.services.books import locked_book
from intranet.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class TakenElsewhere:
    """Number and date as another system gave them."""

    value: int
    day: date


def take_number(
    directive: Directive, office: Unit, purpose: str, *, day: date, by: Person, given: TakenElsewhere | None = None
) -> Number:
    """The next number of the series that takes ``directive``. Call inside the transaction that uses it: when that is
    rolled back, the number is free again, so no gap is left. The caller writes the symbol on the number.

    Raises:
        NoSeries: no series takes such a document, or the office numbers elsewhere and ``given`` is missing.
        NumberedHere: ``given`` comes from another system, but the series does not.
        NoBook, OutsideBooks, YearIsOver, BookClosed, OutOfOrder, NumberTaken: as they say.
    """
    series = _series(directive, office, purpose, day)
    if series.is_external:
        if given is None:
            words = _("“%(series)s” is numbered in another system. Write number and date from there.")
            raise TransitionRefused([words % {"series": series}])
        return enter_number(series, given, directive=directive, by=by)
    if given is not None:
        raise NumberedHere(series)
    book = _open(locked_book(series, day))
    last = book.numbers.order_by("-value").first()
    if last is not None and last.day > day:
        raise OutOfOrder(last.day)
    value = book.next_number
    book.next_number = value + 1
    book.save(update_fields=["next_number"])
    return _written(book, value, directive, day, by)


def enter_number(series: Series, given: TakenElsewhere, *, directive: Directive | None, by: Person) -> Number:
    """A number that another system gave. Call inside the writing transaction.

    Raises:
        NumberTaken: it stands in the book already.
        NoBook, BookClosed: as they say.
    """
    book = _open(locked_book(series, given.day, past=True))
    if book.numbers.filter(value=given.value).exists():
        raise NumberTaken(given.value, book)
    if given.value >= book.next_number:
        book.next_number = given.value + 1
        book.save(update_fields=["next_number"])
    return _written(book, given.value, directive, given.day, by)


def void_number(number_id: int, by: Person, reason: str) -> Number:
    """Make a number void; it stays in its book with the reason. Whether ``by`` may is the caller's question.

    Raises:
        TransitionRefused: without a reason, or of a closed book, or void already, or its document has been issued.
    """
    with write_transaction():
        number = Number.objects.select_for_update(of=("self",)).select_related("book", "directive").get(pk=number_id)
        _open(number.book)
        if number.is_void:
            raise TransitionRefused([_("This number is void already.")])
        if not reason.strip():
            raise TransitionRefused([_("Say why the number is void: the reason stays in the register.")])
        number.voided_at, number.voided_by, number.void_reason = timezone.now(), by, reason.strip()[:300]
        number.save(update_fields=["voided_at", "voided_by", "void_reason"])
        record("number.voided", actor=by, subject=number.book, label=str(number), details={"value": number.value})
    return number


def _series(directive: Directive, office: Unit, purpose: str, day: date) -> Series:
    series = series_for(office, purpose, day, family=directive.family, type=directive.type)
    if series is not None:
        return series
    if purpose != Purpose.OUTGOING or directive.family == "state":
        return _general(office, purpose, day, directive.family)
    raise NoSeries(office, directive.type or Purpose(purpose).label)


def _general(office: Unit, purpose: str, day: date, family: str) -> Series:
    """The series that the Decree gives every agency: one a year for all incoming, one for all outgoing documents
    (Decree 30/2020/NĐ-CP, art. 15 and 22). The Party's, by type and term, are opened by a person.
    """
    names = {"incoming": "Văn bản đến", "outgoing": "Văn bản đi", "copies": "Bản sao"}
    values = {"family": family if purpose == Purpose.OUTGOING else ""}
    series, _made = Series.objects.get_or_create(office=office, purpose=purpose, name=names[purpose], defaults=values)
    if series.valid_to is not None and series.valid_to < day:
        raise NoSeries(office, Purpose(purpose).label)
    return series


def _open(book: Book) -> Book:
    if book.is_closed:
        raise BookClosed(book)
    return book


def _written(book: Book, value: int, directive: Directive | None, day: date, by: Person) -> Number:
    return Number.objects.create(
        book=book, value=value, directive=directive, day=day, taken_at=timezone.now(), taken_by=by
    )
