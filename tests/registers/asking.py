"""Registers as somebody sees them."""

from django.http import HttpRequest
from django.test import RequestFactory

from intranet.numbering.models import Book
from intranet.people.models import Person
from intranet.printing.sheet import Cell
from intranet.registers.queries import numbers_in
from intranet.registers.sheets import book_sheet, handling_sheet


def asked_by(person: Person) -> HttpRequest:
    """A request of ``person``, signed in."""
    request = RequestFactory().get("/")
    request.user = person
    return request


def lines_of(purpose: str, person: Person) -> list[list[Cell]]:
    """The rows of the only book of a purpose."""
    book = Book.objects.get(series__purpose=purpose)
    return [list(row) for row in book_sheet(book, list(numbers_in(book)), asked_by(person)).rows]


def handling_of(person: Person) -> list[list[Cell]]:
    """The rows of the handling register of the only incoming book."""
    book = Book.objects.get(series__purpose="incoming")
    return [list(row) for row in handling_sheet(book, list(numbers_in(book)), asked_by(person)).rows]
