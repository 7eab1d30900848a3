"""What has happened to a document: put in, new files, issue, copies and loans, changes of scope and level, recall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from intranet.contracts import circle_words
from plugins.circulation.models import Copy, CopyState, Extension, Item, Level, Proposal, ProposalKind


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: when, what, by whom, who agreed or refused, and the reason or what is new."""

    at: datetime
    words: str
    by: Any
    second: Any = None
    why: str = ""


def history_of(item: Item) -> list[Happening]:
    """The latest first. As many queries, however much there is."""
    told = (*_files(item), *_issue(item), *_changes(item), *_copies(item), *_loans(item))
    return sorted(told, key=lambda each: each.at, reverse=True)


def _files(item: Item) -> Iterator[Happening]:
    for version in item.versions.select_related("created_by").defer("text", "wrapped"):
        words = _("New version %(number)d") % {"number": version.number} if version.number > 1 else _("Put in")
        yield Happening(version.created_at, words, version.created_by, why=version.note)


def _issue(item: Item) -> Iterator[Happening]:
    if item.issued_at:
        yield Happening(item.issued_at, _("Issued"), item.issued_by)
    recall = getattr(item, "recall", None)
    if recall:
        yield Happening(recall.at, _("Recalled"), recall.by, why=recall.reason)
    if recall and recall.closed_at:
        yield Happening(recall.closed_at, _("Recall closed"), recall.closed_by)


def _copies(item: Item) -> Iterator[Happening]:
    rows = item.copies.select_related("holder", "handed_over_by", "ended_by", "witness")
    for (at, by), handed in groupby(rows, key=lambda copy: (copy.handed_over_at, copy.handed_over_by)):
        copies = list(handed)
        numbers = {"copies": ", ".join(map(str, copies))}
        holders = ", ".join(str(copy.holder) for copy in copies)
        yield Happening(at, _("Handed over: copy %(copies)s") % numbers, by, why=holders)
    yield from (_defect(copy, copy.received_at) for copy in rows if copy.received_at and copy.defect)
    yield from (_end(copy, copy.ended_at) for copy in rows if copy.ended_at)


def _defect(copy: Copy, at: datetime) -> Happening:
    said = {"copy": str(copy), "got": copy.received_sheets, "of": copy.sheets}
    words = _("Received with a defect: copy %(copy)s, %(got)s of %(of)s pages") % said
    return Happening(at, words, copy.holder, why=copy.defect)


def _end(copy: Copy, at: datetime) -> Happening:
    number = {"copy": str(copy)}
    if copy.state == CopyState.RETURNED:
        holder = "" if copy.ended_by_id == copy.holder_id else _("was held by %(holder)s") % {"holder": copy.holder}
        return Happening(at, _("Given back: copy %(copy)s") % number, copy.ended_by, why=holder)
    before = _("%(holder)s; destroyed before %(witness)s") % {"holder": copy.holder, "witness": copy.witness}
    return Happening(at, _("Destroyed: copy %(copy)s") % number, copy.ended_by, why=before)


def _loans(item: Item) -> Iterator[Happening]:
    rows = Extension.objects.filter(copy__item=item, decided_at__isnull=False)
    for row in rows.select_related("copy", "by", "decided_by"):
        said = {"copy": str(row.copy), "day": row.due.strftime("%d/%m/%Y")}
        words = _("Longer loan: copy %(copy)s until %(day)s") if row.agreed else _("Longer loan refused: copy %(copy)s")
        second = row.decided_by if row.decided_by_id != row.by_id else None
        yield Happening(row.decided_at or row.at, words % said, row.by, second, row.refusal or row.reason)


def _changes(item: Item) -> Iterator[Happening]:
    for row, words in _in_words(item.proposals.filter(decided_at__isnull=False)):
        yield Happening(row.decided_at or row.at, words, row.by, row.decided_by, row.refusal or row.reason)


def proposals_in_words(item: Item) -> list[tuple[Proposal, str]]:
    """What waits for a second person, and what it would change. Four queries."""
    return list(_in_words(item.proposals.filter(decided_at__isnull=True)))


def _in_words(found: Any) -> Iterator[tuple[Proposal, str]]:
    rows = list(found.select_related("by", "decided_by"))
    levels = {level.slug: str(level) for level in Level.objects.all()} if rows else {}
    circles = circle_words([token for row in rows for token in row.wanted.get("tokens", ())])
    for row in rows:
        yield row, _said(row, levels, circles)


def _said(row: Proposal, levels: dict[str, str], circles: dict[str, str]) -> str:
    said = {"what": _wanted(row, levels, circles)}
    if row.decided_at is None or row.agreed:
        return _("Level: %(what)s") % said if row.kind == ProposalKind.LEVEL else _("Scope: %(what)s") % said
    if row.agreed is None:
        return _("Proposal taken back: %(what)s") % said
    return _("Proposal refused: %(what)s") % said


def _wanted(row: Proposal, levels: dict[str, str], circles: dict[str, str]) -> str:
    if row.kind == ProposalKind.LEVEL:
        return f"{levels.get(row.was.get('level', ''), '?')} → {levels.get(row.wanted['level'], '?')}"
    if row.wanted["whole"]:
        return _("everybody of the space")
    return "; ".join(sorted(circles.get(token, token) for token in row.wanted["tokens"]))
