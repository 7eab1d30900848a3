"""Whose registers: posts of an office that keep and consult its books."""

from django.http import Http404, HttpRequest

from intranet.access.tokens import tokens_of, units_with_role
from intranet.numbering.models import Book
from intranet.people.models import Person, PostRole, Unit

READ_ROLES = (PostRole.CLERK, PostRole.EDITOR, PostRole.LEADER, PostRole.HEAD)
KEEP_ROLES = (PostRole.CLERK, PostRole.EDITOR)


def offices_read(person: Person) -> list[int]:
    """Ids of the offices whose books ``person`` may open."""
    return units_with_role(tokens_of(person), READ_ROLES)


def offices_kept(person: Person) -> list[int]:
    """Ids of the offices whose books ``person`` keeps."""
    return units_with_role(tokens_of(person), KEEP_ROLES)


def book_or_404(request: HttpRequest, book_id: int, *, keeping: bool = False) -> Book:
    """A book of an office of the requester.

    Raises:
        Http404: not there, or not theirs.
    """
    offices = (offices_kept if keeping else offices_read)(request.user)  # type: ignore[arg-type]
    book = Book.objects.select_related("series__office", "closed_by").filter(pk=book_id).first()
    if book is None or book.series.office_id not in offices:
        raise Http404
    return book


def office_or_404(request: HttpRequest, office_id: int, *, keeping: bool = False) -> Unit:
    """An office whose books the requester may open, or keeps.

    Raises:
        Http404: not there, or not theirs.
    """
    offices = (offices_kept if keeping else offices_read)(request.user)  # type: ignore[arg-type]
    if office_id not in offices:
        raise Http404
    return Unit.objects.get(pk=office_id)
