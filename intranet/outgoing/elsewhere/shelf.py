"""Series, books and numbers of one office, asked about many rows: what assigning by hand would object to."""

from collections.abc import Iterable

from intranet.directives.errors import TransitionRefused
from intranet.numbering.errors import BookClosed, NoBook, NoSeries, NumberedHere, NumberTaken
from intranet.numbering.models import Book, Period, Purpose, Series
from intranet.numbering.queries import OutgoingSeries, numbers_of
from intranet.outgoing.elsewhere.entries import Entry
from intranet.outgoing.elsewhere.waiting import Waiting
from intranet.people.models import Unit


class Shelf:
    """Five queries, whatever is asked afterwards."""

    def __init__(self, office: Unit, values: Iterable[int]) -> None:
        self.office = office
        self.series = OutgoingSeries(office)
        self.numbers = list(numbers_of(office, values))
        self._taken = {(number.book_id, number.value) for number in self.numbers}

    def objection(self, entry: Entry, document: Waiting) -> TransitionRefused | None:
        """Why ``document`` cannot have the entry's number: the error that ``assign_number`` would raise."""
        assert entry.day is not None  # noqa: S101  an entry without a day is wrong by itself
        series = self.series.taking(document.family, document.type_id, entry.day)
        if series is None and document.family == "party":
            return NoSeries(self.office, document.type_name or Purpose.OUTGOING.label)
        if series is None or not series.is_external:
            return NumberedHere(series or self.office)
        return self._objection_of_book(entry, series)

    def _objection_of_book(self, entry: Entry, series: Series) -> TransitionRefused | None:
        book = _book_on(entry, series)
        if book is None:
            return NoBook(series.name, entry.day) if series.period == Period.TERM and entry.day else None
        if book.is_closed:
            return BookClosed(book)
        return NumberTaken(entry.value, book) if (book.pk, entry.value) in self._taken else None


def _book_on(entry: Entry, series: Series) -> Book | None:
    return next((book for book in series.books.all() if entry.day and book.starts <= entry.day <= book.ends), None)
