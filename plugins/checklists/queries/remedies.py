"""Findings as one person sees them: the list, the board, and the history of one."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from intranet.contracts import Who, today
from plugins.checklists.models import Finding, FindingStep, Inspection, Progress
from plugins.checklists.policy import FindingPolicy

What = FindingStep.What

IN_A_COLUMN = 20
"""Cards shown of a column of the board; the list has all of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    unit: int | None = None
    state: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board."""

    state: str
    label: Any
    count: int
    late: int
    findings: list[Finding]

    @property
    def more(self) -> int:
        return self.count - len(self.findings)


def findings_of(asker: Who, wanted: Wanted) -> QuerySet[Finding]:
    """What ``asker`` may see of what is wanted, the most urgent first."""
    rows = FindingPolicy().visible(asker, Finding.objects.all())
    if wanted.unit is not None:
        rows = rows.filter(unit=wanted.unit)
    if wanted.state:
        rows = rows.filter(progress=wanted.state)
    if wanted.overdue:
        rows = rows.filter(_late())
    return with_what_is_shown(rows)


def with_what_is_shown(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """Everything a row of the list says, in the query that finds it."""
    return rows.select_related("unit", "answer__question", "answer__inspection__campaign", "post__person")


def board(rows: QuerySet[Finding]) -> list[Column]:
    """Three columns; a query each, and one for the numbers."""
    counts = {
        each["progress"]: each
        for each in rows.order_by().values("progress").annotate(n=Count("pk"), late=Count("pk", filter=_late()))
    }
    return [_column(rows, state, counts.get(state, {})) for state in Progress]


def units_among(asker: Who) -> list[tuple[int, str]]:
    """Units whose findings ``asker`` sees, by name: what the list can be narrowed to. One query."""
    rows = FindingPolicy().visible(asker, Finding.objects.all()).order_by("unit__name")
    return list(rows.values_list("unit", "unit__name").distinct())


def history(finding: Finding) -> list[FindingStep]:
    """What was done to it, the latest first. One query."""
    return list(finding.steps.select_related("by").order_by("-pk"))


def refusal_in(steps: list[FindingStep]) -> FindingStep | None:
    """Why it was last not taken for put right, of its ``history``; None where it never was refused."""
    return next((step for step in steps if step.what in {What.NOT_VERIFIED, What.REOPENED}), None)


def of_inspection(inspection: Inspection) -> list[Finding]:
    """In the order of the questions. One query."""
    rows = with_what_is_shown(Finding.objects.filter(answer__inspection=inspection))
    return list(rows.order_by("answer__question__place"))


def _late() -> Q:
    return Q(progress=Progress.OPEN, due_on__lt=today())


def _column(rows: QuerySet[Finding], state: Progress, counted: Any) -> Column:
    found = list(rows.filter(progress=state)[:IN_A_COLUMN]) if counted else []
    return Column(state.value, state.label, counted.get("n", 0), counted.get("late", 0), found)
