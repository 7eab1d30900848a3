"""Whose registers: every page asks ``intranet.access.decisions``, so that guards and rules reach the books."""

from collections.abc import Collection

from django.db.models import Model
from django.http import Http404, HttpRequest

from intranet.access.decisions import allowed_or_404, decide, visible
from intranet.access.rules import guards_for
from intranet.access.tokens import units_with_role, who
from intranet.directives.models import Directive
from intranet.numbering.models import Book, Series
from intranet.numbering.policy import KEEP, READ, ROLES
from intranet.people.models import Unit
from intranet.registers.models import Loan


def keeps(request: HttpRequest, subject: Model) -> bool:
    """Whether the requester keeps the register that ``subject`` belongs to."""
    return bool(decide(request.user, KEEP, subject, request))


def book_or_404(request: HttpRequest, book_id: int, *, keeping: bool = False) -> Book:
    """A book that the requester may open, or keeps.

    Raises:
        Http404: not there, or not theirs.
        ChallengeRequired: only a guard stands between.
    """
    found = Book.objects.select_related("series__office", "closed_by").filter(pk=book_id).first()
    return allowed_or_404(request, found, KEEP if keeping else READ)


def office_or_404(
    request: HttpRequest, office_id: int, *, keeping: bool = False, of: type[Series] | type[Loan] = Series
) -> Unit:
    """An office whose series (or loans) the requester may look at as a whole, or keeps.

    Raises: as ``book_or_404``.
    """
    office = Unit.objects.filter(pk=office_id).first()
    if office is None:
        raise Http404
    allowed_or_404(request, of(office=office), KEEP if keeping else READ)
    return office


def offices_or_404(request: HttpRequest) -> list[Unit]:
    """The offices whose registers the requester may look at.

    Raises: as ``book_or_404``, when there is none.
    """
    asking = who(request.user)
    held = units_with_role(asking.tokens, ROLES[READ]) if asking else []
    offices = list(Unit.objects.filter(pk__in=held))
    open_now = [each for each in offices if decide(request.user, READ, Series(office=each), request)]
    if not open_now:
        allowed_or_404(request, Series(office=offices[0]) if offices else None)
    return open_now


def readable_among(request: HttpRequest, documents: Collection[int]) -> frozenset[int]:
    """Those of ``documents`` that the requester may read now: one query, and the whole decision for each that stands
    behind a guard.
    """
    found = visible(request, Directive.objects.filter(pk__in=documents)).only("pk")
    return frozenset(
        each.pk
        for each in found
        if not guards_for("read", each) or decide(request.user, "read", Directive.objects.get(pk=each.pk), request)
    )
