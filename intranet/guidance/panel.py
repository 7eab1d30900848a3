"""The acknowledgement beside a page. The one place that is exchanged for the ledger's own panel."""

from typing import Any

from intranet.acknowledgement import tickets
from intranet.acknowledgement.models import Version
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.rules import due_words
from intranet.acknowledgement.views import statement
from intranet.directives.difference import differences
from intranet.guidance.models import GuidancePage
from intranet.guidance.queries import acknowledged_version
from intranet.people.models import Person
from intranet.people.rules import today


def panel_for(page: GuidancePage, version: Version | None, reader: Person) -> dict[str, Any] | None:
    """Context of ``acknowledging.html``; None for who is not asked. What differs is counted from the reader's own last
    acknowledgement.
    """
    assignment = assignment_of(reader, version) if version else None
    if assignment is None or version is None:
        return None
    receipt = getattr(assignment, "receipt", None)
    before = acknowledged_version(reader, page)
    words = due_words(assignment.due, today())
    return {
        "assignment": assignment,
        "receipt": receipt,
        "due": assignment.due,
        "due_state": words.state,
        "due_words": words.words,
        "ticket": tickets.issue(assignment, version) if receipt is None else "",
        "statement": statement(),
        "asked_anew": version if before else None,
        "before": before,
        "changes": differences(before.text, version.text) if before else [],
    }
