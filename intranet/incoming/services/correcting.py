"""Correcting the line of the register: what was written wrongly of a document that came from outside.

The document itself stays what it is; number, date, issuer and summary are what the clerk has read of it. What stood
there before is kept in the steps, in the audit log and in the remarks of the register.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from django.utils.translation import gettext as _

from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.services.freezing import freeze_anew
from intranet.directives.state_secrets import secret_in
from intranet.directives.steps import As, take_step
from intranet.incoming.models import Arrival
from intranet.incoming.rules import TRANSITIONS
from intranet.incoming.services.steps import opened
from intranet.numbering.errors import BookClosed
from intranet.people.models import Person, Unit

ACTION = "face-corrected"

_WORDS = {"symbol": "số, ký hiệu", "date": "ngày văn bản", "issuer": "tác giả", "summary": "trích yếu"}
"""What the register calls them, in Vietnamese always."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the register says of a document."""

    symbol: str
    date: date | None
    issuer: str
    summary: str


def correct_face(directive_id: int, office: Unit, by: Person, face: Face, *, reason: str) -> Arrival:
    """Put right what the register of ``office`` says of a document that it received from outside.

    Raises:
        Incomplete: it is another office's document, nothing differs, issuer, summary or reason are missing.
        BookClosed: the book that holds its number is closed.
        NotYours, WrongStage: as they say.
    """
    with opened(directive_id, office, ACTION, by) as arrival:
        directive = arrival.directive
        changed = {each.name for each in fields(face) if getattr(face, each.name) != getattr(directive, each.name)}
        before, after = _in_words(directive, changed), _in_words(face, changed)
        for name in changed:
            setattr(directive, name, getattr(face, name))
        if problems := list(_against(arrival, changed, reason)):
            raise Incomplete(problems)
        assert arrival.number is not None  # noqa: S101  a registered arrival has its number
        if arrival.number.book.is_closed:
            raise BookClosed(arrival.number.book)
        freeze_anew(directive, by, change_note=reason.strip()[:300])
        arrival.number.symbol = directive.symbol
        arrival.number.save(update_fields=["symbol"])
        note = f"{before} → {after} ({reason.strip()})"
        arrival.remark = f"{arrival.remark}\nsửa: {note}".strip()[-600:]
        arrival.save()
        post = As(TRANSITIONS[ACTION].roles, office.pk)
        take_step(directive, ACTION, by, note=note, office=office, as_=post, details={"from": before, "to": after})
        return arrival


def _against(arrival: Arrival, changed: set[str], reason: str) -> Iterator[object]:
    directive = arrival.directive
    if directive.is_outgoing or directive.owner_unit_id != arrival.office_id:
        yield _("This document was issued by another office of the house. Only that office can correct it.")
    if not changed:
        yield _("Nothing differs from what the register says.")
    if directive.date is None and directive.state != DirectiveState.REGISTERED:
        yield _("The document circulates already: it keeps a date.")
    if not directive.issuer:
        yield _("The issuing body is missing.")
    if not directive.summary:
        yield _("The summary is missing.")
    if not reason.strip():
        yield _("Say why the line is corrected: the reason stays in the register.")
    if refusal := secret_in(directive):
        yield refusal.message


def _in_words(face: Face | Directive, names: set[str]) -> str:
    return "; ".join(f"{words} {_value(getattr(face, name))}" for name, words in _WORDS.items() if name in names)


def _value(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else f"“{str(value or '–')[:120]}”"
