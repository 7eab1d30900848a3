"""What the pages of progress show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy

from intranet.acknowledgement.models import Reason, ReceiptKind, TallyState, Version
from intranet.people.models import Person
from intranet.people.rules import local_date
from intranet.progress.beside import Done, finished_beside
from intranet.progress.figures import Figures, summed
from intranet.progress.queries import cells, closings, faults, unit_lines
from intranet.progress.scope import Scope
from intranet.progress.tree import Beside, Faults, Row, found, rows_of
from intranet.reminders.queries import reminded_units

ROWS = 50
"""Units a page."""

ALL, LATE, COMPLETE = "all", "overdue", "complete"
TABS = {ALL: gettext_lazy("All"), LATE: gettext_lazy("Overdue"), COMPLETE: gettext_lazy("Complete")}

MEANS = {
    TallyState.ACKNOWLEDGED: gettext_lazy("read to the end"),
    TallyState.CHECKED: gettext_lazy("answered the questions"),
    TallyState.PASSWORD: gettext_lazy("with the password"),
    TallyState.ATTENDED: gettext_lazy("attended a session"),
    TallyState.ON_PAPER: gettext_lazy("signed on paper"),
}
"""Means of acknowledging, counted apart."""


@dataclass(frozen=True, slots=True)
class Followup:
    """A version whose progress is looked at, by whom, as far as they see it."""

    version: Version
    subject: Any
    due: date | None
    scope: Scope
    person: Person


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the filters, with how many units it shows."""

    value: str
    words: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """All units of the tree, and their sum."""

    rows: list[Row]
    total: Figures
    faults: Faults
    done: Done

    @property
    def late(self) -> list[Row]:
        return [row for row in self.rows if row.figures.late]

    @property
    def complete(self) -> list[Row]:
        return [row for row in self.rows if row.figures.is_complete]

    @property
    def means(self) -> list[tuple[str, int]]:
        """How they acknowledged, with how many, as far as anybody did."""
        counts = self.total.counts
        return [(str(words), counts[state]) for state, words in MEANS.items() if counts[state]]


def overview(followup: Followup, on: date) -> Overview:
    """The whole tree of ``followup``. Five queries, whatever the number of units and people."""
    version, scope = followup.version, followup.scope
    beside = Beside(faults(version, scope), finished_beside(followup.subject, followup.person), reminded_units(version))
    rows = rows_of(unit_lines(scope, on), cells(version, scope, on), scope.paths, beside)
    return Overview(rows, summed(row.figures for row in rows), _faults(rows), _done(rows))


def _faults(rows: Iterable[Row]) -> Faults:
    rows = list(rows)
    return Faults(sum(row.faults.reported for row in rows), sum(row.faults.open for row in rows))


def _done(rows: Iterable[Row]) -> Done:
    rows = list(rows)
    return Done(sum(row.done.finished for row in rows), sum(row.done.all for row in rows))


def progress_page(followup: Followup, chosen: str, words: str, number: int, now: datetime) -> dict[str, Any]:
    """Context of ``intranet/progress/page.html``."""
    on = local_date(now)
    whole = overview(followup, on)
    kinds = {ALL: whole.rows, LATE: whole.late, COMPLETE: whole.complete}
    chosen = chosen if chosen in TABS else (LATE if whole.late else ALL)
    rows = found(kinds[chosen], words)
    return {
        "followup": followup,
        "whole": whole,
        "tabs": [Tab(value, str(title), len(kinds[value]), value == chosen) for value, title in TABS.items()],
        "chosen": chosen,
        "words": words,
        "page": Paginator(rows, ROWS).get_page(number),
        "complete": summed(row.figures for row in whole.complete) if chosen == LATE and whole.complete else None,
        "now": now,
        "on": on,
    }


def closings_page(followup: Followup) -> dict[str, Any]:
    """Context of ``intranet/progress/closings.html``: reasons, with how many."""
    lines = [
        (
            ReceiptKind(row["kind"]).label,
            Reason(row["reason_code"]).label if row["reason_code"] else "",
            row["n"],
        )
        for row in closings(followup.version, followup.scope)
    ]
    return {"followup": followup, "lines": lines, "total": sum(n for _kind, _reason, n in lines)}
