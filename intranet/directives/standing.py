"""What a document's face says of what became of it, and of what it does to another."""

from dataclasses import dataclass
from datetime import date
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from intranet.access.decisions import decide
from intranet.acknowledgement.difference import Changed, differences
from intranet.acknowledgement.models import Version
from intranet.directives.letter import text_lines
from intranet.directives.models import Amendment, AmendmentKind, Directive, Standing
from intranet.people.models import Person
from intranet.people.rules import local_date


@dataclass(frozen=True, slots=True)
class StandingNotice:
    """A line on the face of a document; ``url`` and ``says``, the text of what corrects it, are empty where the other
    document is not the viewer's to see.

    ``warning`` says that the document which corrected or replaced this one was itself recalled.
    """

    words: str
    symbol: str
    url: str
    reason: str
    says: list[str]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class WhatItChanges:
    """What a correcting or replacing document does: to which one, and how the text differs from that."""

    words: str
    symbol: str
    url: str
    note: str
    changes: list[Changed]


def standing_notice(directive: Directive, reader: Person) -> StandingNotice | None:
    """None for a document that is in force as it was issued."""
    words = {
        Standing.CORRECTED: _("This document was corrected on %(day)s."),
        Standing.REPLACED: _("This document was replaced on %(day)s. It is no longer in force."),
        Standing.RECALLED: _("This document was recalled on %(day)s. Do not use it."),
    }.get(Standing(directive.standing))
    if words is None:
        return None
    by = directive.standing_by
    seen = by is not None and bool(decide(reader, "face" if by.is_recalled else "read", by))
    symbol, url = (by.symbol, by.get_absolute_url()) if by is not None and seen else ("", "")
    readable = by is not None and seen and not by.is_recalled and directive.standing == Standing.CORRECTED
    says = _words(by) if by is not None and readable else []
    said = words % {"day": _day(directive.standing_on)}
    return StandingNotice(said, symbol, url, directive.standing_reason, says, _recalled_too(directive, by))


def _words(directive: Directive) -> list[str]:
    return [words for line in text_lines(directive) if (words := unescape(strip_tags(line)).strip())]


def _recalled_too(directive: Directive, by: Directive | None) -> str:
    """A reader must not go on looking for a valid text that is not there."""
    if by is None or not by.is_recalled:
        return ""
    if directive.standing == Standing.REPLACED:
        words = _("The document that replaced it was itself recalled on %(day)s: there is no text in force.")
    else:
        words = _("The document that corrected it was itself recalled on %(day)s.")
    return words % {"day": _day(by.standing_on)}


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"


def what_it_changes(directive: Directive, reader: Person) -> WhatItChanges | None:
    """None for a document that amends nothing, or amends what ``reader`` may not see."""
    amendment = Amendment.objects.select_related("target__current_version").filter(directive=directive).first()
    if amendment is None or not decide(reader, "face", amendment.target):
        return None
    target = amendment.target
    corrects = amendment.kind == AmendmentKind.CORRECTS
    old, new = target.current_version, directive.current_version
    readable = not corrects and old is not None and new is not None and bool(decide(reader, "read", target))
    return WhatItChanges(
        words=_("corrects") if corrects else _("replaces"),
        symbol=target.symbol,
        url=target.get_absolute_url(),
        note=amendment.change_note,
        changes=differences(old.text, new.text) if readable and old and new else [],
    )


@dataclass(frozen=True, slots=True)
class ReadingPutRight:
    """The last better transcription of a document: when, what had been read wrongly, and what differs."""

    on: date
    note: str
    changes: list[Changed]


def how_it_was_read(version: Version) -> ReadingPutRight:
    """What ``version``, a transcription, reads otherwise than the one before it. One query."""
    filed = {name: getattr(version, name) for name in ("subject_model", "subject_id", "major")}
    before = Version.objects.only("text").get(**filed, minor=version.minor - 1)
    return ReadingPutRight(local_date(version.created_at), version.change_note, differences(before.text, version.text))
