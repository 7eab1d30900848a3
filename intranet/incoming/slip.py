"""Phiếu giải quyết văn bản đến: the handling slip of Decree 30/2020/NĐ-CP, annex IV, with what Sen holds filled in. Its
words are the form's, in Vietnamese whatever the language of the screen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from intranet.access.decisions import decide
from intranet.directives.letterhead import date_words, name_lines, parent_and_issuer, place_and_date
from intranet.directives.models import Direction, Directive, Step
from intranet.duties.models import Duty, UnitRole
from intranet.incoming.models import Arrival, Instruction
from intranet.numbering.rules import printed
from intranet.people.models import Unit, UnitKind
from intranet.people.rules import local_date
from intranet.printing.official import in_vietnamese

_PARTY = {UnitKind.PARTY_COMMITTEE, UnitKind.PARTY_BODY, UnitKind.PARTY_CELL}
_LETTER = "cong-van"
_ABOUT = "về việc "


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody wrote or ordered, line by line, by whom and when."""

    lines: list[str]
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The form from top to bottom; a part without opinions is left open for the pen."""

    is_party: bool
    parent_lines: list[str]
    office_lines: list[str]
    place_and_date: str
    arrival: str
    document: str
    due: str
    proposals: list[Opinion]
    leaders: list[Opinion]
    heads: list[Opinion]
    handlers: list[Opinion]
    result: list[Opinion]


@in_vietnamese
def slip_of(arrival: Arrival, request: HttpRequest) -> Slip:
    """The slip of a registered arrival, for somebody who may see its handling. Ten queries at most."""
    office, duties = arrival.office, _duties(arrival)
    steps = Step.objects.filter(directive=arrival.directive, office=office, action="put-to-leader").select_related("by")
    submitted = list(steps)
    parent, name = parent_and_issuer(office.name, _above(office))
    number = arrival.number
    return Slip(
        is_party=office.kind in _PARTY,
        parent_lines=name_lines(parent),
        office_lines=name_lines(name),
        place_and_date=place_and_date(_place(office), local_date(submitted[-1].at) if submitted else None),
        arrival=f"Số đến: {printed(number.value) if number else ''}, ngày {arrival.arrived_on:%d/%m/%Y}",
        document=_document(arrival.directive),
        due=date_words(arrival.due),
        proposals=[
            Opinion([step.note], str(step.by), date_words(local_date(step.at))) for step in submitted if step.note
        ],
        leaders=list(_leaders(arrival.instructions.select_related("by"), duties)),
        heads=list(_heads(duties)),
        handlers=list(_handlers(duties)),
        result=list(_result(arrival, request)),
    )


def _duties(arrival: Arrival) -> list[Duty]:
    found = Duty.objects.filter(directive=arrival.directive, office=arrival.office).exclude(state="cancelled")
    parts = ("units__unit", "people__person", "people__assigned_by", "notes__by")
    return list(found.select_related("lead").prefetch_related(*parts).order_by("pk"))


def _above(office: Unit) -> str:
    parent = office.get_parent()
    return parent.name if parent and parent.kind != UnitKind.PROVINCE else ""


def _place(office: Unit) -> str:
    """Where the office writes its own documents; open when it has written none."""
    own = Directive.objects.filter(owner_unit=office, direction=Direction.OUTGOING).exclude(place="")
    return own.order_by("-pk").values_list("place", flat=True).first() or "…………"


def _document(directive: Directive) -> str:
    """Type, number and symbol, date, issuer and summary in one sentence, as the form asks."""
    named = f"{directive.type or 'Văn bản'} số {directive.symbol or '……'}"
    whole = " ".join(filter(None, [named, date_words(directive.date), f"của {directive.issuer}"]))
    is_letter = directive.type is not None and directive.type.slug == _LETTER
    about = _ABOUT if is_letter and not directive.summary.lower().startswith(_ABOUT) else ""
    return f"{whole} {about}{directive.summary}"


def _leaders(instructions: Iterable[Instruction], duties: list[Duty]) -> Iterator[Opinion]:
    """Each instruction; with the last, who leads, co-operates and is informed, each with its day."""
    written = list(instructions)
    for instruction in written:
        parts = [line for duty in duties for line in _parts(duty)] if instruction is written[-1] else []
        by, on = str(instruction.by), date_words(local_date(instruction.at))
        yield Opinion([instruction.text, *dict.fromkeys(parts)], by, on)


def _parts(duty: Duty) -> Iterator[str]:
    yield f"- Chủ trì: {duty.lead}{_by(duty.due)}"
    for part in duty.units.all():
        role = "Phối hợp" if part.role == UnitRole.CO_OPERATES else "Để biết"
        yield f"- {role}: {part.unit}{_by(part.due)}"


def _heads(duties: list[Duty]) -> Iterator[Opinion]:
    for duty in duties:
        for each in duty.people.all():
            yield Opinion(
                [f"Giao {each.person}{_by(duty.due)}"], str(each.assigned_by), date_words(local_date(each.at))
            )


def _handlers(duties: list[Duty]) -> Iterator[Opinion]:
    for duty in duties:
        for note in duty.notes.all():
            yield Opinion([note.text], str(note.by), date_words(local_date(note.at)))


def _result(arrival: Arrival, request: HttpRequest) -> Iterator[Opinion]:
    reply = arrival.reply
    is_named = reply is not None and bool(decide(request.user, "read", reply, request))
    answered = f"Văn bản trả lời: {reply.symbol}{_dated(reply.date)}" if reply is not None and is_named else ""
    lines = [line for line in (arrival.result, answered) if line]
    if lines:
        yield Opinion(lines, "", date_words(arrival.closed_on))


def _by(due: date | None) -> str:
    return f" (thời hạn: {due:%d/%m/%Y})" if due else ""


def _dated(day: date | None) -> str:
    return f" ngày {day:%d/%m/%Y}" if day else ""
