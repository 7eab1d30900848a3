"""Put the parts together: one text in, one ``Recognition`` out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import numbering
from .addressees import read_addressees
from .bodies import opening_body
from .body import paragraphs, read_bases, read_dissemination, read_lead
from .citations import read_citations
from .dating import read_date
from .duties import read_duties
from .folding import fold
from .issuer import doubted_place, read_issuer
from .layout import Layout, lay_out
from .properties import completed
from .recipients import read_recipients
from .result import Confidence, Field, Recognition
from .secrecy import examine, find_marks
from .signatory import read_signatory
from .source import Source
from .stamps import DRAFT, URGENCIES
from .subject import Heading, read_subject, read_type

_ENOUGH = 5
_FIGURES_AND_NAMES = ("symbol", "number", "date", "signatory")
_TOLD_BY_THEIR_WORDS = ("family", "type", "urgency", "marks")
_HURT_BY_DAMAGE = (*_FIGURES_AND_NAMES, "subject", "addressees", "bases", "recipients", "archive", "lead")
_OF_ONE_HEAD = ("place", "issuer", "parent", "type")


@dataclass(frozen=True, slots=True)
class _Head:
    """The fields of the letterhead and title, and what the rest needs to know of them."""

    fields: tuple[Field, ...]
    heading: Heading
    numbering: numbering.Numbering
    body_at: int
    damaged: bool  # letters had to be repaired, so others may be wrong too


def recognise(text: str, *, scanned: bool = False) -> Recognition:
    """Read an official document. Any string is accepted; one that is no document says so.

    A secret is returned empty, so that nothing of it can be kept by mistake. ``scanned`` says that a machine read the
    letters from a picture: then nothing is sure but what is one of a few known phrases (State or Party, type, urgency).
    """
    layout = lay_out(Source(text))
    stamp = examine(layout)
    if stamp and stamp.certain:
        return Recognition("secret", problems=("state-secret",))
    doubt = ("secrecy-doubt",) if stamp else ()
    if not _is_document(layout, scanned=scanned):
        cites, confidence = read_citations(layout.source, layout.main_end, None)
        return Recognition("not-directive", (), cites, (), ("not-a-directive", *doubt), cites_confidence=confidence)
    return _document(layout, doubt, scanned=scanned)


def _document(layout: Layout, doubt: tuple[str, ...], *, scanned: bool) -> Recognition:
    head = _head(layout)
    foot = read_recipients(layout)
    cites, cites_confidence = read_citations(layout.source, layout.main_end, head.numbering.symbol)
    duties, duties_confidence = read_duties(layout, head.body_at)
    rest = (
        read_bases(layout, head.body_at), read_dissemination(layout), _urgency(layout), _marks(layout), foot.recipients,
        foot.archive, read_signatory(layout, foot), read_lead(layout, head.body_at),
    )  # fmt: skip
    fields = tuple(completed(layout, field) for field in (*head.fields, *rest))
    if scanned:
        misread = tuple(field.name for field in fields if field.name not in _TOLD_BY_THEIR_WORDS)
        fields = tuple(_doubted(field, misread, "from-scan") for field in fields)
        cites_confidence, duties_confidence = _at_most_unsure(cites_confidence), _at_most_unsure(duties_confidence)
    if head.damaged:
        fields = tuple(_doubted(field, _HURT_BY_DAMAGE, "damaged-text") for field in fields)
        duties_confidence = "unsure" if duties else "missing"
    problems = [*doubt, *_problems(layout, fields)]
    if cites_confidence == "unsure" and not scanned:
        problems.append("missing-citations")
    if duties_confidence == "unsure" and not head.damaged and not duties[0].number.startswith("Điều"):
        problems.append("numbering-unclear")
    once, whole = tuple(dict.fromkeys(problems)), paragraphs(layout, head.body_at)
    return Recognition("directive", fields, cites, duties, once, whole, cites_confidence, duties_confidence)


def _head(layout: Layout) -> _Head:
    family = _family(layout)
    heading = read_type(layout)
    issuer, parent = read_issuer(layout)
    place, date = read_date(layout, tuple(str(body.value) for body in (issuer, parent) if body.value))
    subject, subject_end = read_subject(layout, heading)
    addressees, addressed_end = read_addressees(layout)
    read = numbering.read_numbering(layout, str(issuer.value or ""), heading.type)
    is_repaired = any(field.note == "repaired" for field in (issuer, parent, place))
    damaged = heading.is_damaged or layout.has_two_heads or is_repaired
    note = numbering.doubts(read, family=str(family.value or ""), issuer=str(issuer.value or ""), type_=heading.type)
    issuer, parent = doubted_place(numbering.doubted_issuer(read, issuer), place), doubted_place(parent, place)
    symbol, number = numbering.fields(read, note)
    kind = heading.field
    if note == "misfit-type" and kind.confidence == "sure":
        kind = replace(kind, confidence="unsure", note=note)
    if place.note == "end-unclear":
        subject = _doubted(subject, ("subject",), "end-unclear")  # the first word of the place may stand at its end
    fields: tuple[Field, ...] = (family, symbol, number, place, date, issuer, parent, kind, subject, addressees)
    if layout.has_two_heads:
        fields = tuple(_doubted(field, _OF_ONE_HEAD, "damaged-text") for field in fields)
    return _Head(fields, heading, read, max(subject_end, addressed_end), damaged)


def _family(layout: Layout) -> Field:
    """State or Party, by the motto or the Party's title; both or neither leave it open."""
    motto, party = layout.first("motto"), layout.first("party")
    marks = [piece for piece in layout.letterhead if piece.kind in ("motto", "party")]
    if not marks:
        return Field("family", note="no-letterhead")
    spans = tuple(layout.source.span(piece.start, piece.end) for piece in marks)
    both = {piece.kind for piece in marks} == {"motto", "party"}
    value = "party" if party in marks and motto not in marks else "state"
    return Field("family", value, "unsure" if both else "sure", spans)


