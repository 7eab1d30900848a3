"""Registering: the arrival number is taken and the text of a document from outside is frozen."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive
from intranet.directives.services.freezing import admit, freeze_registered
from intranet.directives.state_secrets import secret_in
from intranet.directives.steps import take_step
from intranet.incoming.errors import HeldAlready, WrongStage
from intranet.incoming.models import Arrival, ReturnReason, Stage
from intranet.incoming.queries import twins_in_register
from intranet.incoming.rules import LEADERS
from intranet.incoming.services.arriving import arrival_of
from intranet.incoming.services.steps import taking
from intranet.numbering.models import Purpose
from intranet.numbering.services import TakenElsewhere, take_number
from intranet.people.models import Person, Unit
from intranet.people.rules import today


def register(
    directive_id: int,
    office: Unit,
    by: Person,
    *,
    arrived_on: date | None = None,
    given: TakenElsewhere | None = None,
    is_another: bool = False,
    is_unmarked: bool = False,
) -> Arrival:
    """Enter a document in the register of ``office`` under the next arrival number (Decree 30, art. 22). It keeps its
    own number; the text of one that came from outside is frozen.

    ``is_another`` says that ``by`` has compared it with a document of the same number in the own register,
    ``is_unmarked`` that the document bears no number or no date.

    Raises:
        Incomplete: the day lies ahead, something is missing, or nobody has checked what a machine read.
        HeldAlready: the own register holds one of the same number, symbol and issuer.
        NotYours, WrongStage, NoBook, BookClosed, OutOfOrder, NumberTaken: as they say.
    """
    note = _("The document bears no number or no date.") if is_unmarked else ""
    with taking(directive_id, office, "registered", by, note) as arrival:
        if not is_another and (twin := twins_in_register(arrival.directive, office).first()):
            raise HeldAlready(twin)
        _enter(arrival, by, arrived_on or today(), given, is_unmarked=is_unmarked)
        return arrival


def register_before_issue(directive: Directive, by: Person) -> None:
    """What circulates is registered first. Called in the transaction that issues, under the document's lock.

    Raises:
        WrongStage: the document was returned to its sender.
        Incomplete, NoBook, BookClosed, OutOfOrder: as they say.
    """
    if directive.is_outgoing or not directive.is_draft:
        return
    arrival = arrival_of(directive, directive.owner_unit)
    if arrival.stage != Stage.RECEIVED:
        raise WrongStage(arrival.get_stage_display())
    arrival.directive, arrival.office = directive, directive.owner_unit
    _enter(arrival, by, today(), None)
    arrival.stage = Stage.REGISTERED
    arrival.save()
    take_step(directive, "registered", by, office=directive.owner_unit)


def objections(directive: Directive) -> Iterator[object]:
    """What was returned to its sender does not circulate."""
    if directive.is_outgoing or not directive.is_draft:
        return
    returned = Arrival.objects.filter(directive=directive, office=directive.owner_unit, stage=Stage.RETURNED)
    if returned.exists():
        yield _("This document was returned to its sender. It is not registered and does not circulate.")


def return_to_sender(directive_id: int, office: Unit, by: Person, reason: str) -> Arrival:
    """Send a document back that should not have come, or not like this. It stays on record, unregistered.

    Raises:
        NotYours, WrongStage: as they say.
    """
    with taking(directive_id, office, "returned", by, str(ReturnReason(reason).label)) as arrival:
        arrival.return_reason = reason
        if arrival.directive.is_draft:
            arrival.directive.is_under_review = True
            arrival.directive.save()
        return arrival


def _enter(arrival: Arrival, by: Person, day: date, given: TakenElsewhere | None, *, is_unmarked: bool = False) -> None:
    directive = arrival.directive
    if problems := [*_missing(directive, day), *_unsure(arrival, is_unmarked)]:
        raise Incomplete(problems)
    number = take_number(directive, arrival.office, Purpose.INCOMING, day=day, by=by, given=given)
    number.symbol = directive.symbol
    number.save(update_fields=["symbol"])
    arrival.number, arrival.arrived_on, arrival.registered_by = number, day, by
    if directive.is_draft:
        freeze_registered(directive, by)
    admit(directive, [f"post:{role}@{arrival.office_id}" for role in LEADERS], works=not directive.is_outgoing)


def _missing(directive: Directive, day: date) -> Iterator[object]:
    if directive.type is None:
        yield _("The type of the document is missing.")
    if not directive.issuer:
        yield _("The issuing body is missing.")
    if not directive.summary:
        yield _("The summary is missing.")
    if refusal := secret_in(directive):
        yield refusal.message
    if day > today():
        yield _("A document cannot have arrived on a later day than today.")


def _unsure(arrival: Arrival, is_unmarked: bool) -> Iterator[object]:
    directive = arrival.directive
    if lacks_marks(directive) and not is_unmarked:
        yield _("The number or the date of the document is missing. Write it in the draft, or say that it bears none.")
    if arrival.is_unchecked and directive.is_draft:
        yield _(
            "A machine read this document from pictures. Check the draft against them and save it, then register it."
        )


def lacks_marks(directive: Directive) -> bool:
    """Whether number or date, by which a document is known, are missing."""
    return not (directive.symbol or directive.number) or directive.date is None
