"""A step of the handling: the rows locked, stage and person checked, the step written."""

from collections.abc import Iterator
from contextlib import contextmanager

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.directives.steps import As, take_step
from intranet.incoming.errors import NotYours, WrongStage
from intranet.incoming.models import Arrival
from intranet.incoming.rules import TRANSITIONS
from intranet.incoming.services.arriving import arrival_of
from intranet.people.models import Person, Unit


@contextmanager
def taking(directive_id: int, office: Unit, action: str, by: Person, note: str = "") -> Iterator[Arrival]:
    """The arrival under its lock for one step; the block may add to it, then stage and step are written.

    Raises:
        NotYours: says whose step it is.
        WrongStage: somebody else took a step meanwhile.
    """
    post = As(TRANSITIONS[action].roles, office.pk)
    with opened(directive_id, office, action, by) as arrival:
        yield arrival
        arrival.stage = TRANSITIONS[action].target or arrival.stage
        arrival.save()
        take_step(arrival.directive, action, by, note=note.strip(), office=office, as_=post)


@contextmanager
def opened(directive_id: int, office: Unit, action: str, by: Person) -> Iterator[Arrival]:
    """The arrival under its lock, for a step that ``by`` may take now; nothing is written.

    Raises:
        NotYours, WrongStage: as they say.
    """
    transition = TRANSITIONS[action]
    post = As(transition.roles, office.pk)
    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=directive_id)
        if tokens_of(by).isdisjoint(post.tokens) or not decide(by, "read", directive):
            raise NotYours(transition.who)
        arrival = arrival_of(directive, office)
        arrival.directive, arrival.office = directive, office
        if arrival.stage not in transition.sources:
            raise WrongStage(arrival.get_stage_display())
        yield arrival
