"""What happens with a registered document: the leader's instruction, who does what, how it ended."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive
from intranet.directives.services.freezing import admit
from intranet.duties.services import DutyOrder, open_duties
from intranet.incoming.errors import DutiesOpen
from intranet.incoming.models import Arrival, Instruction
from intranet.incoming.queries import open_duties_of
from intranet.incoming.rules import LEADERS
from intranet.incoming.services.steps import taking
from intranet.notifications.services import notify_many
from intranet.people.models import Person, Unit
from intranet.people.queries import holders_of
from intranet.people.rules import today


def put_to_leader(directive_id: int, office: Unit, by: Person, *, due: date | None = None, note: str = "") -> Arrival:
    """Submit a registered document to the leaders of the office for their instruction; they are told.

    Raises:
        Incomplete: the due date has passed.
        NotYours, WrongStage: as they say.
    """
    with taking(directive_id, office, "put-to-leader", by, note) as arrival:
        if due is not None and due < today():
            raise Incomplete([_("This day has passed. Choose today or a later day.")])
        arrival.due = due
        _tell(arrival, holders_of(LEADERS, office.pk), kind="instruction-asked")
        return arrival


def instruct(directive_id: int, office: Unit, by: Person, *, text: str, orders: Iterable[DutyOrder]) -> Arrival:
    """Write the leader's instruction and give each unit its part: who leads, co-operates, or is informed.

    The units can read the document from now on; a second instruction adds to the first.

    Raises:
        Incomplete: neither words nor units.
        NotYours, WrongStage: as they say.
    """
    orders = list(orders)
    with taking(directive_id, office, "instructed", by, text) as arrival:
        if not text.strip():
            raise Incomplete([_("Write what is to be done.")])
        units = [f"unit:{pk}" for order in orders for pk in _units(order)]
        admit(arrival.directive, units, works=not arrival.directive.is_outgoing)
        Instruction.objects.create(arrival=arrival, by=by, at=timezone.now(), text=text.strip()[:1000])
        open_duties(arrival.directive, orders, by, origin="instruction", office=office)
        dues = [order.due for order in orders if order.due]
        arrival.due = max([*dues, *([arrival.due] if arrival.due else [])], default=None)
        arrival.passed_on = arrival.passed_on or today()
        return arrival


def close(directive_id: int, office: Unit, by: Person, *, result: str, reply: Directive | None = None) -> Arrival:
    """End the handling with its result and the document that answers, if there is one.

    Raises:
        Incomplete: neither a result nor a reply.
        DutiesOpen: something that was asked is not done.
        NotYours, WrongStage: as they say.
    """
    with taking(directive_id, office, "handling-closed", by, result) as arrival:
        if not result.strip() and reply is None:
            raise Incomplete([_("Write the result, or choose the document that answers.")])
        if count := open_duties_of(arrival).count():
            raise DutiesOpen(count)
        arrival.result, arrival.reply, arrival.closed_on = result.strip()[:500], reply, today()
        return arrival


def reopen(directive_id: int, office: Unit, by: Person, *, note: str) -> Arrival:
    """Take a closed document up again.

    Raises:
        Incomplete: without a reason.
        NotYours, WrongStage: as they say.
    """
    with taking(directive_id, office, "handling-reopened", by, note) as arrival:
        if not note.strip():
            raise Incomplete([_("Say why: the reason stays with the document.")])
        arrival.closed_on, arrival.result, arrival.reply = None, "", None
        return arrival


def _units(order: DutyOrder) -> Iterable[int]:
    yield order.lead.pk
    yield from (unit.pk for unit, _due in order.co_operating)
    yield from (unit.pk for unit in order.informed)


def _tell(arrival: Arrival, people: Iterable[Person], *, kind: str) -> None:
    directive = arrival.directive
    notify_many(
        people,
        kind=kind,
        key=f"arrival:{arrival.pk}:{kind}",
        subject=directive,
        number=directive.symbol,
        url=directive.get_absolute_url(),
    )
