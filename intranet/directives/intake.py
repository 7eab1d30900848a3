"""Taking a document in: what was recognised becomes a draft, and every field says how sure it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import escape

from intranet.directives.models import Directive, DocumentType, Family, Urgency
from intranet.directives.recognition import Recognition, Signatory, recognise
from intranet.directives.services import DraftFields, create_draft
from intranet.files.models import StoredFile
from intranet.people.models import Person, Unit

_URGENCIES = {"khẩn": Urgency.URGENT, "thượng khẩn": Urgency.VERY_URGENT, "hỏa tốc": Urgency.EXPRESS}


@dataclass(frozen=True, slots=True)
class Intake:
    """A draft and what was read in its file."""

    directive: Directive
    recognition: Recognition


def take_in(stored: StoredFile, *, name: str, owner_unit: Unit, by: Person) -> Intake:
    """Recognise a stored file and make a draft of it in ``owner_unit``; the form marks
    what is unsure.
    """
    recognition = recognise(stored.text, scanned=stored.is_scanned)
    directive = create_draft(owner_unit, by, draft_fields(recognition, stored.text), original=stored, name=name)
    return Intake(directive, recognition)


def draft_fields(recognition: Recognition, text: str) -> DraftFields:
    """What was recognised, in the shape of a draft. Nothing is invented: what is missing stays empty."""
    value = recognition.value
    return DraftFields(
        type=_type(value("type")),
        issuer=str(value("issuer") or "")[:200],
        summary=str(value("subject") or "")[:500],
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
        paragraphs=[escape(paragraph) for paragraph in recognition.paragraphs or _lines(text)],
        **_signature(value("signatory")),
    )


def _lines(text: str) -> list[str]:
    """The text of what was not recognised, so that the person need not type it again."""
    return [line.strip() for line in text.splitlines() if line.strip()][:2000]


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


def _signature(value: Any) -> dict[str, str]:
    if not isinstance(value, Signatory):
        return {}
    return {
        "authority": value.authority[:80],
        "signatory_title": value.position[:120],
        "signatory": value.name[:80],
    }