def _urgency(layout: Layout) -> Field:
    for piece in layout.pieces[: layout.opening + 4]:
        if piece.kind == "mark" and (name := URGENCIES.get(fold(piece.text))):
            return Field("urgency", name, "sure", (layout.source.span(piece.start, piece.end),), printed=piece.text)
    return Field("urgency")


def _marks(layout: Layout) -> Field:
    found = find_marks(layout)
    names, spans = tuple(name for name, _ in found), tuple(span for _, span in found)
    return Field("marks", names, "sure", spans) if found else Field("marks")


def _is_document(layout: Layout, *, scanned: bool) -> bool:
    """Enough of the parts that Decree 30, art. 8, and the Party's rules require, blanks of a form not counted; of a
    scan, on which number, date and title may be illegible, the letterhead with one of them.
    """
    pieces = layout.letterhead
    letterhead = layout.has("motto", "party")
    numbered = any(piece.kind == "number" and _is_filled_in(piece.text) for piece in pieces)
    dated = any(piece.kind == "date" and any(c.isdigit() for c in piece.text) for piece in pieces)
    named = layout.first("title") is not None or (layout.has("about") and layout.first("to") is not None)
    issued = any(piece.kind == "caps" and opening_body(piece.text) for piece in pieces)
    addressed = layout.first("to") is not None
    ended = layout.recipients_at is not None
    score = 2 * letterhead + 2 * numbered + dated + named + issued + ended
    if scanned and letterhead and score > 2:
        return True
    return (letterhead or numbered) and score + (letterhead and issued and addressed and ended) >= _ENOUGH


def _is_filled_in(text: str) -> bool:
    """False for the dotted blank of a form."""
    return any(c.isdigit() or c == "/" for c in text) and "…" not in text and ".." not in text


def _doubted(field: Field, names: tuple[str, ...], note: str) -> Field:
    if field.name in names and field.confidence == "sure":
        return replace(field, confidence="unsure", note=note)
    return field


def _at_most_unsure(confidence: Confidence) -> Confidence:
    return "unsure" if confidence == "sure" else confidence


def _problems(layout: Layout, fields: tuple[Field, ...]) -> Iterator[str]:
    if any(piece.kind == "mark" and DRAFT.fullmatch(fold(piece.text)) for piece in layout.pieces):
        yield "draft"
    yield from (field.note for field in fields if field.note)
    if layout.main_end < len(layout.source.text.rstrip()):
        yield "annex-follows"
