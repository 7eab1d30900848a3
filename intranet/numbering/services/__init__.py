"""Every write of the numbering."""

from intranet.numbering.services.books import close_book, open_book
from intranet.numbering.services.numbers import TakenElsewhere, enter_number, take_number, void_number
from intranet.numbering.services.series import SeriesFields, save_series

__all__ = [
    "SeriesFields",
    "TakenElsewhere",
    "close_book",
    "enter_number",
    "open_book",
    "save_series",
    "take_number",
    "void_number",
]
