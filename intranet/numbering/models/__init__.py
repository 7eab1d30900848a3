"""Series, books and numbers."""

from intranet.numbering.models.books import Book
from intranet.numbering.models.numbers import Number
from intranet.numbering.models.series import Period, Purpose, Series

__all__ = ["Book", "Number", "Period", "Purpose", "Series"]
