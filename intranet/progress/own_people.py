"""The way from the names of a unit to what its clerk and head do about them: on paper, more time, let off."""

from django.http import HttpRequest
from django.urls import reverse

from intranet.access.decisions import decide
from intranet.acknowledgement.bodies import bodies_of
from intranet.acknowledgement.models import Assignment, Version
from intranet.acknowledgement.policy import CONFIRM, SPARE
from intranet.people.models import Unit


def address_of_own(request: HttpRequest, version: Version, unit: Unit) -> str:
    """Where the reader settles what is still open in ``unit``: for a clerk the list of the body, which keeps the signed
    lists; "" where nothing is open, or it is not theirs. A fixed number of queries.
    """
    waiting = Assignment.objects.filter(version=version, unit=unit, receipt__isnull=True)
    one = waiting.select_related("version", "unit").first()
    if one is None:
        return ""
    if decide(request.user, CONFIRM, one, request):
        return reverse("acknowledgement:unit", args=[version.pk, bodies_of([unit])[unit.pk]])
    return (
        reverse("acknowledgement:unit", args=[version.pk, unit.pk]) if decide(request.user, SPARE, one, request) else ""
    )
