"""Where an incoming document stands, for the posts of the receiving office."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.directives.models import Directive
from intranet.directives.whereabouts import Whereabouts
from intranet.incoming.models import Arrival
from intranet.incoming.pages import actions_for, arrivals_shown
from intranet.people.models import Person


def whereabouts(directive: Directive, reader: Person) -> Whereabouts | None:
    """The stage in the first of ``reader``'s offices in which the document arrived; None for everybody else."""
    arrival = next(iter(arrivals_shown(directive, reader)), None)
    if arrival is None:
        return None
    steps = {action.code: _address(arrival, action.code) for action in actions_for(arrival, reader)}
    return Whereabouts(
        _("Incoming documents"),
        reverse("incoming:list"),
        capfirst(str(arrival.get_stage_display())),
        register_url=steps.get("registered", ""),
        send_back_url=steps.get("returned", ""),
    )


def _address(arrival: Arrival, action: str) -> str:
    return reverse("incoming:step", args=[arrival.directive.public_id, arrival.office_id, action])
