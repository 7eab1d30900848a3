"""Who may take numbers over from another system: the clerk of an office that has a series numbered there."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from intranet.access.decisions import allowed_or_404
from intranet.access.tokens import tokens_of, units_with_role
from intranet.numbering.models import Series
from intranet.numbering.policy import NUMBER
from intranet.numbering.queries import external_offices
from intranet.outgoing.rules import ROLES
from intranet.people.models import Person, Unit


def offices_numbered_elsewhere(person: Person) -> QuerySet[Unit]:
    """Offices in which ``person`` assigns numbers and another system counts them."""
    return external_offices(units_with_role(tokens_of(person), ROLES["clerk"]))


def office_or_404(request: HttpRequest, office_id: int) -> Unit:
    """One of these offices.

    Raises:
        Http404: not there, not theirs, or no other system numbers there.
        ChallengeRequired: only a guard stands between.
    """
    office: Unit = get_object_or_404(external_offices([office_id]))
    allowed_or_404(request, Series(office=office), NUMBER)
    return office
