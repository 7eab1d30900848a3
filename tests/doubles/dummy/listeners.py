"""What the dummy does when the core tells it something."""

from intranet.contracts.events import DirectiveIssued
from tests.doubles.dummy.models import Trace


def directive_issued(event: DirectiveIssued) -> None:
    """Leave a trace of having heard."""
    Trace.objects.create(what="event", detail=str(event.directive_id))
