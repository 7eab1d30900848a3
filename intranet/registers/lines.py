"""The cells of one line of a register. No database: what they need was read for the whole page before."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import capfirst

from intranet.directives.models import Directive, Standing
from intranet.directives.rules import fold
from intranet.duties.models import Duty, UnitRole
from intranet.incoming.models import Arrival
from intranet.numbering.models import Number
from intranet.numbering.rules import printed
from intranet.outgoing.models import Passage
from intranet.printing.sheet import Cell, day_words
from intranet.registers.models import Loan

WITHHELD = "(nội dung hạn chế)"
"""Stands for everything that a document says, where the reader of the register may not read it."""

_PARTS = {UnitRole.CO_OPERATES: "phối hợp", UnitRole.INFORMED: "để biết"}


@dataclass(frozen=True, slots=True)
class Known:
    """What a line is made from beside its number, by document; ``readable`` are the documents that may be read."""

    readable: Collection[int]
    passages: dict[int, Passage] = field(default_factory=dict)
    arrivals: dict[int, Arrival] = field(default_factory=dict)
    duties: dict[int, list[Duty]] = field(default_factory=dict)


def outgoing_line(number: Number, known: Known) -> list[Cell]:
    """Ten cells of the register of outgoing documents."""
    head: list[Cell] = [number.symbol or printed(number.value), number.day]
    directive = number.directive
    if directive is None or directive.pk not in known.readable:
        return [*head, WITHHELD if directive else "", *[""] * 6, _void(number)]
    if number.is_void:
        return [*head, _type_and_summary(directive), directive.signatory, *[""] * 5, _void(number)]
    passage = known.passages.get(directive.pk)
    return [
        *head,
        _type_and_summary(directive),
        directive.signatory,
        _recipients(directive),
        str(passage.drafting_unit) if passage else directive.archive_line,
        passage.copies if passage else "",
        (passage.passed_on if passage else None) or "",
        "",
        standing_words(directive, known.readable),
    ]


def incoming_line(number: Number, known: Known) -> list[Cell]:
    """Ten cells of the register of incoming documents."""
    head: list[Cell] = [number.day, printed(number.value)]
    directive = number.directive
    if directive is None or directive.pk not in known.readable:
        written = [(directive.date or ""), WITHHELD] if directive else ["", ""]
        return [*head, "", number.symbol, *written, *[""] * 3, _void(number)]
    arrival = known.arrivals.get(directive.pk)
    counts = not number.is_void
    return [
        *head,
        directive.issuer,
        directive.symbol,
        directive.date or "",
        _type_and_summary(directive),
        receivers(known.duties.get(directive.pk, [])) if counts else "",
        (arrival.passed_on if arrival and counts else None) or "",
        "",
        _remarks(directive, arrival, known) if counts else _void(number),
    ]


def handling_line(number: Number, known: Known) -> list[Cell]:
    """Seven cells of the register in which the handling is followed."""
    directive = number.directive
    if directive is None or directive.pk not in known.readable:
        what = _joined(number.symbol, WITHHELD) if directive else ""
        return [printed(number.value), what, *[""] * 4, _void(number)]
    if number.is_void:
        return [printed(number.value), _named(directive), *[""] * 4, _void(number)]
    arrival, duties = known.arrivals.get(directive.pk), known.duties.get(directive.pk, [])
    reply = arrival.reply if arrival else None
    return [
        printed(number.value),
        _named(directive),
        receivers(duties),
        (arrival.due if arrival else None) or "",
        _progress(arrival, duties),
        reply.symbol if reply and reply.pk in known.readable else "",
        standing_words(directive, known.readable),
    ]


def loan_line(loan: Loan, readable: Collection[int]) -> list[Cell]:
    """Nine cells of the register of loans of file copies."""
    directive = loan.directive
    return [
        loan.lent_on,
        str(loan.borrower),
        ", ".join(filter(None, [directive.symbol, day_words(directive.date)])),
        _type_and_summary(directive) if directive.pk in readable else WITHHELD,
        loan.file_code,
        "",
        loan.returned_on or "",
        str(loan.allowed_by),
        loan.note,
    ]


def receivers(duties: Collection[Duty]) -> str:
    """Lead units, other units that take part with what their part is, and people: each once, a line each."""
    leads = dict.fromkeys(str(duty.lead) for duty in duties)
    others = [each for duty in duties for each in duty.units.all() if str(each.unit) not in leads]
    parts = (f"{each.unit} ({_PARTS[UnitRole(each.role)]})" for each in others)
    people = (str(each.person) for duty in duties for each in duty.people.all())
    return "\n".join(dict.fromkeys([*leads, *parts, *people]))


def standing_words(directive: Directive, readable: Collection[int]) -> str:
    """What became of an issued document. The document that did it is named to those only who may read it."""
    words = {
        Standing.CORRECTED: "Được đính chính",
        Standing.REPLACED: "Được thay thế",
        Standing.RECALLED: "Thu hồi",
    }.get(Standing(directive.standing))
    if words is None:
        return ""
    by = directive.standing_by
    named = f" bởi {by.symbol}" if by is not None and by.symbol and by.pk in readable else ""
    return f"{words}{named}{_on(directive.standing_on)}"


def _recipients(directive: Directive) -> str:
    """Addressees and recipients; “Như trên” points at the addressees, who stand there already."""
    lines = [line.strip(" -;.") for line in [*directive.addressees, *directive.recipients]]
    return "\n".join(dict.fromkeys(line for line in lines if line and not fold(line).startswith("nhu tren")))


def _type_and_summary(directive: Directive) -> str:
    return f"{directive.type or ''}: {directive.summary}".strip(": ")


def _named(directive: Directive) -> str:
    name = " ".join(filter(None, [str(directive.type or ""), directive.symbol])) + _on(directive.date)
    return _joined(", ".join(filter(None, [name, directive.issuer])), directive.summary)


def _progress(arrival: Arrival | None, duties: Collection[Duty]) -> str:
    stage = capfirst(str(arrival.get_stage_display())) if arrival else ""
    done = [f"{duty.lead}: {duty.get_state_display()}" for duty in duties]
    return _joined(stage, *done, arrival.result if arrival else "")


def _remarks(directive: Directive, arrival: Arrival | None, known: Known) -> str:
    corrected = arrival.remark if arrival else ""
    return _joined(_urgency(directive), standing_words(directive, known.readable), corrected)


def _urgency(directive: Directive) -> str:
    return capfirst(str(directive.get_urgency_display())) if directive.urgency_rank else ""


def _void(number: Number) -> str:
    return f"Số hủy: {number.void_reason}" if number.is_void else ""


def _on(day: date | None) -> str:
    return f" ngày {day_words(day)}" if day else ""


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
