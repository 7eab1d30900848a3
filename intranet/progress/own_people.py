"""The way from the names of a unit to what its clerk and head do about them: on paper, more time, let off."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from intranet.access.decisions import decide
from intranet.acknowledgement.bodies import bodies_of
from intranet.acknowledgement.models import Assignment, Version
from intranet.acknowledgement.policy import CONFIRM, SPARE
from intranet.people.models import Unit


@dataclass(frozen=True, slots=True)
class OwnPeople:
    """Where the reader settles what is still open; ``on_paper`` is the clerk's list of those who sign by hand."""

    url: str
    on_paper: bool


def own_people(request: HttpRequest, version: Version, unit: Unit) -> OwnPeople | None:
    """For a clerk the list of the body, which keeps the signed lists; for a head the list of ``unit``. None where
    nothing is open, or it is not theirs. A fixed number of queries.
    """
    waiting = Assignment.objects.filter(version=version, unit=unit, receipt__isnull=True)
    one = waiting.select_related("version", "unit").first()
    if one is None:
        return None
    if decide(request.user, CONFIRM, one, request):
        return OwnPeople(_list_of(version, bodies_of([unit])[unit.pk]), on_paper=True)
    if decide(request.user, SPARE, Assignment(version=version, unit=unit), request):
        return OwnPeople(_list_of(version, unit.pk), on_paper=False)
    return None


def _list_of(version: Version, unit_id: int) -> str:
    return reverse("acknowledgement:unit", args=[version.pk, unit_id])
