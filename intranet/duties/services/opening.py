"""Opening: items of a document, or a leader's instructions on it, are given to units. All of them or none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from intranet.access.policies import policy_for
from intranet.access.tokens import who
from intranet.acknowledgement.reach import reaches
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.duties.errors import Incomplete, NotAllowed
from intranet.duties.models import Duty, DutyOrigin, DutyState, DutyUnit, StepKind, UnitRole
from intranet.duties.policy import OFFICE_ROLES, UNIT_ROLES, posts
from intranet.duties.services.steps import LONGEST, MOST_TEXT, audited, logged, stood_in_for
from intranet.duties.services.telling import tell_units
from intranet.people.models import Person, Unit
from intranet.people.rules import today


@dataclass(frozen=True, slots=True)
class DutyOrder:
    """One duty as it is given out; ``due`` is the last day on time, ``due_words`` are as printed."""

    number: str
    text: str
    lead: Unit
    due: date | None = None
    due_words: str = ""
    co_operating: Sequence[tuple[Unit, date | None]] = field(default_factory=list)
    informed: Sequence[Unit] = field(default_factory=list)

    @property
    def units(self) -> list[Unit]:
        return [self.lead, *(unit for unit, _due in self.co_operating), *self.informed]


def open_duties(
    directive: Directive,
    orders: Sequence[DutyOrder],
    by: Person,
    *,
    origin: str = DutyOrigin.TEXT_ITEM,
    office: Unit | None = None,
) -> list[Duty]:
    """Give out duties of ``directive``; the units' heads, leaders and clerks are told. ``office`` follows them up: the
    document's own, or one that received it.

    The state of the document is not asked: an incoming one has its duties before it is issued. What is asked is whether
    every unit may read it.

    Raises:
        NotAllowed: ``by`` is no clerk, editor or leader of the office in charge.
        Incomplete: a unit may not read the document or is closed, an item is open already …; lists all of it.
    """
    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).select_related("owner_unit").get(pk=directive.pk)
        following = office or directive.owner_unit
        if not may_open(by, following.pk):
            raise NotAllowed("open")
        if problems := list(_problems(directive, orders, origin)):
            raise Incomplete(problems)
        return [_open(directive, order, by, origin, following) for order in orders]


def may_open(person: Person, office_id: int) -> bool:
    """Whether ``person`` holds a post of the office that gives out duties."""
    asking = who(person)
    return asking is not None and not asking.tokens.isdisjoint(posts(OFFICE_ROLES, [office_id]))


def _open(directive: Directive, order: DutyOrder, by: Person, origin: str, office: Unit) -> Duty:
    duty = Duty.objects.create(
        directive=directive,
        office=office,
        number=order.number.strip()[:20],
        text=order.text.strip()[:MOST_TEXT],
        origin=origin,
        lead=order.lead,
        due=order.due,
        due_words=order.due_words.strip()[:200],
        created_by=by,
    )
    parts = [DutyUnit(duty=duty, unit=u, role=UnitRole.CO_OPERATES, due=due) for u, due in order.co_operating]
    parts += [DutyUnit(duty=duty, unit=unit, role=UnitRole.INFORMED) for unit in order.informed]
    DutyUnit.objects.bulk_create(parts)
    acting_for = stood_in_for(duty, by, "open")
    logged(duty, StepKind.OPENED, by, acting_for=acting_for)
    tell_units(duty, kind="duty-opened", key="opened", by=by)
    audited("duty.opened", duty, by, acting_for, unit=duty.lead_id, due=order.due, origin=origin)
    return duty


def _problems(directive: Directive, orders: Sequence[DutyOrder], origin: str) -> Iterator[str]:
    if not orders:
        yield _("Choose at least one item to give out.")
    yield from _repeated(directive, orders, origin)
    for order in orders:
        yield from _wrong_with(order)
    yield from _unable_to_read(directive, orders)


def _repeated(directive: Directive, orders: Sequence[DutyOrder], origin: str) -> Iterator[str]:
    """An item of the text has one lead unit; what was cancelled may be given out anew."""
    if origin != DutyOrigin.TEXT_ITEM:
        return
    live = Duty.objects.filter(directive=directive, origin=origin).exclude(state=DutyState.CANCELLED)
    given = Counter(live.exclude(number="").values_list("number", flat=True))
    given.update(order.number.strip()[:20] for order in orders if order.number.strip())
    for number in (number for number, count in given.items() if count > 1):
        yield _("Item %(number)s has been given out already. Cancel that task first.") % {"number": number}


def _wrong_with(order: DutyOrder) -> Iterator[str]:
    number = order.number or "–"
    if not order.text.strip():
        yield _("Item %(number)s: write what is to be done.") % {"number": number}
    for unit, count in Counter(order.units).items():
        if count > 1:
            yield _("Item %(number)s: %(unit)s is named twice.") % {"number": number, "unit": unit}
        if not unit.is_open(today()):
            words = {"number": number, "unit": unit}
            yield _("Item %(number)s: %(unit)s no longer exists. Choose its successor.") % words
    for due in (order.due, *(due for _unit, due in order.co_operating)):
        if due is not None and abs(due - today()) > LONGEST:
            yield _("Item %(number)s: look at the due date %(day)s.") % {"number": number, "day": f"{due:%d/%m/%Y}"}


def _unable_to_read(directive: Directive, orders: Sequence[DutyOrder]) -> Iterator[str]:
    units = {unit.pk: unit for order in orders for unit in order.units}
    policy = policy_for(directive)
    readers = set(policy.tokens("read", directive)) if policy else set()
    above = _ancestors(units.values())
    for unit in units.values():
        tokens = {f"unit:{unit.pk}", *posts(UNIT_ROLES, [unit.pk])}
        if not any(reaches(readers, token, above[unit.pk]) for token in tokens):
            yield _("%(unit)s may not read this document. Add the unit to its readers first.") % {"unit": unit}


def _ancestors(units: Iterable[Unit]) -> dict[int, list[int]]:
    """For each unit the ids of the units above it, itself included. One query."""
    paths = {unit.pk: _paths_to(unit) for unit in units}
    wanted = {path for line in paths.values() for path in line}
    ids = dict(Unit.objects.filter(path__in=wanted).values_list("path", "pk"))
    return {pk: [ids[path] for path in line if path in ids] for pk, line in paths.items()}


def _paths_to(unit: Unit) -> list[str]:
    return [unit.path[:end] for end in range(Unit.steplen, len(unit.path) + 1, Unit.steplen)]
