"""What can be wrong with taking a number. Messages are for the person at the screen."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from intranet.directives.errors import TransitionRefused


class NoSeries(TransitionRefused):
    """No series of the office takes such a document."""

    def __init__(self, office: object, kind: object) -> None:
        super().__init__(
            [
                _("%(office)s has no series of numbers for “%(kind)s”. The clerk opens one under “Registers”.")
                % {"office": office, "kind": kind}
            ]
        )


class NumberedHere(TransitionRefused):
    """A number of another system for a series that is counted here."""

    def __init__(self, series: object) -> None:
        super().__init__(
            [
                _("“%(series)s” is numbered here, not in another system. Take its next number on the document's page.")
                % {"series": series}
            ]
        )


class NoBook(TransitionRefused):
    """The term of the series is not known to the system."""

    def __init__(self, series: object, day: date) -> None:
        super().__init__(
            [
                _("“%(series)s” has no book for %(day)s. The clerk opens the book of the term under “Registers”.")
                % {"series": series, "day": f"{day:%d/%m/%Y}"}
            ]
        )


class OutsideBooks(TransitionRefused):
    """A book of the year is there and does not reach the day: a second one would give its numbers twice."""

    def __init__(self, series: object, first: date, last: date) -> None:
        super().__init__(
            [
                _("The books of “%(series)s” reach from %(first)s to %(last)s. Take a day in between.")
                % {"series": series, "first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            ]
        )


class YearIsOver(TransitionRefused):
    """A day of a past year that has no book: numbers of a year are given in that year."""

    def __init__(self, series: object, day: date) -> None:
        super().__init__(
            [
                _(
                    "“%(series)s” has no book of %(year)s, and that year is over. Take today's date; what was numbered "
                    "on paper in that year belongs in a book that the clerk opens under “Registers”."
                )
                % {"series": series, "year": day.year}
            ]
        )


class BookClosed(TransitionRefused):
    """The period is closed; what was printed and bound is not added to."""

    def __init__(self, book: object) -> None:
        super().__init__([_("The book “%(book)s” is closed. Take a day of a period that is open.") % {"book": book}])


class NumberTaken(TransitionRefused):
    """A number from another system is in the book already."""

    def __init__(self, value: int, book: object) -> None:
        super().__init__(
            [
                _("Number %(value)s is in the book “%(book)s” already. Compare it with the other system.")
                % {"value": value, "book": book}
            ]
        )


class OutOfOrder(TransitionRefused):
    """A day before the last number's: numbers of a book follow the days."""

    def __init__(self, last: date) -> None:
        super().__init__(
            [
                _("The last number was given on %(day)s. A later number cannot bear an earlier day.")
                % {"day": f"{last:%d/%m/%Y}"}
            ]
        )
