"""What of the incoming documents waits for a person, for the home page."""

from collections.abc import Iterable

from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.work import WorkItem, WorkLine, first_of_each, line_of
from intranet.incoming.models import Arrival, Stage
from intranet.incoming.queries import arrivals
from intranet.incoming.rules import CLERKS, LEADERS
from intranet.people.models import Person

KINDS: dict[str, tuple[str | Promise, str]] = {
    Stage.SUBMITTED: (_("Incoming documents for your instruction"), "leader"),
    Stage.RECEIVED: (_("Incoming documents to be registered"), "received"),
    Stage.REGISTERED: (_("Incoming documents to be submitted to the leader"), "registered"),
}
"""Where the next step is somebody's: what the line is called, and the tab of the list that holds all of it."""


def waits_for(person: Person) -> Q:
    """Arrivals whose next step is ``person``'s."""
    tokens = tokens_of(person)
    at_desk = Q(stage__in=[Stage.RECEIVED, Stage.REGISTERED], office__in=units_with_role(tokens, CLERKS))
    return Q(stage=Stage.SUBMITTED, office__in=units_with_role(tokens, LEADERS)) | at_desk


def work(person: Person) -> Iterable[WorkLine]:
    """What waits for the leader's instruction, and what for the clerk's desk. One query, none without such a post."""
    if not units_with_role(tokens_of(person), (*CLERKS, *LEADERS)):
        return
    mine = arrivals(person).filter(waits_for(person)).select_related("directive")
    order = (F("directive__urgency_rank").desc(), F("due").asc(nulls_last=True), F("arrived_on").asc(), F("pk").asc())
    found = first_of_each(mine, F("stage"), "due", *order)
    for stage, (title, tab) in KINDS.items():
        if rows := found.get(stage):
            yield line_of(title, f"{reverse('incoming:list')}?tab={tab}", rows, [_item(row) for row in rows])


def _item(arrival: Arrival) -> WorkItem:
    directive = arrival.directive
    urgency = "" if directive.urgency == "normal" else capfirst(str(directive.get_urgency_display()))
    title = directive.summary or directive.symbol or "–"
    return WorkItem(directive.get_absolute_url(), title, directive.symbol, directive.issuer, arrival.due, urgency)
