"""Pure rules of the ledger: hashes, due dates in words, what closes an assignment."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def content_hash(*, title: str, number: str, html: str, text: str, attachments: list[dict[str, Any]]) -> str:
    """SHA-256 over everything a reader is shown, in a form that does not depend on dictionary order."""
    whole = {"title": title, "number": number, "html": html, "text": text, "attachments": attachments}
    return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class DueWords:
    """How a due date is shown: ``state`` sets the tone (late, due, or none), ``words`` say it without colour."""

    state: str
    words: str


def due_words(due: date | None, today: date) -> DueWords:
    """ "Overdue by 3 days", "2 days left"; within seven days it counts as due. The due date itself is still on time."""
    if due is None:
        return DueWords("", _("no due date"))
    left = (due - today).days
    if left < 0:
        return DueWords("late", ngettext("overdue by %(n)d day", "overdue by %(n)d days", -left) % {"n": -left})
    if left == 0:
        return DueWords("due", _("due today"))
    return DueWords("due" if left <= 7 else "", ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left})
