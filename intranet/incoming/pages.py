"""What the pages show of a document in one receiving office."""

from typing import Any

from django.utils.text import capfirst

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.models import Directive
from intranet.directives.steps import As, course_of
from intranet.directives.trail import Action, StageLine
from intranet.incoming.models import Arrival, Stage
from intranet.incoming.rules import OFFICE, TRANSITIONS, is_late
from intranet.people.models import Person, Unit
from intranet.people.rules import local_date, today

_SHOWN = (Stage.RECEIVED, Stage.REGISTERED, Stage.SUBMITTED, Stage.HANDLING, Stage.CLOSED)


def trail(arrival: Arrival) -> list[StageLine]:
    """The stages with what is behind and what is ahead."""
    if arrival.stage == Stage.RETURNED:
        return [StageLine(capfirst(str(Stage.RETURNED.label)), "current")]
    at = _SHOWN.index(Stage(arrival.stage))
    last = len(_SHOWN) - 1
    return [
        StageLine(
            capfirst(str(stage.label)), "done" if number < at or at == last else "current" if number == at else ""
        )
        for number, stage in enumerate(_SHOWN)
    ]


def actions_for(arrival: Arrival, person: Person) -> list[Action]:
    """Steps that ``person`` may take now, in the order of the table."""
    tokens = tokens_of(person)
    return [
        Action(each.action, str(each.label))
        for each in TRANSITIONS.values()
        if arrival.stage in each.sources and not tokens.isdisjoint(As(each.roles, arrival.office_id).tokens)
        if each.action != "face-corrected" or _may_be_corrected(arrival)
    ]


def _may_be_corrected(arrival: Arrival) -> bool:
    """The line of the register says what the clerk has read, until the book is closed."""
    is_own = not arrival.directive.is_outgoing and arrival.directive.owner_unit_id == arrival.office_id
    return is_own and arrival.number is not None and not arrival.number.book.is_closed


def arrivals_shown(directive: Directive, person: Person) -> list[Arrival]:
    """The rows of ``directive`` in the offices of ``person``; of an own draft that has none yet, one that is not stored
    before its first step. One query and one for the offices.
    """
    tokens = tokens_of(person)
    if not units_with_role(tokens, OFFICE):
        return []
    found = Arrival.objects.filter(directive=directive).select_related(
        "office", "number__book", "reply", "registered_by"
    )
    rows = [row for row in found if not tokens.isdisjoint(As(OFFICE, row.office_id).tokens)]
    owner = directive.owner_unit_id
    is_new = not directive.is_outgoing and directive.is_draft and all(row.office_id != owner for row in rows)
    if is_new and not tokens.isdisjoint(As(OFFICE, owner).tokens):
        rows.append(unsaved(directive, directive.owner_unit))
    for row in rows:
        row.directive = directive
    return rows


def unsaved(directive: Directive, office: Unit) -> Arrival:
    """The arrival of a draft that has not taken its first step."""
    return Arrival(directive=directive, office=office, arrived_on=local_date(directive.created_at))


def arrival_page(arrival: Arrival, person: Person) -> dict[str, Any]:
    """Context of ``section.html``; of another office's document, how it was drafted is not shown."""
    directive = arrival.directive
    is_own = not directive.is_outgoing or bool(decide(person, "work", directive))
    return {
        "arrival": arrival,
        "directive": directive,
        "trail": trail(arrival),
        "actions": actions_for(arrival, person),
        "instructions": list(arrival.instructions.select_related("by")) if arrival.pk else [],
        "reply": arrival.reply if arrival.reply and decide(person, "read", arrival.reply) else None,
        "is_late": is_late(arrival.due, arrival.closed_on, today()),
        "course": course_of(directive, [arrival.office_id], drafting=is_own),
    }
