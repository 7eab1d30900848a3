"""What the pages of incoming documents show, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.models import Directive
from intranet.directives.rules import fold
from intranet.duties.models import Duty, DutyState
from intranet.duties.rules import LIVE
from intranet.incoming.models import Arrival, Stage
from intranet.incoming.rules import CLERKS, OFFICE, is_late
from intranet.people.models import Person, Unit
from intranet.people.rules import today

PAGE_SIZE = 20

TABS: dict[str, tuple[str, ...]] = {
    "received": (Stage.RECEIVED,),
    "registered": (Stage.REGISTERED,),
    "leader": (Stage.SUBMITTED,),
    "handling": (Stage.HANDLING,),
    "closed": (Stage.CLOSED, Stage.RETURNED),
}
"""Tabs of the list and the stages each holds."""


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """One line of the list of incoming documents."""

    url: str
    arrival_number: int | None
    symbol: str
    summary: str
    issuer: str
    arrived_on: date
    urgency: str
    office: str
    stage: str
    due: date | None
    is_late: bool


def own_offices(person: Person) -> QuerySet[Unit]:
    """Offices whose incoming documents ``person`` handles, as clerk, editor, head or leader."""
    return Unit.objects.filter(pk__in=units_with_role(tokens_of(person), OFFICE))


def arrivals(person: Person) -> QuerySet[Arrival]:
    """What arrived in the offices of ``person``, as far as they may see it: asked of each arrival, as ``IN`` would read
    all documents there are.
    """
    shown = visible(person, Directive.objects.filter(pk=OuterRef("directive")))
    offices = units_with_role(tokens_of(person), OFFICE)
    return Arrival.objects.filter(Exists(shown), office__in=offices)


def first_tab(person: Person) -> str:
    """The tab that opens by itself: what waits for a leader's instruction, or what waits at the clerk's desk."""
    return "received" if units_with_role(tokens_of(person), CLERKS) else "leader"


def list_page(person: Person, tab: str, text: str, number: int) -> Page[Any]:
    """One page of a tab, or of what bears ``text`` in every tab: the most urgent first, then the earliest due."""
    found = arrivals(person)
    found = found.filter(directive__folded__contains=fold(text)) if text else found.filter(stage__in=TABS[tab])
    found = found.select_related("directive", "office", "number").order_by(
        F("directive__urgency_rank").desc(), F("due").asc(nulls_last=True), "-arrived_on", "-number__value", "-pk"
    )
    page = Paginator(found, PAGE_SIZE).get_page(number)
    rows: Any = [_row(arrival) for arrival in page.object_list]
    page.object_list = rows
    return page


def counts(person: Person) -> dict[str, int]:
    """How many documents each tab holds. One query."""
    found = dict(arrivals(person).order_by().values_list("stage").annotate(found=Count("pk")))
    return {tab: sum(found.get(stage, 0) for stage in held) for tab, held in TABS.items()}


def _row(arrival: Arrival) -> ArrivalRow:
    directive = arrival.directive
    return ArrivalRow(
        url=directive.get_absolute_url(),
        arrival_number=arrival.number.value if arrival.number else None,
        symbol=directive.symbol,
        summary=directive.summary,
        issuer=directive.issuer,
        arrived_on=arrival.arrived_on,
        urgency="" if directive.urgency == "normal" else str(directive.get_urgency_display()),
        office=str(arrival.office),
        stage=str(arrival.get_stage_display()),
        due=arrival.due,
        is_late=is_late(arrival.due, arrival.closed_on, today()),
    )


def twins_in_register(directive: Directive, office: Unit) -> QuerySet[Directive]:
    """Other documents in the office's own register that bear the same number, symbol and issuer (Decree 30, annex VI,
    III.1.h). Other offices' registers are never asked.
    """
    held = Arrival.objects.filter(office=office, number__isnull=False).values("directive")
    same = Directive.objects.filter(pk__in=held, symbol_key=directive.symbol_key, issuer__iexact=directive.issuer)
    return same.exclude(pk=directive.pk).exclude(symbol_key="").filter(_same_year(directive))


def _same_year(directive: Directive) -> Q:
    """Numbers recur every year or term, so a date of another year is another document."""
    return Q(date__year=directive.date.year) | Q(date__isnull=True) if directive.date else Q()


def open_duties_of(arrival: Arrival) -> QuerySet[Duty]:
    """Duties of the document that the office gave and that are not done."""
    return Duty.objects.filter(directive=arrival.directive, office=arrival.office, state__in=LIVE)


def results_of(arrival: Arrival) -> dict[str, str]:
    """How the tasks that the office gave of a document ended, as first values for its own end: their results, and the
    document that answers where there is one. One query.
    """
    given = Duty.objects.filter(directive=arrival.directive, office=arrival.office, state=DutyState.CLOSED)
    done = list(given.select_related("reply").order_by("pk"))
    result = "\n".join(duty.result for duty in done if duty.result)[:500]
    return {"result": result, "reply": next((duty.reply.symbol for duty in done if duty.reply), "")}
