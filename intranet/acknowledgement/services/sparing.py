"""More time for one person, or none at all asked of them: each with a reason from a table."""

from datetime import date, timedelta

from django.utils import timezone

from intranet.acknowledgement.errors import AssignmentClosed, NotAsked, NotLater
from intranet.acknowledgement.models import (
    BY_HAND,
    Assignment,
    Audience,
    Extension,
    Reason,
    Receipt,
    ReceiptKind,
    TallyState,
)
from intranet.acknowledgement.services.assignments import after_return
from intranet.acknowledgement.services.closing import write_receipts
from intranet.acknowledgement.services.tallies import add_each, cell_of
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Absence, Person
from intranet.people.queries import returns
from intranet.people.rules import today

ONE_DAY = timedelta(days=1)


def extend(assignment_id: int, due: date, reason: str, by: Person) -> Extension:
    """Give one person more time, until ``due``; whether ``by`` may is the caller's question.

    Raises:
        AssignmentClosed: it has ended.
        NotLater: ``due`` is not later than the day that stands, or has passed.
        NotAsked: there is no due date that could be put off.
        ValueError: ``reason`` is none that a person gives.
    """
    with write_transaction():
        assignment = _locked(assignment_id)
        if assignment.due is None:
            raise NotAsked
        if due <= assignment.due or due < today():
            raise NotLater
        extension = put_off(assignment, due, _by_hand(reason), by)
        record("reading.extended", actor=by, subject=assignment, details=_details(assignment) | {"reason": reason})
    return extension


def waive(assignment_id: int, reason: str, by: Person) -> Receipt:
    """Ask one person no more; whether ``by`` may is the caller's question. Waiving twice is waiving once.

    Raises:
        AssignmentClosed: it has ended otherwise.
        ValueError: ``reason`` is none that a person gives.
    """
    reason = _by_hand(reason)
    with write_transaction():
        try:
            assignment = _locked(assignment_id)
        except AssignmentClosed as closed:
            if closed.receipt.kind == ReceiptKind.WAIVED:
                return closed.receipt
            raise
        write_receipts([assignment], assignment.version, ReceiptKind.WAIVED, by=by, reason_code=reason)
        record("reading.waived", actor=by, subject=assignment, details=_details(assignment) | {"reason": reason})
    return Receipt.objects.get(assignment=assignment)


def put_off(assignment: Assignment, due: date, reason: str, by: Person | None) -> Extension:
    """Move the due date of a locked open assignment, and its count."""
    add_each([cell_of(assignment)], TallyState.OPEN, -1)
    former, assignment.due = assignment.due, due
    assignment.save(update_fields=["due"])
    add_each([cell_of(assignment)], TallyState.OPEN, 1)
    return Extension.objects.create(
        assignment=assignment, former_due=former, due=due, reason_code=reason, at=timezone.now(), by=by
    )


def count_anew(absence: Absence) -> int:
    """After a change of when somebody is away: what waits for them gets its time counted from their return, or what
    they had where the absence was withdrawn. Returns how many due dates changed. Call inside the write transaction of
    the change.
    """
    waiting = Assignment.objects.filter(person=absence.person_id, receipt__isnull=True, due__isnull=False)
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    locked = Assignment.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    list(locked.values_list("pk", flat=True))
    return sum(_count_anew(each, absence) for each in locked.filter(receipt__isnull=True).select_related("version"))


def _count_anew(assignment: Assignment, absence: Absence) -> bool:
    first = assignment.extensions.filter(reason_code=Reason.ABSENT, by__isnull=True).order_by("pk").first()
    own = first.former_due if first else assignment.due
    if own is None or absence.starts > own:
        return False
    back = returns([assignment.person_id], today(), until=own).get(assignment.person_id)
    if back is None and absence.ends >= absence.starts:
        back = absence.ends + ONE_DAY
    days = Audience.objects.filter(version=assignment.version_id).values_list("working_days", flat=True).first()
    due = after_return(back, own, days) if back else own
    if due is None or due == assignment.due:
        return False
    put_off(assignment, due, Reason.ABSENT, None)
    return True


def _locked(assignment_id: int) -> Assignment:
    assignment = Assignment.objects.select_for_update(of=("self",)).select_related("version").get(pk=assignment_id)
    receipt = Receipt.objects.filter(assignment=assignment_id).first()
    if receipt is not None:
        raise AssignmentClosed(receipt)
    return assignment


def _by_hand(reason: str) -> Reason:
    if reason not in BY_HAND:
        raise ValueError(f"{reason!r} is no reason that a person gives.")
    return Reason(reason)


def _details(assignment: Assignment) -> dict[str, object]:
    return {"version": assignment.version_id, "person": assignment.person_id, "due": str(assignment.due or "")}
