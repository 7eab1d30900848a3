"""Taking a document in: what was recognised becomes a draft, and every field says how sure it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.files.base import File
from django.utils.html import escape

from intranet.access.decisions import visible
from intranet.directives.cleaning import MAX_CHARACTERS
from intranet.directives.models import Directive, DocumentType, Family, Urgency
from intranet.directives.queries import duplicates_of
from intranet.directives.recognition import Recognition, Signatory, recognise
from intranet.directives.services import DraftFields, create_draft
from intranet.files.errors import FileRefused
from intranet.files.kinds import INTAKE
from intranet.files.models import StoredFile
from intranet.files.services import accept_file
from intranet.people.models import Person, Unit

AFTER_TAKE_IN: dict[str, Callable[[Directive], None]] = {}
"""What higher layers do with a document that has come in, by their name."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Where a draft that is no official document can be kept instead: a button that posts to ``url``."""

    title: str
    words: str
    button: str
    url: str


ELSEWHERE: dict[str, Callable[[Directive], Offer | None]] = {}
"""What higher layers offer for a draft that is no official document, by their name."""

MOST_IN_A_LINE = MAX_CHARACTERS // len("&quot;")


_URGENCIES = {"khẩn": Urgency.URGENT, "thượng khẩn": Urgency.VERY_URGENT, "hỏa tốc": Urgency.EXPRESS}


@dataclass(frozen=True, slots=True)
class Intake:
    """A draft and what was read in its file."""

    directive: Directive
    recognition: Recognition


def take_in(stored: StoredFile, *, name: str, owner_unit: Unit, by: Person) -> Intake:
    """Recognise a stored file and make a draft of it in ``owner_unit``; the form marks what is unsure. A line that is
    longer than a paragraph can be becomes several.
    """
    recognition = recognise(stored.text, scanned=stored.is_scanned)
    fields = draft_fields(recognition, stored.text)
    if recognition.kind == "not-directive" and not fields.summary:
        fields = replace(fields, summary=name[:500])
    directive = create_draft(owner_unit, by, fields, original=stored, name=name)
    for follow in AFTER_TAKE_IN.values():
        follow(directive)
    return Intake(directive, recognition)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of several: the draft it became, or why it was not taken in. ``like`` is a document of
    the office that came in before, with the same file or the same number and issuer.
    """

    name: str
    directive: Directive | None = None
    problem: str = ""
    doubt: bool = False
    like: Directive | None = None


def take_in_each(uploads: Iterable[File], *, owner_unit: Unit, by: Person, vouched: bool) -> list[Outcome]:
    """Take files in one after the other; one that is refused says why and holds up none of the others."""
    return [_outcome(upload, owner_unit, by, vouched) for upload in uploads]


def _outcome(upload: File, owner_unit: Unit, by: Person, vouched: bool) -> Outcome:
    name = upload.name or ""
    try:
        stored = accept_file(upload, by=by, kinds=INTAKE, vouched=vouched)
    except FileRefused as refused:
        return Outcome(name, problem=str(refused.message), doubt=refused.doubt)
    made = take_in(stored, name=name, owner_unit=owner_unit, by=by).directive
    return Outcome(name, made, like=visible(by, duplicates_of(made)).order_by("pk").first())


def draft_fields(recognition: Recognition, text: str) -> DraftFields:
    """What was recognised, in the shape of a draft. Nothing is invented: what is missing stays empty."""
    value = recognition.value
    return DraftFields(
        type=_type(value("type")),
        issuer=str(value("issuer") or "")[:200],
        summary=str(value("subject") or _first_line(recognition, text))[:500],
        family=Family.PARTY if recognition.family == "party" else Family.STATE,
        symbol=str(value("symbol") or "")[:60],
        number=str(value("number") or "")[:12],
        place=str(value("place") or "")[:80],
        date=_whole_date(value("date")),
        urgency=_URGENCIES.get(str(value("urgency") or "").casefold(), Urgency.NORMAL),
        addressees=[str(addressee) for addressee in _list(value("addressees"))],
        recipients=[str(recipient) for recipient in _list(value("recipients"))],
        archive_line=str(value("archive") or "")[:120],
        dissemination=str(value("dissemination") or "")[:120],
        duties=[str(duty) for duty in recognition.duties],
        cites=[str(cite) for cite in recognition.cites],
        paragraphs=[escape(part) for line in recognition.paragraphs or _lines(text) for part in _parts(line)],
        **_signature(value("signatory")),
    )


def _first_line(recognition: Recognition, text: str) -> str:
    """What a text that is no official document is called until somebody names it; its list would show a hyphen."""
    lines = _lines(text) if recognition.kind == "not-directive" else []
    return next((words for line in lines if (words := line.strip("#*_=- \t"))), "")


def _lines(text: str) -> list[str]:
    """The text of what was not recognised, so that the person need not type it again."""
    return [line.strip() for line in text.splitlines() if line.strip()][:2000]


def _parts(line: str) -> list[str]:
    """A line in pieces that are paragraphs still when every character of them was escaped."""
    return [line[start : start + MOST_IN_A_LINE] for start in range(0, len(line), MOST_IN_A_LINE)]


def _list(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _type(name: Any) -> DocumentType | None:
    return DocumentType.objects.filter(name__iexact=str(name)).first() if name else None


def _whole_date(value: Any) -> date | None:
    """A date without its day (``2024-08``) is not a date yet; the person fills it in."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _signature(value: Any) -> dict[str, Any]:
    if not isinstance(value, Signatory):
        return {}
    return {
        "authority": value.authority[:80],
        "signatory_title": value.position[:120],
        "signatory": value.name[:80],
    }
