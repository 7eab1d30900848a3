"""A confirmed list on its way: kept, written by the worker, gone on with after a kill."""

from typing import Any, Protocol

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.errors import PeopleError
from intranet.people.importing.known import known
from intranet.people.importing.lines import Lines
from intranet.people.importing.people import username_in
from intranet.people.importing.plan import Plan, Row
from intranet.people.importing.planning import compared
from intranet.people.importing.writing import write
from intranet.people.models import ImportState, PeopleImport
from intranet.people.services.granting import Actor

RUN = "intranet.people.importing.running.run"
"""What the worker is asked for, with the import's id."""

REPORT_EVERY = 20


class Job(Protocol):
    """What the worker hands to a task that wants to tell how far it is."""

    def report(self, done: int, total: int) -> None:
        """Ends the run where it must, by an exception."""


def confirm(lines: Lines, plan: Plan, by: Actor) -> PeopleImport:
    """Keep a list that was checked and is right, to be written. Call in the transaction that asks the worker."""
    with write_transaction():
        kept = PeopleImport.objects.create(
            by=by, lines=lines.packed(), total=len(plan.changing), counts=dict(plan.counts)
        )
        record("people.import-confirmed", actor=by, subject=kept, details={"rows": len(plan.changing)})
    return kept


def run(import_id: int, job: Job | None = None) -> None:
    """Write what is still to be written. The list is compared anew: rows that are there already change nothing, so a
    run that was killed is gone on with, and nothing is written twice.
    """
    kept = PeopleImport.objects.select_related("by").get(pk=import_id)
    if kept.is_over:
        return
    lines = Lines.unpacked(kept.lines)
    there = known(filter(None, map(username_in, lines.people)), kept.by)
    plan = compared(lines, there)
    if plan.wrong:
        _end(kept, ImportState.REFUSED, [_words(row) for row in plan.wrong[:200]])
        return
    before = max(0, kept.total - len(plan.changing))
    PeopleImport.objects.filter(pk=kept.pk).update(state=ImportState.RUNNING, done=before)
    try:
        for done, _row in enumerate(write(plan, there), start=before + 1):
            PeopleImport.objects.filter(pk=kept.pk).update(done=done)
            if job is not None and done % REPORT_EVERY == 0:
                job.report(done, kept.total)
    except PeopleError as refused:
        _end(kept, ImportState.REFUSED, [str(refused)])
        return
    _end(kept, ImportState.DONE, [])


def _end(kept: PeopleImport, state: str, problems: list[str]) -> None:
    """The rows are forgotten: what they said stands in the house now, or in the list of whoever sent it."""
    with write_transaction():
        changes: dict[str, Any] = {"state": state, "problems": problems, "lines": [], "finished_at": timezone.now()}
        if state == ImportState.DONE:
            changes["done"] = F("total")
        if PeopleImport.objects.filter(pk=kept.pk, finished_at__isnull=True).update(**changes):
            details = {"rows": kept.total, "refusal": problems[:1]}
            record(f"people.import-{state}", actor=kept.by, subject=kept, details=details)


def _words(row: Row) -> str:
    said = "; ".join(f"{column}: {words}" if column else words for column, words in row.problems)
    return _("Row %(n)s, %(label)s: %(words)s") % {"n": row.place, "label": row.label, "words": said}
