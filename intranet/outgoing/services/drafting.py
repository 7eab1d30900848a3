"""A new outgoing document."""

from dataclasses import replace

from intranet.database import write_transaction
from intranet.directives.models import Direction, Directive, Family
from intranet.directives.services import DraftFields, create_draft
from intranet.directives.services.freezing import admit
from intranet.numbering.rules import blank_symbol
from intranet.outgoing.access import working_circles
from intranet.outgoing.models import Comment, Passage
from intranet.people.models import Person, Unit


def start_draft(owner: Unit, drafting_unit: Unit, by: Person, entered: DraftFields, *, field: str = "") -> Directive:
    """A draft that ``drafting_unit`` writes and ``owner`` will issue; the head of the unit and the leaders read it.

    ``field`` stands after the office in the symbol of an official letter (NC, VX). Whether ``by`` may is the caller's
    question.
    """
    code = _type_code(entered)
    symbol = entered.symbol or blank_symbol(family=entered.family, type_code=code, office=owner.code, unit=field)
    with write_transaction():
        directive = create_draft(owner, by, replace(entered, direction=Direction.OUTGOING, symbol=symbol))
        Passage.objects.create(directive=directive, drafting_unit=drafting_unit)
        admit(directive, working_circles(directive, drafting_unit.pk))
    return directive


def remember_writer(directive: Directive, by: Person) -> None:
    """``by`` has changed the draft, and will not approve it. Called in the transaction that changes it."""
    passage = Passage.objects.filter(directive=directive).first()
    if passage is not None:
        passage.writers.add(by)


def _type_code(entered: DraftFields) -> str:
    if entered.type is None:
        return ""
    return entered.type.party_code if entered.family == Family.PARTY else entered.type.state_code


def forget_words(directive: Directive) -> None:
    """Empty what was signed and said of a draft of which nothing may stay. Call in the writing transaction."""
    passages = Passage.objects.filter(directive=directive)
    passages.update(signed_text="")
    Comment.objects.filter(passage__in=passages).update(text="")
